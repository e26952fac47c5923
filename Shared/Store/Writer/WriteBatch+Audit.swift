internal import Foundation
internal import GRDB
internal import Vocabulary

/// Who did what, and who looked.
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

    /// Enters that a query showed these children.
    func recordReads(_ subjects: Set<String>, by call: QueryCall, confidential: Bool) throws {
        let now = nextMoment
        try keepName(of: call.principal, at: now)
        for subject in subjects.sorted() {
            try recordRead(
                of: subject, by: call.principal, method: call.method, for: call.purpose,
                confidential: confidential, at: now)
        }
    }

    /// Enters that a query opened a child's file out of its caller's reach, and does what follows from it.
    func recordOpening(
        of child: ChildID, showing subjects: Set<String>, by call: QueryCall,
        _ follow: (ChildID, Transaction) throws -> Void
    ) throws {
        let transaction = transaction(
            principal: call.principal, role: call.role, method: call.method, language: call.language,
            now: nextMoment, traceparent: nil, purpose: call.purpose, breakGlass: call.breakGlass)
        guard transaction.opensFile(of: child) else { throw StoreError.notAuthorized(method: call.method) }
        for subject in subjects { transaction.disclose(subject) }
        // Also where the call was refused in the end: that there is such a child was shown.
        transaction.disclose(child)
        try follow(child, transaction)
        try conclude(transaction)
    }

    /// One entry of the read log, by somebody who has been met; `reason` is why a file was opened out of reach, `confidential`
    /// whether that the child was shown tells of something confidential.
    func recordRead(
        of child: String, by principal: Principal, method: String, for purpose: String?,
        opened reason: String? = nil, confidential: Bool, at now: Timestamp
    ) throws {
        // What people write there may be about the child.
        let number = state.reads.position + 1
        let place = ReadRow.place(core.service, number)
        let people = PersonKeys(db: db, vault: core.vault)
        func sealed(_ words: String?, for place: String) throws -> DatabaseValue {
            guard let words else { return .null }
            let sealed =
                try people.has(child)
                ? people.seal(Array(words.utf8), of: child, for: place) : core.vault.seal(words, for: place)
            return sealed.databaseValue
        }
        state.reads = try RowChain.reads.append(
            [
                now.databaseValue, principal.unit.databaseValue,
                principal.person?.id.databaseValue ?? .null, method.databaseValue,
                try core.vault.seal(child, for: place + "/subject").databaseValue,
                ReadRow.token(of: child, by: core.vault).databaseValue, try sealed(purpose, for: place),
                try sealed(reason, for: ReadRow.openingPlace(core.service, number)),
                confidential.databaseValue,
            ], after: state.reads, db)
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
