public import Bus
public import GRDB
public import Store
public import Vocabulary

/// Records of which each can be read as it stood on a day, as known on a day.
///
/// ```swift
/// try first("WHERE id = \(id)", asOf).map(KeptClass.init)
/// ```
public protocol DatedRecords: RowRecords {
    /// The table as it stood: a query in brackets, under the table's name.
    static func table(_ asOf: AsOf) -> SQL
}

/// As they are now where `asOf` is nil.
extension DatedRecords {
    /// The table as it stood, or as it is.
    public static func table(then asOf: AsOf?) -> SQL { asOf.map { table($0) } ?? SQL(sql: table) }

    public func fetch(_ rest: SQL, _ asOf: AsOf?) throws -> [StoredRow] {
        try fetch(rest, of: Self.table(then: asOf))
    }

    public func first(_ rest: SQL, _ asOf: AsOf?) throws -> StoredRow? {
        try first(rest, of: Self.table(then: asOf))
    }

    /// The rows of the page, of those of which the conditions hold.
    public func fetch<Request, Entry>(
        _ page: ListPage<Request, Entry>, where conditions: [SQL], _ asOf: AsOf?
    ) throws -> [StoredRow] {
        try fetch(page, where: conditions, of: Self.table(then: asOf))
    }

    /// The same of a feed's page, by a column that no two rows share.
    public func fetch(
        _ page: FeedPage, by column: String = "id", where conditions: [SQL], _ asOf: AsOf?
    ) throws -> [StoredRow] {
        try fetch(page, by: column, where: conditions, of: Self.table(then: asOf))
    }
}

/// Records of which a request lists those of some units.
public protocol ListedRecords: DatedRecords {
    associatedtype Request: DatedRequest
    associatedtype Entry: Composite
    static var order: ListOrder<Entry> { get }
    /// The page's entries, of what belongs to the units.
    func list(
        _ request: Request, within units: Territory, _ asOf: AsOf?, _ page: ListPage<Request, Entry>
    ) throws -> [Entry]
}
