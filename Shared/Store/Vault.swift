internal import Crypto
internal import Foundation

/// What keeps confidential columns and events unreadable in the file: AES-256-GCM (NIST SP 800-38D) under a
/// key that lies in a file of its own, `<data>/keys/vault/<service>.vault`.
public struct Vault: Sendable {
    private struct Key: Sendable {
        let id: [UInt8]
        let sealing: SymmetricKey
    }

    private static let version: UInt8 = 1
    private static let headerLength = 5

    private let keys: [[UInt8]: Key]
    private let current: Key
    /// The oldest key's id, in hexadecimal digits: the one that the store was made with.
    let firstID: String
    /// From the oldest key, so that tokens stay equal when a new key is added. It has taken its key in, and nothing else.
    private let indexing: HMAC<SHA256>

    /// `keys`, oldest first, must not be empty. What seals and what indexes are derived apart (HKDF, RFC
    /// 5869).
    init(keys: [(id: [UInt8], key: [UInt8])]) {
        func derive(_ key: [UInt8], _ purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: key), info: Array("chungtay.vault.\(purpose)".utf8),
                outputByteCount: 32)
        }
        precondition(!keys.isEmpty)
        let derived = keys.map { Key(id: $0.id, sealing: derive($0.key, "seal")) }
        self.keys = Dictionary(derived.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        current = derived[derived.count - 1]
        firstID = hex(keys[0].id)
        indexing = HMAC(key: derive(keys[0].key, "index"))
    }

    /// Equal for equal octets, and says nothing else about them to who has not the key (HMAC-SHA256): what a plain hash of a
    /// request that few others could be would give away.
    func digest(of octets: [UInt8]) -> [UInt8] {
        var code = indexing
        code.update(data: octets)
        return Array(code.finalize())
    }

    func holds(_ id: String) -> Bool { bytes(hex: id).map { keys[$0] != nil } ?? false }

    /// Seals `plain` for `place`: a name of where it will lie (`cases.notes/<id>`). Opened only for the same
    /// place, so that nobody moves it unnoticed.
    public func seal(_ plain: [UInt8], for place: String) throws -> Sealed {
        let header = [Vault.version] + current.id
        let box = try AES.GCM.seal(
            plain, using: current.sealing, authenticating: header + Array(place.utf8))
        return Sealed(bytes: header + Array(box.nonce) + Array(box.ciphertext) + Array(box.tag))
    }

    /// What was sealed for `place`. Throws ``StoreError/sealBroken(place:)``.
    public func open(_ sealed: Sealed, for place: String) throws -> [UInt8] {
        let bytes = sealed.bytes
        guard bytes.count >= Vault.headerLength + 12 + 16, bytes[0] == Vault.version,
            let key = keys[Array(bytes[1..<Vault.headerLength])]
        else { throw StoreError.sealBroken(place: place) }
        do {
            let box = try AES.GCM.SealedBox(combined: bytes[Vault.headerLength...])
            let header = bytes[..<Vault.headerLength]
            return Array(
                try AES.GCM.open(box, using: key.sealing, authenticating: Array(header) + Array(place.utf8)))
        } catch is CryptoKitError {
            throw StoreError.sealBroken(place: place)
        }
    }

    /// A blind index: equal for equal values, and says nothing else about them (HMAC-SHA256). To look a
    /// sealed value up by.
    public func token(for value: String) -> BlindToken {
        BlindToken(bytes: digest(of: Array(value.utf8)))
    }
}

extension Vault {
    /// The same for text.
    public func seal(_ plain: String, for place: String) throws -> Sealed {
        try seal(Array(plain.utf8), for: place)
    }

    /// The text that was sealed for `place`. Throws ``StoreError/sealBroken(place:)``.
    public func openText(_ sealed: Sealed, for place: String) throws -> String {
        String(decoding: try open(sealed, for: place), as: UTF8.self)
    }
}
