internal import Crypto
internal import Foundation
internal import Glibc

/// The keys that a service signs the heads of its logs with: Ed25519 (RFC 8032), in a file of their own,
/// `<data>/keys/signing/<service>.signing`. A first line says what the file is, then there is one key a line, `<id> <secret>` in
/// hexadecimal digits; the last one signs. Beside it lie their public halves (``VerifyingKeys``), which are to be kept where who
/// has the machine cannot reach them.
struct SigningKeys: Sendable {
    private static let header = "chungtay signing 1"

    private let keys: [Curve25519.Signing.PrivateKey]

    /// Reads the file, or makes it with one fresh key, readable by its owner alone; writes the public halves beside it.
    ///
    /// A file that is gone although heads were signed is no reason not to start: what was signed with a key that nobody knows any
    /// more is said by who verifies it.
    static func load(_ path: String) throws -> SigningKeys {
        if access(path, F_OK) != 0 {
            let key = Curve25519.Signing.PrivateKey()
            let line = "\(VerifyingKeys.id(of: key.publicKey)) \(hex(key.rawRepresentation))"
            try KeyFile.lay("\(header)\n\(line)\n", at: path)
        }
        let keys = try KeyLines.read(path, header: header) { bytes in
            try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        }.map(\.key)
        let signing = SigningKeys(keys: keys)
        let halves = VerifyingKeys(keys.map(\.publicKey)).text
        if FileManager.default.contents(atPath: path + ".pub") != Data(halves.utf8) {
            try KeyFile.lay(halves, at: path + ".pub")
        }
        return signing
    }

    var verifying: VerifyingKeys { VerifyingKeys(keys.map(\.publicKey)) }

    /// Signs with the newest key. Gives its id too.
    func sign(_ octets: [UInt8]) throws -> (key: String, signature: [UInt8]) {
        let key = keys[keys.count - 1]
        return (VerifyingKeys.id(of: key.publicKey), Array(try key.signature(for: Data(octets))))
    }
}

/// The public halves of the keys that a service's heads are signed with.
public struct VerifyingKeys: Sendable {
    private static let header = "chungtay signing public 1"

    private let keys: [(id: String, key: Curve25519.Signing.PublicKey)]

    init(_ keys: [Curve25519.Signing.PublicKey]) { self.keys = keys.map { (Self.id(of: $0), $0) } }

    /// Reads a file of public halves (`….signing.pub`). Throws ``StoreError/signingKeyUnreadable(path:reason:)``.
    public init(contentsOf path: String) throws {
        keys = try KeyLines.read(path, header: Self.header) { bytes in
            try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        }.map { (Self.id(of: $0.key), $0.key) }
    }

    /// As the file has it.
    var text: String {
        Self.header + "\n" + keys.map { "\($0.id) \(hex($0.key.rawRepresentation))\n" }.joined()
    }

    /// 16 hexadecimal digits of the key's hash.
    static func id(of key: Curve25519.Signing.PublicKey) -> String {
        hex(SHA256.hash(data: key.rawRepresentation).prefix(8))
    }

    /// Whether the head was signed by the service; nil where the key is not here.
    func hold(_ head: SignedHead, of service: String) -> Bool? {
        guard let key = keys.first(where: { $0.id == head.key })?.key else { return nil }
        return head.signature.count == 64
            && key.isValidSignature(Data(head.signature), for: Data(head.text(of: service)))
    }
}

/// A file of keys: a first line that says what it is, then one key a line, `<id> <key>` in hexadecimal digits.
private enum KeyLines {
    static func read<Key>(
        _ path: String, header: String, _ key: ([UInt8]) throws -> Key
    ) throws -> [(id: String, key: Key)] {
        func unreadable(_ reason: String) -> StoreError { .signingKeyUnreadable(path: path, reason: reason) }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw unreadable("it cannot be read")
        }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        guard lines.first.map(String.init) == header else {
            throw unreadable("the first line is not: \(header)")
        }
        let keys = try lines.enumerated().dropFirst().map { index, line in
            let parts = line.split(separator: " ")
            guard parts.count == 2, let octets = bytes(hex: parts[1]), octets.count == 32 else {
                throw unreadable("line \(index + 1) is not an id and a key")
            }
            return (id: String(parts[0]), key: try key(octets))
        }
        guard !keys.isEmpty else { throw unreadable("it holds no key") }
        return keys
    }
}
