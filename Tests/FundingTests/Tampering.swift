import GRDB
import Store
import Vocabulary

@testable import Funding

extension LedgerRecords {
    /// What nobody may do.
    func tamper(_ sql: String) throws { try db.execute(sql: sql) }
}

/// Ways past the handlers.
enum Tampering {
    static func call(_ key: String) -> CommandCall {
        CommandCall(
            principal: Principal(unit: "thai-binh", roles: []), method: "test.Test/Tamper", language: .en,
            idempotencyKey: key, body: [])
    }
}
