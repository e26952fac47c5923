import Vocabulary

import enum ZeroMQ.CertificateFileError

extension CertificateFileError {
    /// For the operator, with what to do.
    var message: Message {
        switch self {
        case .exposed(let path): Message("gateway.key-exposed", ["file": path])
        case .unreadable(let path, _), .unwritable(let path, _), .exists(let path), .malformed(let path, _):
            Message("gateway.key-unreadable", ["file": path, "problem": description])
        }
    }
}
