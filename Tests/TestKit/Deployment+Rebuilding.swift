internal import GRDB
public import Store
internal import Vocabulary

extension Deployment {
    /// Makes anew, as `rebuild` does, what follows from the facts that a service keeps, after it was altered past the service
    /// by these statements.
    public func rebuild(
        _ service: String, after statements: [String],
        by rebuild: @escaping @Sendable (Transaction) throws -> Void
    ) async throws {
        for statement in statements { try alter(service, SQL(sql: statement)) }
        let call = CommandCall(
            principal: Principal(unit: "thai-binh", roles: []), method: "test.Test/Rebuild", language: .en,
            idempotencyKey: "rebuild", body: [])
        _ = try await store(of: service).command(call) { tx in
            tx.authorizeByRoleAlone()
            try rebuild(tx)
            return []
        }
    }
}
