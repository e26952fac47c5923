internal import Crypto
internal import Foundation
internal import Glibc
internal import Vocabulary

/// The vault's key file, `<data>/keys/vault/<service>.vault`: what the keys that seal in the store are wrapped with, which lie in the
/// store. So a new one is put in its place by wrapping those anew, and nothing that was sealed has to be sealed again.
///
/// A first line says what the file is, then there is one key a line; the last wraps. One that it has taken the place of still opens
/// stores from before, until its line says so. Beside it lies, in `<service>.vault.next`, one that is to be taken in.
struct VaultKeys {
    static let header = "chungtay vault 1"

    let path: String
    private(set) var keys: [KeyLine]

    /// Where a key lies that the service is to take in.
    static func announced(_ path: String) -> String { path + ".next" }

    /// Reads the file, or makes it with one fresh key, readable by its owner alone.
    ///
    /// - Parameter needed: the store holds things that were sealed: a missing file must not be papered over.
    static func load(_ path: String, needed: Bool) throws -> VaultKeys {
        if access(path, F_OK) != 0 {
            if needed { throw StoreError.vaultKeyMissing(path: path) }
            try KeyLines.lay([fresh()], header: header, at: path)
        }
        return VaultKeys(path: path, keys: try read(path))
    }

    static func fresh() -> KeyLine {
        let key = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        return KeyLine(id: Hexadecimal.text(SHA256.hash(data: key).prefix(Vault.idLength)), octets: key)
    }

    private static func read(_ path: String) throws -> [KeyLine] {
        let keys = try KeyLines.read(path, header: header) { .vaultKeyUnreadable(path: path, reason: $0) }
        guard keys.allSatisfy({ Hexadecimal.octets($0.id)?.count == Vault.idLength }) else {
            throw StoreError.vaultKeyUnreadable(
                path: path, reason: "an id is not of \(Vault.idLength) octets")
        }
        return keys
    }

    /// The one that wraps from now on.
    var current: KeyLine { keys[keys.count - 1] }

    /// Throws ``StoreError/vaultKeyUnreadable(path:reason:)`` where the file has no key of that id.
    func key(_ id: String) throws -> KeyLine {
        guard let key = keys.first(where: { $0.id == id }) else {
            throw StoreError.vaultKeyUnreadable(
                path: path, reason: "it does not hold the store's key \(id)")
        }
        return key
    }

    func holds(_ id: String) -> Bool { keys.contains { $0.id == id } }

    /// Takes in what lies beside the file; its line says until when the others count. Says whether there was one.
    mutating func takeIn() throws -> Bool {
        let beside = Self.announced(path)
        guard access(beside, F_OK) == 0 else { return false }
        guard let next = try Self.read(beside).last else { return false }
        if !holds(next.id) {
            for index in keys.indices where keys[index].until.map({ $0 > next.until ?? $0 }) ?? true {
                keys[index].until = next.until
            }
            keys.append(KeyLine(id: next.id, octets: next.octets))
            try KeyLines.lay(keys, header: Self.header, at: path)
        }
        guard unlink(beside) == 0 || errno == ENOENT else {
            throw StoreError.unwritable(path: beside, reason: systemReason())
        }
        return true
    }

    /// Takes out whose time is over, but for what wraps still.
    mutating func drop(over now: Timestamp) throws {
        let left = keys.filter { key in
            key.id == current.id || !(key.until.map { $0 <= now } ?? false)
        }
        guard left.count < keys.count else { return }
        keys = left
        try KeyLines.lay(keys, header: Self.header, at: path)
    }
}

extension KeyLine {
    /// Seals a key of the store with this one, for its place there.
    func wrap(_ key: [UInt8], for place: String) throws -> [UInt8] {
        let box = try AES.GCM.seal(key, using: wrapping, authenticating: Array(place.utf8))
        return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    /// Throws ``StoreError/sealBroken(place:)``.
    func unwrap(_ wrapped: [UInt8], for place: String) throws -> [UInt8] {
        do {
            return Array(
                try AES.GCM.open(
                    AES.GCM.SealedBox(combined: wrapped), using: wrapping, authenticating: Array(place.utf8)))
        } catch is CryptoKitError {
            throw StoreError.sealBroken(place: place)
        }
    }

    private var wrapping: SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: octets), info: Array("chungtay.vault.wrap".utf8),
            outputByteCount: 32)
    }
}
