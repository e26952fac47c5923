import Foundation
import JSONCoding
import ReportingAPI
package import ServiceKit
import Store
package import Vocabulary

/// Whether what services signed is what they signed, by their public keys alone: it needs no service, and no secret.
package struct SignatureCheck {
    private let data: DataDirectory
    private let keys: String?

    /// - Parameter keys: the file of the public keys; those of the data directory when nil.
    package init(data: DataDirectory, keys: String?) { (self.data, self.keys) = (data, keys) }

    /// Of an issued document that was taken out: its JSON. Throws ``Failure`` for a file that is none, and without keys.
    package func verdict(onFile path: String) throws -> SignatureVerdict {
        guard let octets = FileManager.default.contents(atPath: path) else {
            throw Failure(.badFile, Message("gateway.file-unreadable", ["file": path]))
        }
        let unreadable = Failure(.badFile, Message("gateway.no-issued-document", ["file": path]))
        do {
            let document = try JSONValue(parsing: Array(octets))
            guard document.object != nil, document["id"]?.string != nil else { throw unreadable }
            return try verdict(on: document, called: path)
        } catch is JSONSyntaxError {
            throw unreadable
        } catch is JSONError {
            throw unreadable
        }
    }

    /// Of one that a service shows.
    package func verdict(on document: some IssuedDocument, called name: String) throws -> SignatureVerdict {
        try verdict(on: JSONValue(parsing: JSON.encode(document)), called: name)
    }

    private func verdict(on document: JSONValue, called name: String) throws -> SignatureVerdict {
        let found = document["serviceSignature"]
        guard let found, !found.isNull else { return SignatureVerdict(what: name, fault: .unsigned) }
        let signature = try JSON.decode(ServiceSignature.self, from: Array(found.compact.utf8))
        // Reports are all that is issued: what another service's key signed is none of them.
        let service = ReportingContract.name
        let fault = try verifying(service).fault(ofDocument: document, by: service)
        return SignatureVerdict(
            what: name, fault: fault, signedWith: signature.signedWith, at: signature.at,
            digest: signature.digest)
    }

    /// Of what a service signed of its logs, and another keeps.
    package func verdict(on kept: NeighbourLogHead, called name: String) throws -> SignatureVerdict {
        let fault = try verifying(kept.source).fault(ofHead: SignedHead(kept.signed), by: kept.source)
        return SignatureVerdict(
            what: name, fault: fault, signedWith: kept.signed.signedWith, at: kept.signed.at, digest: nil)
    }

    private func verifying(_ service: String) throws -> VerifyingKeys {
        let path = keys ?? data.signingKeys(of: service)
        do {
            return try VerifyingKeys(contentsOf: path)
        } catch is StoreError {
            throw Failure(
                .badFile, Message("gateway.no-public-keys", ["service": service, "file": path]))
        }
    }
}

/// What came of looking at one signature.
package struct SignatureVerdict: Encodable {
    /// What was signed, in the reader's words or as its file is called.
    package let what: String
    /// Nil where it holds; else why it does not: `changed`.
    package let fault: String?
    /// The id of the key, as the signature says it.
    package private(set) var signedWith: String?
    package private(set) var at: Timestamp?
    /// SHA-256 of the content, as the signature says it.
    package private(set) var digest: String?

    init(
        what: String, fault: IssuedFault?, signedWith: String? = nil, at: Timestamp? = nil,
        digest: String? = nil
    ) {
        (self.what, self.fault) = (what, fault?.rawValue)
        (self.signedWith, self.at, self.digest) = (signedWith, at, digest)
    }

    /// Whether it is not signed at all: so is what was issued before services signed.
    package var isUnsigned: Bool { fault == IssuedFault.unsigned.rawValue }
}
