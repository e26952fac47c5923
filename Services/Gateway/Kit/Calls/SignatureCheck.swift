import Foundation
import GatewayAPI
package import JSONCoding
import ReportingAPI
package import ServiceKit
import Store
package import Vocabulary

import struct ZeroMQ.SigningPublicKey

/// Whether what services signed is what they signed, by their public keys alone: it needs no service, and no secret.
package struct SignatureCheck {
    private let data: DataDirectory
    private let keys: String?
    private let signers: [String]
    private let trustsOwn: Bool

    /// - Parameters:
    ///   - keys: the file of the public keys, or a folder with one for each service; those of the data directory when nil.
    ///   - signers: public certificates of whoever gave mandates.
    ///   - trustsOwn: whether those in the data directory count beside them: not where the directory itself is what is checked.
    package init(data: DataDirectory, keys: String?, signers: [String] = [], trustsOwn: Bool = true) {
        (self.data, self.keys, self.signers, self.trustsOwn) = (data, keys, signers, trustsOwn)
    }

    /// Of an issued document that was taken out: its JSON. Throws ``Failure`` for a file that is none, and without keys.
    package func verdict(onFile path: String) throws -> SignatureVerdict {
        guard let octets = FileManager.default.contents(atPath: path) else {
            throw Failure(.badFile, Message("gateway.file-unreadable", ["file": path]))
        }
        let unreadable = Failure(.badFile, Message("gateway.no-issued-document", ["file": path]))
        do {
            let document = try JSONValue(parsing: Array(octets))
            guard document.object != nil, document["id"]?.string != nil else { throw unreadable }
            return try verdict(onIssued: document, called: path)
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

    /// The same; of what is no document of its kind that it cannot be read, so that the others are looked at all the same.
    package func verdict(onKept document: JSONValue, called name: String) throws -> SignatureVerdict {
        do {
            return try verdict(onIssued: document, called: name)
        } catch is JSONError {
            return SignatureVerdict(unreadable: name)
        }
    }

    /// Of an issued document's JSON. Throws ``JSONError`` for what is none.
    package func verdict(onIssued document: JSONValue, called name: String) throws -> SignatureVerdict {
        let service = try verdict(on: document, called: name)
        guard Self.isMandate(document) else { return service }
        let given = try JSON.decode(GivenMandate.self, from: Array(document.compact.utf8))
        // There was never a mandate that the coordinator did not sign when it came.
        if service.isUnsigned { return service.with(given.mandate, fault: .unsignedMandate) }
        return try service.with(given.mandate, fault: service.fault == nil ? fault(of: given) : nil)
    }

    /// By what it holds, and not by what a signature says of it that may be taken off.
    private static func isMandate(_ document: JSONValue) -> Bool { document["mandate"]?.object != nil }

    private func verdict(on document: JSONValue, called name: String) throws -> SignatureVerdict {
        let found = document["serviceSignature"]
        guard let found, !found.isNull else { return SignatureVerdict(what: name, fault: .unsigned) }
        let signature = try JSON.decode(ServiceSignature.self, from: Array(found.compact.utf8))
        // Each service issues documents of its own kinds: what another one's key signed is none of them.
        let service = Self.isMandate(document) ? GatewayContract.name : ReportingContract.name
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

    /// What is wrong with the giver's own signature; nil where a key signed it that was the giver's when the mandate came.
    func fault(of given: GivenMandate) throws -> MandateFault? {
        let mandate = given.mandate
        let known = try (trustsOwn ? KeyRing(data: data).everHeld() : []) + KeyRing.certified(signers)
        let own = known.filter {
            $0.unit == mandate.unit && $0.person == mandate.person && $0.signingKey != nil
        }
        guard !own.isEmpty else { return .signerUnknown }
        let signing = own.filter { entry in
            guard let key = entry.signingKey.flatMap({ SigningPublicKey($0) }), let signature = mandate.signed
            else { return false }
            return key.verifies(signature, over: mandate.octets)
        }
        guard !signing.isEmpty else { return .signerForged }
        guard let came = given.serviceSignature?.at else { return nil }
        return signing.contains { $0.until.map { came < $0 } ?? true } ? nil : .signerOver
    }

    private func verifying(_ service: String) throws -> VerifyingKeys {
        var isFolder: ObjCBool = false
        var path = keys ?? data.signingKeys(of: service)
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            path += "/\(service).signing.pub"
        }
        do {
            return try VerifyingKeys(contentsOf: path)
        } catch is StoreError {
            throw Failure(
                .badFile, Message("gateway.no-public-keys", ["service": service, "file": path]))
        }
    }
}

/// Why a mandate is not its giver's.
enum MandateFault: String {
    /// The service that keeps it has not signed it.
    case unsignedMandate = "unsigned-mandate"
    /// No certificate of the giver's is at hand.
    case signerUnknown = "signer-unknown"
    /// None of the giver's keys signed it.
    case signerForged = "signer-forged"
    /// The key had been taken away from the giver, or its time was over, when the mandate came.
    case signerOver = "signer-over"
}

/// What came of looking at one signature.
package struct SignatureVerdict: Encodable {
    /// What was signed, in the reader's words or as its file is called.
    package let what: String
    /// Nil where it holds; else why it does not: `changed`.
    package private(set) var fault: String?
    /// The id of the key, as the signature says it.
    package private(set) var signedWith: String?
    package private(set) var at: Timestamp?
    /// SHA-256 of the content, as the signature says it.
    package private(set) var digest: String?
    /// What somebody let a workflow do, where that is what was signed.
    package private(set) var mandate: Mandate?

    init(
        what: String, fault: IssuedFault?, signedWith: String? = nil, at: Timestamp? = nil,
        digest: String? = nil
    ) {
        (self.what, self.fault) = (what, fault?.rawValue)
        (self.signedWith, self.at, self.digest) = (signedWith, at, digest)
    }

    /// Of what is kept as a document, and is none.
    fileprivate init(unreadable name: String) { (what, fault) = (name, "unreadable") }

    /// The same of a mandate, with what is wrong of the giver's signature where the service's holds.
    fileprivate func with(_ mandate: Mandate, fault: MandateFault?) -> SignatureVerdict {
        var verdict = self
        verdict.mandate = mandate
        if let fault { verdict.fault = fault.rawValue }
        return verdict
    }

    /// Whether it is not signed at all: so is what was issued before services signed.
    package var isUnsigned: Bool { fault == IssuedFault.unsigned.rawValue }
}
