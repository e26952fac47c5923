internal import CZeroMQ

/// A Curve25519 public key: who a peer is.
public struct CurvePublicKey: Hashable, Sendable, LosslessStringConvertible {
    /// 32.
    public let bytes: [UInt8]

    /// Nil unless `text` is 40 characters of Z85 (RFC 32).
    public init?(_ text: String) {
        guard let bytes = Z85.decode(text), bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Nil unless `bytes` are 32.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// In Z85.
    public var description: String { Z85.encode(bytes) }
}

/// A Curve25519 secret key. Prints, and dumps, as stars; ``text`` is the only way to its Z85.
public struct CurveSecretKey: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// 32.
    let bytes: [UInt8]

    /// Nil unless `text` is 40 characters of Z85 (RFC 32).
    public init?(_ text: String) {
        guard let bytes = Z85.decode(text), bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// In Z85, for a key file.
    public var text: String { Z85.encode(bytes) }

    public var description: String { "***" }

    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The two keys of one peer.
public struct CurveKeyPair: Hashable, Sendable {
    public let publicKey: CurvePublicKey
    public let secretKey: CurveSecretKey

    init(publicKey: CurvePublicKey, secretKey: CurveSecretKey) {
        (self.publicKey, self.secretKey) = (publicKey, secretKey)
    }

    /// A fresh pair. Throws only when libzmq was built without CURVE (ENOTSUP).
    public init() throws(ZeroMQError) {
        var publicText = [CChar](repeating: 0, count: 41)
        var secretText = [CChar](repeating: 0, count: 41)
        guard zmq_curve_keypair(&publicText, &secretText) == 0,
            let publicKey = CurvePublicKey(String(z85: publicText)),
            let secretKey = CurveSecretKey(String(z85: secretText))
        else { throw .last("make a CURVE key pair") }
        (self.publicKey, self.secretKey) = (publicKey, secretKey)
    }

    /// The pair whose secret half is known. Throws only when libzmq was built without CURVE (ENOTSUP).
    public init(secretKey: CurveSecretKey) throws(ZeroMQError) {
        var publicText = [CChar](repeating: 0, count: 41)
        guard zmq_curve_public(&publicText, secretKey.text) == 0,
            let publicKey = CurvePublicKey(String(z85: publicText))
        else { throw .last("derive a CURVE public key") }
        (self.publicKey, self.secretKey) = (publicKey, secretKey)
    }
}

extension String {
    fileprivate init(z85 characters: [CChar]) {
        self.init(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
