public import ZeroMQ

/// How a client shows who it is, and knows whom it talks to.
public enum ClientSecurity: Hashable, Sendable {
    /// CURVE with its own keys, to the server of this public key and no other.
    case curve(CurveKeyPair, server: CurvePublicKey)
    /// Plaintext; on loopback and `ipc://` only.
    case insecure
}
