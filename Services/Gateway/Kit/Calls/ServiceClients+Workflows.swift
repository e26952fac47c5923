import Bus
package import GatewayAPI
import ServiceKit
package import Vocabulary

import struct ZeroMQ.Certificate
import enum ZeroMQ.CertificateFileError
import struct ZeroMQ.SigningKeyPair

extension ServiceClients {
    /// A mandate that the caller signs with the key of their own, for a run of a workflow for a child. Throws ``Failure`` where there is
    /// no key to sign with.
    package func mandate(
        _ kind: WorkflowKind, for child: ChildID, run: WorkflowID, by caller: UnitPath, until last: Day
    ) throws -> Mandate {
        let (owner, file) = try signer(caller)
        let mandate = kind.mandate(for: child, run: run, by: owner.unit, owner.person?.id, until: last)
        do {
            guard let secret = try Certificate(contentsOf: file).signingSecretKey else {
                throw Failure(.badFile, Message("gateway.key-signs-nothing", ["file": file]))
            }
            return mandate.with(signed: try SigningKeyPair(secretKey: secret).sign(mandate.octets))
        } catch let error as CertificateFileError {
            throw Failure(.badFile, error.message)
        }
    }

    /// Whose the key is, and in which file it lies.
    private func signer(_ caller: UnitPath) throws -> (KeyOwner, file: String) {
        if let lack = try lack(of: caller) { throw Failure(.badFile, lack) }
        if let handed { return (handed.owner, handed.file) }
        guard let file = try secret(of: caller) else {
            throw Failure(.badFile, Message("gateway.no-key", ["unit": caller.text]))
        }
        do {
            guard let owner = KeyOwner(metadata: try Certificate(contentsOf: file).metadata) else {
                throw Failure(.badFile, Message("gateway.key-of-nobody", ["file": file]))
            }
            return (owner, file)
        } catch let error as CertificateFileError {
            throw Failure(.badFile, error.message)
        }
    }

    /// Starts a workflow for a child by a mandate of the caller's.
    package func start(
        _ kind: WorkflowKind, for child: ChildID, as caller: UnitPath, until last: Day,
        _ more: (inout StartWorkflow) -> Void
    ) async throws -> Workflow {
        let run = WorkflowID(at: .now())
        let signed = try mandate(kind, for: child, run: run, by: caller, until: last)
        var request = StartWorkflow(workflow: kind, child: child, mandate: signed)
        more(&request)
        return try await client(to: GatewayContract.name, as: .unit(caller))
            .call(Workflows.start, request, CallOptions(language: language))
    }
}
