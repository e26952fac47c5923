internal import Foundation
internal import GRDB
internal import Vocabulary

/// Who looked at whom.
extension WriteBatch {
    /// Enters that a query showed these children.
    func recordReads(of shown: ShownChildren, by call: QueryCall, confidential: Bool) throws {
        let now = nextMoment
        try keepName(of: call.principal, at: now)
        try recordLook(
            at: shown, by: call.principal, method: call.method, for: call.purpose,
            confidential: confidential, at: now)
    }

    /// Enters that a query opened a child's file out of its caller's reach, and does what follows from it.
    func recordOpening(
        of child: ChildID, showing children: Set<ChildID>, by call: QueryCall,
        _ follow: (ChildID, Transaction) throws -> Void
    ) throws {
        let transaction = transaction(
            principal: call.principal, role: call.role, method: call.method, language: call.language,
            now: nextMoment, traceparent: nil, purpose: call.purpose, breakGlass: call.breakGlass)
        guard transaction.opensFile(of: child) else { throw StoreError.notAuthorized(method: call.method) }
        for child in children { transaction.disclose(child) }
        // Also where the call was refused in the end: that there is such a child was shown.
        transaction.disclose(child)
        try follow(child, transaction)
        try conclude(transaction)
    }

    /// Enters whom a handler's reply shows: in one row, and in one of its own a child whose file was opened out of reach.
    func recordLooks(of transaction: Transaction, confidential: Bool) throws {
        guard !transaction.disclosed.isEmpty else { return }
        let context = transaction.context
        try keepName(of: transaction.principal, at: transaction.now)
        var children = transaction.disclosed
        func record(_ children: Set<ChildID>, opened reason: String? = nil) throws {
            try recordLook(
                at: ShownChildren(children, by: core.vault), by: transaction.principal,
                method: context.method, for: context.purpose, opened: reason, confidential: confidential,
                at: transaction.now)
        }
        if let opened = transaction.openedFile, children.remove(opened) != nil {
            try record([opened], opened: context.breakGlass)
        }
        if !children.isEmpty { try record(children) }
    }

    /// One entry of the read log, by somebody who has been met; `reason` is why a file was opened out of reach, `confidential`
    /// whether that the children were shown tells of something confidential.
    private func recordLook(
        at shown: ShownChildren, by principal: Principal, method: String, for purpose: String?,
        opened reason: String? = nil, confidential: Bool, at now: Timestamp
    ) throws {
        let number = state.reads.position + 1
        let people = PersonKeys(db: db, vault: core.vault)
        // What people write there may be about the children.
        func sealed(_ words: String?, for place: String) throws -> DatabaseValue {
            try words.map { try SharedWords.seal($0, about: shown.ids, for: place, people, core.vault) }?
                .databaseValue ?? .null
        }
        let subjects = try core.vault.seal(
            shown.ids.flatMap(\.octets), for: ReadRow.subjectsPlace(core.service, number))
        state.reads = try RowChain.reads.append(
            [
                now.milliseconds.databaseValue, principal.unit.databaseValue,
                principal.person?.id.databaseValue ?? .null, method.databaseValue, subjects.databaseValue,
                Data(shown.tokens.flatMap(ReadToken.octets)).databaseValue,
                try sealed(purpose, for: ReadRow.place(core.service, number)),
                try sealed(reason, for: ReadRow.openingPlace(core.service, number)),
                confidential.databaseValue,
            ], after: state.reads, db)
        looked += shown.tokens.count
    }
}
