public import GRDB

/// The records of a table, read row by row: queries say which rows, and the table what is read of each.
///
/// ```swift
/// struct OfferRecords: RowRecords {
///     static let table = "offers"
///     static let columns: SQL = "offers.*, providers.unit"
///     static let joins: SQL = "JOIN providers ON providers.id = offers.provider"
///     let db: Database
///
///     func open(in domain: String) throws -> [Offer] {
///         try fetch("WHERE domain = \(domain) ORDER BY offers.id").map(Offer.init)
///     }
/// }
/// ```
public protocol RowRecords: TableRecords {
    /// What is read of each row: all, unless something is joined to it.
    static var columns: SQL { get }
    /// What is joined to the table: nothing, unless it says so.
    static var joins: SQL { get }
}

extension RowRecords {
    public static var columns: SQL { "*" }
    public static var joins: SQL { "" }

    /// The rows that the rest of the query, from its WHERE on, leaves.
    ///
    /// - Parameter table: what is read in the table's place, under its name: what it was once.
    public func fetch(_ rest: SQL, of table: SQL? = nil) throws -> [StoredRow] {
        try rows(Self.query(rest, table))
    }

    /// The first of them.
    public func first(_ rest: SQL, of table: SQL? = nil) throws -> StoredRow? {
        try row(Self.query(rest, table))
    }

    private static func query(_ rest: SQL, _ table: SQL?) -> SQL {
        "SELECT \(columns) FROM \(table ?? SQL(sql: Self.table)) \(joins) \(rest)"
    }
}
