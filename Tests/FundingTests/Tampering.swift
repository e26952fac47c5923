import GRDB

@testable import Funding

extension LedgerRecords {
    /// What nobody may do.
    func tamper(_ sql: String) throws { try db.execute(sql: sql) }
}
