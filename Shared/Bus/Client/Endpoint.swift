internal import ZeroMQ

/// One address of a service, and how to be sure of it.
///
/// Several endpoints of one client must answer alike. A service that keeps a store is one process with one file, so
/// its endpoints are that process behind several addresses, or others that only read copies of what it keeps; only a
/// service without a store can be several processes that are all the same.
public struct Endpoint: Hashable, Sendable {
    /// `tcp://127.0.0.1:7701`, `ipc:///run/registry`.
    public let address: String
    public let security: ClientSecurity

    public init(_ address: String, _ security: ClientSecurity) {
        (self.address, self.security) = (address, security)
    }

    /// Throws ``EndpointError`` for plaintext beyond this machine.
    func check() throws {
        if case .insecure = security, !EndpointError.staysOnMachine(address) {
            throw EndpointError.insecureBeyondLoopback(address)
        }
    }

    func line(_ channel: Channel) throws -> any ClientLine {
        switch security {
        case .curve(let keys, let server):
            try ClientSocket(channel, endpoint: address, curve: .client(keys: keys, serverKey: server))
        case .insecure: try ClientSocket(channel, endpoint: address, curve: nil)
        }
    }
}
