public import GRDB
public import Store

extension RowRecords {
    /// The rows of the page, of those of which the conditions hold.
    ///
    /// - Parameter table: what is read in the table's place, under its name: what it was once.
    public func fetch<Request, Entry>(
        _ page: ListPage<Request, Entry>, where conditions: [SQL], of table: SQL? = nil
    ) throws -> [StoredRow] {
        try fetch("WHERE \((conditions + [page.condition]).all) \(page.ordering)", of: table)
    }

    /// The same of a feed's page, by a column that no two rows share.
    public func fetch(
        _ page: FeedPage, by column: String = "id", where conditions: [SQL], of table: SQL? = nil
    ) throws -> [StoredRow] {
        let conditions = conditions + [page.condition(by: column)]
        return try fetch("WHERE \(conditions.all) \(page.ordering(by: column))", of: table)
    }
}
