internal import Glibc
internal import Synchronization
internal import Vocabulary

extension ServiceStore {
    /// People whose keys are wrapped anew in one transaction: a few milliseconds.
    private static let wrapped = 256

    /// Makes use of keys that were laid beside the store's own since, once their time has come (``StoreKeyFiles``): the one that the
    /// heads of the logs are signed with, and the one that wraps those that seal. To be called every so often; costs two access(2)
    /// while there are none.
    ///
    /// What a crash broke off is gone on with the next time, from what files and store say then. Throws ``StoreError``.
    public func tendKeys() async throws {
        let now = core.clock.machineTime
        try core.signing.takeIn(at: now)
        let path = core.vaultFile
        guard !vaultIsSettled.load(ordering: .relaxed) || access(VaultKeys.announced(path), F_OK) == 0 else {
            return
        }
        var file = try VaultKeys.load(path, needed: true)
        if try file.takeIn() { wrapping.withLock { $0 = nil } }
        try await wrap(with: file)
        try file.drop(over: now)
        vaultIsSettled.store(file.keys.count == 1, ordering: .relaxed)
    }

    /// Wraps with the file's last key all that another one wraps: first the keys that seal, among them a new one, then with that
    /// those of people's own.
    private func wrap(with file: VaultKeys) async throws {
        let current = file.current
        let known = try await reading { db in try WrappedKeys(db: db).wrapper() }
        if let known, known != current.id {
            let old = try file.key(known)
            let fresh = try await perform { batch in
                let keys = WrappedKeys(db: batch.db)
                return try keys.add(keys.open(with: old), wrapping: current)
            }
            core.vault.add(fresh)
        }
        guard wrapping.withLock({ $0 }) != current.id else { return }
        var last: String? = ""
        while let after = last {
            last = try await perform { batch in
                try PersonKeys.rewrap(batch.db, batch.core.vault, after: after, count: Self.wrapped)
            }
        }
        wrapping.withLock { $0 = current.id }
    }
}
