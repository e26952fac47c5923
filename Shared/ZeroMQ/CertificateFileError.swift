internal import Glibc

/// Why a certificate's file could not be read or written.
public enum CertificateFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// `code` is `errno`: ENOENT, EACCES, …
    case unreadable(path: String, code: Int32)
    /// `code` is `errno`.
    case unwritable(path: String, code: Int32)
    /// There is one already, and it was to be kept.
    case exists(path: String)
    case malformed(path: String, CertificateFault)
    /// It holds a secret key of ours, and its mode lets others at it: `chmod 600` mends that.
    case exposed(path: String)

    public var description: String {
        switch self {
        case .unreadable(let path, let code): "\(path) cannot be read: \(String(cString: strerror(code)))"
        case .unwritable(let path, let code): "\(path) cannot be written: \(String(cString: strerror(code)))"
        case .exists(let path): "\(path) is there already"
        case .malformed(let path, let fault): "\(path): \(fault)"
        case .exposed(let path): "\(path) holds a secret key, and others than its owner may read or write it"
        }
    }
}
