internal import Crypto
internal import Foundation
internal import Synchronization

/// What keeps confidential columns and events unreadable in the file: AES-256-GCM (NIST SP 800-38D) under keys that lie in the file
/// itself, wrapped by one that does not: ``VaultKeys``.
public struct Vault: Sendable {
    private struct Key: Sendable {
        let id: [UInt8]
        let sealing: SymmetricKey
    }

    private struct Ring: Sendable {
        var keys: [[UInt8]: Key]
        var current: Key
    }

    private static let version: UInt8 = 1
    static let idLength = 4
    private static let headerLength = 1 + idLength

    /// One for all copies: a key that is added seals from then on in all of them.
    private final class Holder: Sendable {
        let ring: Mutex<Ring>
        init(_ ring: Ring) { self.ring = Mutex(ring) }
    }

    private let holder: Holder
    /// From the oldest key, so that tokens stay equal when a new key is added. It has taken its key in, and nothing else.
    private let indexing: HMAC<SHA256>

    /// `keys`, oldest first, must not be empty. What seals and what indexes are derived apart (HKDF, RFC
    /// 5869).
    init(keys: [(id: [UInt8], key: [UInt8])]) {
        precondition(!keys.isEmpty)
        let derived = keys.map { Key(id: $0.id, sealing: Vault.derive($0.key, "seal")) }
        holder = Holder(
            Ring(
                keys: Dictionary(derived.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last }),
                current: derived[derived.count - 1]))
        indexing = HMAC(key: Vault.derive(keys[0].key, "index"))
    }

    private static func derive(_ key: [UInt8], _ purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: key), info: Array("chungtay.vault.\(purpose)".utf8),
            outputByteCount: 32)
    }

    /// Seals with this key from now on; the others still open.
    func add(_ key: (id: [UInt8], key: [UInt8])) {
        let key = Key(id: key.id, sealing: Vault.derive(key.key, "seal"))
        holder.ring.withLock { ring in
            ring.keys[key.id] = key
            ring.current = key
        }
    }

    /// The id of the key that seals.
    var currentID: [UInt8] { holder.ring.withLock { $0.current.id } }

    /// What everything that any of the keys has sealed begins with.
    var headers: [[UInt8]] { holder.ring.withLock { $0.keys.keys.map { [Vault.version] + $0 } } }

    /// Equal for equal octets, and says nothing else about them to who has not the key (HMAC-SHA256): what a plain hash of a
    /// request that few others could be would give away.
    func digest(of octets: [UInt8]) -> [UInt8] {
        var code = indexing
        code.update(data: octets)
        return Array(code.finalize())
    }

    /// Seals `plain` for `place`: a name of where it will lie (`cases.notes/<id>`). Opened only for the same
    /// place, so that nobody moves it unnoticed.
    public func seal(_ plain: [UInt8], for place: String) throws -> Sealed {
        let current = holder.ring.withLock { $0.current }
        let header = [Vault.version] + current.id
        let box = try AES.GCM.seal(
            plain, using: current.sealing, authenticating: header + Array(place.utf8))
        return Sealed(bytes: header + Array(box.nonce) + Array(box.ciphertext) + Array(box.tag))
    }

    /// What was sealed for `place`. Throws ``StoreError/sealBroken(place:)``.
    public func open(_ sealed: Sealed, for place: String) throws -> [UInt8] {
        let bytes = sealed.bytes
        guard bytes.count >= Vault.headerLength + 12 + 16, bytes[0] == Vault.version,
            let key = holder.ring.withLock({ $0.keys[Array(bytes[1..<Vault.headerLength])] })
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
    /// Seals a JSON text of which not even the length is to tell anything: blanks behind it make it one of few lengths.
    public func seal(json: [UInt8], for place: String) throws -> Sealed {
        try seal(Padding.adding(to: json), for: place)
    }

    /// The same for text.
    public func seal(_ plain: String, for place: String) throws -> Sealed {
        try seal(Array(plain.utf8), for: place)
    }

    /// The text that was sealed for `place`. Throws ``StoreError/sealBroken(place:)``.
    public func openText(_ sealed: Sealed, for place: String) throws -> String {
        String(decoding: try open(sealed, for: place), as: UTF8.self)
    }
}
