internal import Crypto
internal import Foundation
public import JSONCoding
public import Vocabulary

/// What of an issued document is signed.
public enum IssuedContent {
    /// The member that holds the signature, and is no part of the content.
    static let member = "serviceSignature"

    /// SHA-256 of the content, in hexadecimal digits, see ``Vocabulary/ServiceSignature``.
    public static func digest(of document: JSONValue) -> String {
        var content = document
        if var object = document.object {
            object[member] = nil
            content = .object(object)
        }
        return Hexadecimal.text(SHA256.hash(data: Data(content.canonical.utf8)))
    }

    public static func digest(of document: some IssuedDocument) throws -> String {
        try digest(of: JSONValue(parsing: JSON.encode(document)))
    }
}

/// As whom, and when, a transaction signs what it issues.
struct DocumentSigner {
    let service: String
    let keys: SigningKeys
    /// By the machine's clock.
    let now: Timestamp
}

extension Transaction {
    /// The document with the service's signature over all that stands in it. Throws where the key's file cannot be read.
    public func signed<Document: IssuedDocument>(_ document: Document) throws -> Document {
        guard let signer else { preconditionFailure("who makes a transaction says who signs") }
        let digest = try IssuedContent.digest(of: document)
        func draft(_ moment: Timestamp) -> ServiceSignature {
            ServiceSignature(by: signer.service, documentType: Document.kind, at: moment, digest: digest)
        }
        let signed = try signer.keys.sign(at: signer.now) { draft($0).octets(of: document.identity) }
        return document.with { document in
            document.serviceSignature = draft(signed.at).with {
                ($0.signedWith, $0.ed25519) = (signed.key, Hexadecimal.text(signed.signature))
            }
        }
    }
}

/// Why a document is not what a service issued, as far as its signature says.
public enum IssuedFault: String, Sendable {
    /// Nobody signed it.
    case unsigned
    /// Its content is not what was signed.
    case changed
    /// None of the keys at hand signed it.
    case keyUnknown = "key-unknown"
    /// The key that it names did not sign it.
    case forged
    /// It says to have been signed when another key had taken the place of its own, or before it was its time.
    case keyOver = "key-over"
}

extension VerifyingKeys {
    /// What is wrong with a document, as its JSON says it; nil where the service issued it as it is. Throws for what is no
    /// document: without an id, or with a signature of another shape.
    ///
    /// - Parameter service: whose keys these are.
    public func fault(ofDocument document: JSONValue, by service: String) throws -> IssuedFault? {
        guard let found = document[IssuedContent.member], !found.isNull else { return .unsigned }
        let signature = try JSON.decode(ServiceSignature.self, from: Array(found.compact.utf8))
        guard let id = document["id"]?.string else { return .changed }
        guard signature.digest == IssuedContent.digest(of: document) else { return .changed }
        guard signature.service == service, let octets = Hexadecimal.octets(signature.ed25519),
            octets.count == 64
        else { return .forged }
        return fault(of: octets, over: signature.octets(of: id), by: signature.signedWith, at: signature.at)
    }

    /// The same of what a service signed of one of its logs.
    public func fault(ofHead head: SignedHead, by service: String) -> IssuedFault? {
        guard head.signature.count == 64 else { return .forged }
        return fault(of: head.signature, over: head.text(of: service), by: head.key, at: head.at)
    }
}
