import Glibc
import Vocabulary

import enum ZeroMQ.CertificateFileError

extension CertificateFileError {
    /// For the operator, with what to do.
    var message: Message {
        switch self {
        case .exposed(let path): Message("gateway.key-exposed", ["file": path])
        case .unreadable(let path, let code):
            Message("gateway.key-unreadable", ["file": path, "problem": String(cString: strerror(code))])
        case .unwritable(let path, _): Message("gateway.file-unwritable", ["file": path])
        case .malformed(let path, let fault):
            Message("gateway.key-unreadable", ["file": path, "problem": "\(fault)"])
        case .exists(let path): Message("gateway.key-exists", ["file": path])
        }
    }
}
