import Bus
import Crypto
package import GatewayAPI
import RegistryAPI
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

    /// Starts a workflow for a child by a mandate of the caller's; with the same `key`, for the same child, it is the run that was
    /// started the first time.
    package func start(
        _ kind: WorkflowKind, for child: ChildID, as caller: UnitPath, until last: Day, key: String? = nil,
        _ more: (inout StartWorkflow) -> Void
    ) async throws -> Workflow {
        let gateway = try client(to: GatewayContract.name, as: .unit(caller))
        let options = CallOptions(language: language)
        let run = key.map {
            WorkflowID(ofDigest: SHA256.hash(data: Array("\(kind.rawValue)/\(child)/\($0)".utf8)))
        }
        if let run {
            do {
                return try await gateway.call(Workflows.get, GetWorkflow(id: run), options)
            } catch let error as CallError where error.status == .notFound {
                // It is the first time.
            }
        }
        let id = run ?? WorkflowID(at: .now())
        let signed = try mandate(kind, for: child, run: id, by: caller, until: last)
        var request = StartWorkflow(workflow: kind, child: child, mandate: signed)
        more(&request)
        return try await gateway.call(Workflows.start, request, options)
    }

    /// Takes a run over by a mandate of the caller's, for the child by the id that it has now.
    package func takeOver(_ run: WorkflowID, as caller: UnitPath, until last: Day) async throws -> Workflow {
        let gateway = try client(to: GatewayContract.name, as: .unit(caller))
        let options = CallOptions(language: language)
        let found = try await gateway.call(Workflows.get, GetWorkflow(id: run), options)
        let child = try await client(to: RegistryContract.name, as: .unit(caller))
            .call(Children.get, GetChild(id: found.child), options).id
        let signed = try mandate(found.workflow, for: child, run: run, by: caller, until: last)
        return try await gateway.call(
            Workflows.signal, SignalWorkflow(id: run).with { $0.mandate = signed }, options)
    }
}
