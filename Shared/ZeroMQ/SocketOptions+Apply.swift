internal import CZeroMQ

extension SocketOptions {
    /// Sets every option on a socket that is not yet bound or connected.
    func apply(to socket: borrowing RawSocket) throws(ZeroMQError) {
        try socket.set(ZMQ_LINGER, "linger", linger?.milliseconds)
        try socket.set(ZMQ_SNDHWM, "send high water", sendHighWater)
        try socket.set(ZMQ_RCVHWM, "receive high water", receiveHighWater)
        try socket.set(ZMQ_MAXMSGSIZE, "maximum message size", maxMessageSize)
        try socket.set(ZMQ_ROUTER_MANDATORY, "router mandatory", routerMandatory.flag)
        try socket.set(ZMQ_HEARTBEAT_IVL, "heartbeat interval", heartbeat?.interval.milliseconds)
        try socket.set(ZMQ_HEARTBEAT_TIMEOUT, "heartbeat timeout", heartbeat?.timeout.milliseconds)
        try socket.set(ZMQ_HEARTBEAT_TTL, "heartbeat time to live", heartbeat?.timeToLive?.milliseconds)
        try socket.set(ZMQ_HANDSHAKE_IVL, "handshake interval", handshakeInterval?.milliseconds)
        try socket.set(ZMQ_RECONNECT_IVL, "reconnect interval", reconnectInterval?.milliseconds)
        try socket.set(
            ZMQ_RECONNECT_IVL_MAX, "reconnect interval maximum", reconnectIntervalMax?.milliseconds)
        try socket.set(ZMQ_CONNECT_TIMEOUT, "connect timeout", connectTimeout?.milliseconds)
        try socket.set(ZMQ_IMMEDIATE, "immediate", immediate.flag)
        try socket.set(ZMQ_BACKLOG, "backlog", backlog)
        try socket.set(ZMQ_IPV6, "ipv6", ipv6.flag)
        try applyMechanism(to: socket)
    }

    private func applyMechanism(to socket: borrowing RawSocket) throws(ZeroMQError) {
        if let zapDomain { try enforceZAP(zapDomain, on: socket) }
        switch curve {
        case .server(let secretKey, let domain):
            try socket.set(ZMQ_CURVE_SERVER, "CURVE server", Int32(1))
            try socket.set(ZMQ_CURVE_SECRETKEY, "CURVE secret key", bytes: secretKey.bytes)
            try enforceZAP(domain, on: socket)
        case .client(let keys, let serverKey):
            try socket.set(ZMQ_CURVE_SERVERKEY, "CURVE server key", bytes: serverKey.bytes)
            try socket.set(ZMQ_CURVE_PUBLICKEY, "CURVE public key", bytes: keys.publicKey.bytes)
            try socket.set(ZMQ_CURVE_SECRETKEY, "CURVE secret key", bytes: keys.secretKey.bytes)
        case nil:
            break
        }
    }

    /// Without the second option libzmq lets everybody in while no ZAP handler runs. Its header counts the option
    /// among the drafts, but releases since 4.3.0 know it; one that did not would fail here, and let nobody in.
    private func enforceZAP(_ domain: String, on socket: borrowing RawSocket) throws(ZeroMQError) {
        try socket.set(ZMQ_ZAP_DOMAIN, "ZAP domain", text: domain)
        try socket.set(zapEnforceDomain, "ZAP domain enforcement", Int32(1))
    }
}

/// ZMQ_ZAP_ENFORCE_DOMAIN.
private let zapEnforceDomain: Int32 = 93

extension Bool? {
    fileprivate var flag: Int32? { map { $0 ? 1 : 0 } }
}
