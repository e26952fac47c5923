/// What a service signed of a document that it issued, beside the document: with the public half of its key anybody can tell, on any
/// machine, that this is what it issued.
///
/// What is signed is text, a line a member, the same octets for ever. It holds the SHA-256 of the document's content: its JSON without
/// the signature, in one line without white space, the members of each object in the order of their names' octets.
public struct ServiceSignature: Composite {
    /// Who signed: `reporting`.
    public var service: String
    /// What kind of document it is: `compilation`.
    public var documentType: String
    /// Which key: 16 hexadecimal digits of the hash of its public half.
    public var signedWith: String
    /// When, by the machine's clock: keys have days, also where the deployment's clock is a simulated one.
    public var at: Timestamp
    /// Of the content: SHA-256, 64 hexadecimal digits.
    public var digest: String
    /// Ed25519 (RFC 8032) over ``octets(of:)``: 128 hexadecimal digits.
    public var ed25519: String

    /// Not signed yet.
    public init(by service: String, documentType: String, at moment: Timestamp, digest: String) {
        (self.service, self.documentType, self.at, self.digest) = (service, documentType, moment, digest)
        (signedWith, ed25519) = ("", "")
    }

    /// What is signed for the document with this id.
    public func octets(of id: String) -> [UInt8] {
        let lines = ["chungtay document 1", service, documentType, id, digest, "\(at)"]
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}

/// Something that a service issues and signs: frozen, with an id.
public protocol IssuedDocument: Composite {
    /// What kind it is, for ever: `compilation`.
    static var kind: String { get }
    var identity: String { get }
    /// Nil of what was issued before services signed.
    var serviceSignature: ServiceSignature? { get set }
}
