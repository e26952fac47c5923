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
