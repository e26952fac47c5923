public import Vocabulary
public import ZeroMQ

/// How a server's endpoint knows who calls.
public enum ServerSecurity: Sendable {
    /// CURVE with these keys. A client's public key is its identity: `authenticate` turns it into a principal.
    ///
    /// Nil refuses the connection before a byte of a call is read (ZAP's 400, UNAUTHENTICATED for the client); a
    /// throw says that it cannot be told now (ZAP's 500, UNAVAILABLE). It is called on ZAP's thread for each handshake,
    /// and on the reactor's for each connection and in ``BusServer/reauthenticate()``: it must not block.
    case curve(CurveKeyPair, authenticate: @Sendable (CurvePublicKey) throws -> Principal?)
    /// Plaintext, everybody is this principal. Only on loopback or `ipc://`.
    case insecure(as: Principal)
}

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
