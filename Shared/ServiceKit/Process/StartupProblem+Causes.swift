internal import Bus
internal import Store
internal import Vocabulary
internal import ZeroMQ

/// What can be in the way of a start, as the operator is told.
extension StartupProblem {
    /// `service` is who could not start.
    package init(_ error: any Error, service: String) {
        switch error {
        case let problem as StartupProblem: self = problem
        case let problem as FileProblem: self.init(problem)
        case let error as ReferenceError:
            self.init(.badFile, error.message, place: "\(error.file):\(error.line)")
        case let error as StoreError: self.init(error, service: service)
        case let error as EndpointError: self.init(error)
        case let error as CertificateFileError: self.init(error)
        default:
            self.init(
                .internalError,
                Vocabulary.Message("kit.startup-internal", ["service": service, "problem": "\(error)"]))
        }
    }

    private init(_ error: StoreError, service: String) {
        switch error {
        case .newerThanProgram(let steps):
            self.init(
                .databaseOther,
                Vocabulary.Message(
                    "kit.database-newer", ["service": service, "steps": steps.joined(separator: ", ")]))
        case .historyDiffers(let step):
            self.init(
                .databaseOther,
                Vocabulary.Message("kit.database-differs", ["service": service, "step": step]))
        case .corrupted(let path, _):
            self.init(
                .storeDamaged, Vocabulary.Message("kit.file-damaged", ["service": service, "path": path]))
        case .unwritable(let path, _):
            self.init(.dataUnwritable, Vocabulary.Message("kit.data-unwritable", ["path": path]))
        case .alreadyOpen(let path):
            self.init(.dataUnwritable, Vocabulary.Message("kit.data-in-use", ["path": path]))
        case .vaultKeyMissing(let path), .vaultKeyUnreadable(let path, _):
            self.init(.keysMissing, Vocabulary.Message("kit.vault-key", ["file": path]))
        case .signingKeyUnreadable(let path, _):
            self.init(.keysMissing, Vocabulary.Message("kit.signing-key", ["file": path]))
        default:
            self.init(
                .internalError,
                Vocabulary.Message("kit.startup-internal", ["service": service, "problem": "\(error)"]))
        }
    }

    private init(_ error: EndpointError) {
        switch error {
        case .inUse(let endpoint):
            self.init(.portTaken, Vocabulary.Message("kit.port-taken", ["endpoint": endpoint]))
        case .unusable(let endpoint, _):
            self.init(.usage, Vocabulary.Message("kit.endpoint-bad", ["endpoint": endpoint]))
        case .insecureBeyondLoopback(let endpoint):
            self.init(.usage, Vocabulary.Message("kit.insecure-not-local", ["endpoint": endpoint]))
        }
    }

    private init(_ error: CertificateFileError) {
        let (file, sentence) =
            switch error {
            case .unreadable(let path, _), .unwritable(let path, _), .exists(let path),
                .malformed(let path, _):
                (path, "kit.keys-missing")
            case .exposed(let path): (path, "kit.key-exposed")
            }
        self.init(.keysMissing, Vocabulary.Message(sentence, ["file": file]))
    }
}
