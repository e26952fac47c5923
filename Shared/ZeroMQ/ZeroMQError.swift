internal import CZeroMQ
internal import Glibc

/// What libzmq said when it could not do as asked.
public struct ZeroMQError: Error, Hashable, Sendable, CustomStringConvertible {
    /// `errno`: a POSIX code, or one of libzmq's own above 156384712.
    public let code: Int32
    /// What was asked, and of what: `bind tcp://127.0.0.1:7701`.
    public let operation: String
    /// libzmq's sentence for the code, in English.
    public let explanation: String

    /// The error that the calling thread's last libzmq call left in `errno`.
    static func last(_ operation: @autoclosure () -> String) -> ZeroMQError {
        of(zmq_errno(), operation())
    }

    static func of(_ code: Int32, _ operation: String) -> ZeroMQError {
        ZeroMQError(code: code, operation: operation, explanation: String(cString: zmq_strerror(code)))
    }

    public var description: String { "\(operation): \(explanation) (\(code))" }

    /// The endpoint is bound already, by this process or another. Never said of `ipc://`: libzmq takes the
    /// socket file over without asking.
    public var isAddressInUse: Bool { code == EADDRINUSE }

    /// The context was shut down: ``Context/shutDown()``. For harnesses.
    public var isTerminated: Bool { code == terminated }
}

/// ETERM, which the header hides from Swift behind an expression: ZMQ_HAUSNUMERO + 53.
private let terminated: Int32 = 156_384_712 + 53
