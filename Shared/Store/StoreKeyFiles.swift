internal import Glibc
public import Vocabulary

/// The files of keys beside a service's store, as others than the service see them: who puts new keys in the place of old ones. The
/// service alone writes to its files; others lay theirs beside them, and it makes use of them by itself (``ServiceStore/tendKeys()``),
/// when it is started at the latest.
public struct StoreKeyFiles: Sendable {
    private let files: StoreFiles

    public init(directory: String, service: String) {
        files = StoreFiles(directory: directory, service: service)
    }

    /// Has the service sign the heads of its logs with another key from `moment` on. False, and nothing is done, where that is under
    /// way already. Throws ``StoreError``.
    public func announceSigning(from moment: Timestamp) throws -> Bool {
        try files.makeDirectories()
        return try SigningKeys.announce(beside: files.signing, from: moment)
    }

    /// Since when the heads are to be signed with another key; nil where nothing is to change. Throws ``StoreError``.
    public func signingBegins() throws -> Timestamp? {
        try SigningKeys.announcement(beside: files.signing)
    }

    /// Has the service wrap what seals in its store with another key, at once; the old one still opens copies from before until
    /// `moment`. False, and nothing is done, where that is under way already. Throws ``StoreError``.
    public func announceVault(until moment: Timestamp) throws -> Bool {
        try files.makeDirectories()
        guard try vaultEnds() == nil else { return false }
        var key = VaultKeys.fresh()
        key.until = moment
        try KeyLines.lay([key], header: VaultKeys.header, at: VaultKeys.announced(files.vault))
        return true
    }

    /// Until when the key that wrapped before still opens; nil where none is put in another's place. Throws ``StoreError``.
    public func vaultEnds() throws -> Timestamp? {
        let announced = VaultKeys.announced(files.vault)
        if access(announced, F_OK) == 0 { return try VaultKeys.load(announced, needed: true).current.until }
        guard access(files.vault, F_OK) == 0 else { return nil }
        return try VaultKeys.load(files.vault, needed: true).keys.dropLast().compactMap(\.until).max()
    }
}
