internal import Glibc

/// An endpoint that cannot be listened on.
public enum EndpointError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Plaintext would leave the machine.
    case insecureBeyondLoopback(String)
    /// Another process, or this one, has it.
    case inUse(String)
    /// No address at all, or not one of this machine; with libzmq's words.
    case unusable(String, String)

    public var description: String {
        switch self {
        case .insecureBeyondLoopback(let endpoint):
            "\(endpoint): without CURVE only 127.0.0.1, [::1], localhost and ipc:// are allowed"
        case .inUse(let endpoint): "\(endpoint) is taken by another process"
        case .unusable(let endpoint, let reason): "\(endpoint) cannot be listened on: \(reason)"
        }
    }

    static func staysOnMachine(_ endpoint: String) -> Bool {
        ["ipc://", "inproc://", "tcp://127.0.0.1:", "tcp://localhost:", "tcp://[::1]:"]
            .contains { endpoint.hasPrefix($0) }
    }
}
