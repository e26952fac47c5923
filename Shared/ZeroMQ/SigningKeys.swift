internal import Crypto
internal import Foundation

/// A public key for signatures (Ed25519, RFC 8032): what somebody signed is checked with it, also after the key was taken away.
public struct SigningPublicKey: Hashable, Sendable, LosslessStringConvertible {
    /// 32.
    public let bytes: [UInt8]

    /// Nil unless `text` is 40 characters of Z85 (RFC 32).
    public init?(_ text: String) {
        guard let bytes = Z85.decode(text), bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    fileprivate init(_ key: Curve25519.Signing.PublicKey) { bytes = Array(key.rawRepresentation) }

    /// In Z85.
    public var description: String { Z85.encode(bytes) }

    /// Whether `signature` is over `octets`, by whoever has the secret of this key.
    public func verifies(_ signature: [UInt8], over octets: [UInt8]) -> Bool {
        do {
            return try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
                .isValidSignature(Data(signature), for: Data(octets))
        } catch {
            // 32 octets that are no point of the curve are nobody's key.
            return false
        }
    }
}

/// A secret key for signatures. Prints, and dumps, as stars; ``text`` is the only way to its Z85.
public struct SigningSecretKey: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// 32: the seed.
    let bytes: [UInt8]

    /// Nil unless `text` is 40 characters of Z85 (RFC 32).
    public init?(_ text: String) {
        guard let bytes = Z85.decode(text), bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    fileprivate init(_ key: Curve25519.Signing.PrivateKey) { bytes = Array(key.rawRepresentation) }

    /// In Z85, for a key file.
    public var text: String { Z85.encode(bytes) }

    public var description: String { "***" }

    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The two keys that one signs with.
public struct SigningKeyPair: Hashable, Sendable {
    public let publicKey: SigningPublicKey
    public let secretKey: SigningSecretKey

    /// A fresh pair.
    public init() {
        let key = Curve25519.Signing.PrivateKey()
        publicKey = SigningPublicKey(key.publicKey)
        secretKey = SigningSecretKey(key)
    }

    /// The pair whose secret half is known.
    public init(secretKey: SigningSecretKey) throws {
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: secretKey.bytes)
        publicKey = SigningPublicKey(key.publicKey)
        self.secretKey = secretKey
    }

    /// 64 octets.
    public func sign(_ octets: [UInt8]) throws -> [UInt8] {
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: secretKey.bytes)
        return Array(try key.signature(for: Data(octets)))
    }
}
