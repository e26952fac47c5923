public import Vocabulary

/// One run of an import: give it all rows in order, one chunk after the other, then finish.
///
/// ```swift
/// let session = try await store.beginImport(call)
/// for try await chunk in chunks { try await session.add(chunk, apply: …, reject: …) }
/// let outcome = try await session.finish { progress in try JSON.encode(summary(of: progress)) }
/// ```
public actor ImportSession {
    private let call: CommandCall
    private let store: ServiceStore
    /// What was there when the session began.
    private let start: ImportState
    /// How far the rows have been given, done before or now.
    private var given = 0
    /// Of all rows given, in order, each over those before it: says whether a second run sends the same.
    private var digest = ImportState.noRows
    /// A row was refused after it had changed something: the next ones may be like it.
    private var undoesRows = false
    /// How far the import is.
    public private(set) var progress: ImportProgress

    init(call: CommandCall, store: ServiceStore, start: ImportState) {
        (self.call, self.store, self.start) = (call, store, start)
        switch start {
        case .underWay(let progress, _): self.progress = progress
        case .finished: progress = ImportProgress()
        }
    }

    /// Does the next rows, each all of it or nothing, as many as there is time for in one commit with the progress. Rows that
    /// an earlier run did are passed over. After a failure ``progress`` says which rows are done; a session of which none was is
    /// as it was before.
    ///
    /// - Parameters:
    ///   - principal: who does these rows, where its rights are others by now than when the import began.
    ///   - apply: does one row; what it throws undoes that row alone. May be asked again to do the same.
    ///   - reject: makes a JSON text, without line breaks, of the row's number (from 1) and what `apply` threw;
    ///     throws to give the whole chunk up (for what is no refusal).
    /// - Throws: what `reject` throws, ``StoreError/keyReused(method:key:)`` when the rows are not those of
    ///   the earlier run, ``StoreError/importOvertaken(method:key:)``, ``StoreError/notAuthorized(method:)``,
    ///   ``StoreError/notDurable(reason:)``.
    public func add(
        _ rows: [[UInt8]], as principal: Principal? = nil,
        apply: @escaping @Sendable ([UInt8], Transaction) throws -> Void,
        reject: @escaping @Sendable (Int, any Error) throws -> [UInt8]
    ) async throws {
        var given = given
        var digest = digest
        var fresh: [ImportRow] = []
        for row in rows {
            given += 1
            digest = store.core.vault.digest(of: digest + row)
            switch start {
            case .finished: continue
            case .underWay(let progress, let known):
                if given > progress.rowsDone { fresh.append(ImportRow(octets: row, digest: digest)) }
                if given == progress.rowsDone, digest != known { throw reused }
            }
        }
        var rest = fresh[...]
        while !rest.isEmpty {
            let chunk = ImportChunk(
                call: principal.map(call.made(by:)) ?? call, rows: rest, first: given - rest.count + 1,
                undoesRows: undoesRows, apply: apply, reject: reject)
            do {
                let before = progress
                progress = try await store.perform(for: account) { [isTrial = call.isTrial] batch in
                    isTrial ? try batch.tryOut(chunk, after: before) : try batch.perform(chunk)
                }
                rest = rest.dropFirst(progress.rowsDone - before.rowsDone)
                if progress.rejected == before.rejected { undoesRows = false }
            } catch is RowToUndo {
                undoesRows = true
            }
        }
        (self.given, self.digest) = (given, digest)
    }

    /// Remembers the reply that `reply` makes, as a command's; an import that was finished before gets its
    /// old one. Throws ``StoreError/keyReused(method:key:)`` when the rows were others than last time.
    public func finish(
        reply: @escaping @Sendable (ImportProgress) throws -> [UInt8]
    ) async throws -> CommandOutcome {
        switch start {
        case .finished(let outcome, let known):
            guard digest == known else { throw reused }
            return outcome
        case .underWay(let before, _):
            guard given >= before.rowsDone else { throw reused }
            // Nothing was done, and nothing is remembered.
            if call.isTrial {
                return CommandOutcome(
                    reply: try reply(progress), position: store.positions[store.core.service])
            }
            let (call, given, digest) = (call, given, digest)
            return try await store.perform(for: account) { batch in
                try batch.finish(call, rows: given, digest: digest, reply: reply)
            }
        }
    }

    private var account: WorkAccount { .unit(call.principal.unit) }

    private var reused: StoreError { .keyReused(method: call.method, key: call.idempotencyKey) }
}

extension ServiceStore {
    /// Begins an import, or takes one up where it was broken off. The caller sends all rows again, from the
    /// first one on: those that are done are passed over.
    ///
    /// Of a trial each chunk is done and undone: its rows see each other, and none of those before.
    public func beginImport(_ call: CommandCall) async throws -> ImportSession {
        guard !call.isTrial else {
            return ImportSession(
                call: call, store: self,
                start: .underWay(ImportProgress(), digest: ImportState.noRows))
        }
        let start = try await reading(for: .unit(call.principal.unit), call.method) {
            [vault = core.vault] db in
            try RememberedReplies(db: db, vault: vault).state(ofImport: call)
        }
        return ImportSession(call: call, store: self, start: start)
    }
}
