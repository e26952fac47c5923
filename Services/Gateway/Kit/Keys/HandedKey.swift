package import ServiceKit
package import Vocabulary

import struct ZeroMQ.Certificate
import enum ZeroMQ.CertificateFileError
import struct ZeroMQ.CurveKeyPair

/// A key that a unit, or a person of it, was given, to call from wherever it is: a secret certificate, which says whose it is. With the file of
/// where the services listen it is all that a caller needs.
package struct HandedKey: Sendable {
    package let owner: KeyOwner
    /// The certificate.
    package let file: String
    let keys: CurveKeyPair

    /// Throws ``Failure`` for what is no secret certificate, or one that others may read.
    package init(contentsOf file: String) throws {
        let certificate: Certificate
        do throws(CertificateFileError) {
            certificate = try Certificate(contentsOf: file)
        } catch {
            throw Failure(.badFile, error.message)
        }
        guard let keys = certificate.keys else {
            throw Failure(.badFile, Message("gateway.key-without-secret", ["file": file]))
        }
        guard let owner = KeyOwner(metadata: certificate.metadata) else {
            throw Failure(.badFile, Message("gateway.key-of-nobody", ["file": file]))
        }
        (self.owner, self.file, self.keys) = (owner, file, keys)
    }

    /// One that lies in no file of its own.
    init(owner: KeyOwner, keys: CurveKeyPair, file: String) {
        (self.owner, self.keys, self.file) = (owner, keys, file)
    }

    package var unit: UnitPath { owner.unit }
}
