internal import Foundation
internal import GRDB
internal import Vocabulary

/// Who did what.
extension WriteBatch {
    /// One entry of the audit trail; the events are those after `before`.
    func audit(
        _ call: CommandCall, bodyHash: [UInt8], outcome: String, eventsAfter before: UInt64, at now: Timestamp
    ) throws {
        try keepName(of: call.principal, at: now)
        state.audit = try RowChain.audit.append(
            [
                now.databaseValue, call.principal.unit.databaseValue,
                call.principal.person?.id.databaseValue ?? .null, call.method.databaseValue,
                call.idempotencyKey.databaseValue, Data(bodyHash).databaseValue, outcome.databaseValue,
                Int64(before).databaseValue, Int64(state.head).databaseValue,
            ], after: state.audit, db)
    }

    /// Keeps what somebody is called whose id stands in the trail or the read log: the key that says so may be gone when they
    /// are read.
    func keepName(of principal: Principal, at now: Timestamp) throws {
        guard let person = principal.person, let name = person.name else { return }
        let known = try db.cachedStatement(
            sql: "SELECT EXISTS (SELECT * FROM store_people WHERE unit = ? AND person = ? AND name = ?)")
        guard try Bool.fetchOne(known, arguments: [principal.unit, person.id, name]) != true else { return }
        state.people = try RowChain.people.append(
            [
                principal.unit.databaseValue, person.id.databaseValue, name.databaseValue, now.databaseValue,
            ], after: state.people, db)
    }
}
