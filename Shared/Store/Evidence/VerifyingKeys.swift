internal import Crypto
internal import Foundation
internal import Glibc
internal import Vocabulary

/// The public halves of the keys that a service's heads are, and were, signed with, in the order in which they signed, each with the
/// moments between which it did.
public struct VerifyingKeys: Sendable {
    private static let header = "chungtay signing public 1"

    private let lines: [KeyLine]
    private let keys: [Curve25519.Signing.PublicKey]

    private init(_ lines: [KeyLine], of path: String) throws {
        self.lines = lines
        do {
            keys = try lines.map { try Curve25519.Signing.PublicKey(rawRepresentation: $0.octets) }
        } catch {
            throw StoreError.signingKeyUnreadable(path: path, reason: "\(error)")
        }
    }

    /// Reads a file of public halves (`….signing.pub`). Throws ``StoreError/signingKeyUnreadable(path:reason:)``.
    public init(contentsOf path: String) throws {
        let lines = try KeyLines.read(path, header: Self.header) {
            .signingKeyUnreadable(path: path, reason: $0)
        }
        // By the key and not by what the file calls it.
        try self.init(
            lines.map { line in
                KeyLine(
                    id: Self.id(of: line.octets), octets: line.octets, from: line.from, until: line.until)
            }, of: path)
    }

    /// The file beside that of the secrets at `path`, with `halves` in it too: those that are there already say what they said, and
    /// until when they signed where that is said now.
    init(beside path: String, adding halves: [KeyLine]) throws {
        let file = path + ".pub"
        var lines = access(file, F_OK) == 0 ? try VerifyingKeys(contentsOf: file).lines : []
        for half in halves {
            if let index = lines.firstIndex(where: { $0.id == half.id }) {
                lines[index].until = lines[index].until ?? half.until
            } else {
                lines.append(half)
            }
        }
        try self.init(lines, of: file)
        try KeyLines.lay(lines, header: Self.header, at: file)
    }

    /// 16 hexadecimal digits of the key's hash.
    static func id(of key: Curve25519.Signing.PublicKey) -> String { id(of: Array(key.rawRepresentation)) }

    private static func id(of octets: [UInt8]) -> String {
        Hexadecimal.text(SHA256.hash(data: octets).prefix(8))
    }

    /// Whether the head was signed by the service; nil where the key is not here.
    func hold(_ head: SignedHead, of service: String) -> Bool? {
        guard let rank = rank(of: head.key) else { return nil }
        return head.signature.count == 64
            && keys[rank].isValidSignature(Data(head.signature), for: Data(head.text(of: service)))
    }

    /// What is wrong with a document's signature; nil where the key made it in its time.
    func fault(
        of signature: [UInt8], over octets: [UInt8], by key: String, at moment: Timestamp
    ) -> IssuedFault? {
        guard let rank = rank(of: key) else { return .keyUnknown }
        guard keys[rank].isValidSignature(Data(signature), for: Data(octets)) else { return .forged }
        let (from, until) = (lines[rank].from, lines[rank].until)
        return (from.map { $0 <= moment } ?? true) && (until.map { moment < $0 } ?? true) ? nil : .keyOver
    }

    /// Of the keys the how manieth one that is, from 0.
    func rank(of key: String) -> Int? { lines.firstIndex { $0.id == key } }

    /// Whether the head says to have been signed when another key had taken the place of its own.
    func isLate(_ head: SignedHead) -> Bool {
        rank(of: head.key).flatMap { lines[$0].until }.map { $0 <= head.at } ?? false
    }
}
