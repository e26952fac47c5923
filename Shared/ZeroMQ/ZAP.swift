/// What a handler of ZAP (ZeroMQ RFC 27) is asked and says; values only, ``ZAPHandler`` carries them.
public enum ZAP {
    /// Who wants in.
    public struct Peer: Hashable, Sendable {
        /// What CURVE proved to be the peer's. Nil when the server asked for no proof (mechanism NULL).
        public let publicKey: CurvePublicKey?
        /// Of the socket that is connected to: ``SocketOptions/Curve/server(secretKey:domain:)``.
        public let domain: String
        /// The peer's IP address; nothing for other transports.
        public let address: String

        public init(publicKey: CurvePublicKey?, domain: String, address: String) {
            (self.publicKey, self.domain, self.address) = (publicKey, domain, address)
        }
    }

    /// Whether the peer may come in: ZAP's status codes.
    public enum Decision: Hashable, Sendable {
        /// 200. Every message of the connection carries `userID` (1 to 255 octets, without NUL) as
        /// ``RawMessage/userID``.
        case accept(userID: String)
        /// 400: not this peer. It is told the number, and not the text.
        case refuse(String)
        /// 300: not now. The peer is disconnected without a word (RFC 26), most often at once, sometimes only when
        /// the server's ``SocketOptions/handshakeInterval`` is over, and tries again. It cannot tell this from a
        /// server that does not have the key which it expects: ``fail(_:)`` can be told.
        case refuseForNow(String)
        /// 500: it cannot be found out who this is. The peer is told the number, and not the text.
        case fail(String)
    }

    /// The answer to a request as it came, without the envelope of routing ids and the empty frame; nil when it
    /// does not even have the number that an answer must name.
    public static func reply(to frames: [[UInt8]], decide: (Peer) -> Decision) -> [[UInt8]]? {
        guard frames.count >= 2 else { return nil }
        do throws(Malformed) {
            return answer(to: frames[1], decide(try peer(of: frames)))
        } catch {
            return reply(to: frames[1], "500", error.reason)
        }
    }

    private struct Malformed: Error {
        let reason: String
    }

    private static let version = [UInt8]("1.0".utf8)
    private static let longest = 255

    private static func peer(of frames: [[UInt8]]) throws(Malformed) -> Peer {
        guard frames[0] == version else { throw Malformed(reason: "ZAP 1.0 is spoken here") }
        // version, request id, domain, address, routing id, mechanism, credentials
        guard frames.count >= 6 else { throw Malformed(reason: "a request has at least six frames") }
        guard frames[1...5].allSatisfy({ $0.count <= longest }) else {
            throw Malformed(reason: "a frame is longer than \(longest) octets")
        }
        guard let domain = String(validating: frames[2], as: UTF8.self),
            let address = String(validating: frames[3], as: UTF8.self)
        else { throw Malformed(reason: "domain or address is not UTF-8") }
        let credentials = frames[6...]
        switch String(decoding: frames[5], as: UTF8.self) {
        case "CURVE":
            guard credentials.count == 1, let key = CurvePublicKey(bytes: frames[6]) else {
                throw Malformed(reason: "CURVE has one credential of 32 octets")
            }
            return Peer(publicKey: key, domain: domain, address: address)
        case "NULL":
            guard credentials.isEmpty else { throw Malformed(reason: "NULL has no credentials") }
            return Peer(publicKey: nil, domain: domain, address: address)
        case let other:
            throw Malformed(reason: "the mechanism \(other) is not served")
        }
    }

    private static func answer(to request: [UInt8], _ decision: Decision) -> [[UInt8]] {
        switch decision {
        case .accept(let userID):
            // libzmq hands the user id on as a C string: with a NUL inside it would be another's.
            guard (1...longest).contains(userID.utf8.count), !userID.utf8.contains(0) else {
                return reply(to: request, "500", "the user id does not fit")
            }
            return reply(to: request, "200", "OK", userID: userID)
        case .refuse(let text): return reply(to: request, "400", text)
        case .refuseForNow(let text): return reply(to: request, "300", text)
        case .fail(let text): return reply(to: request, "500", text)
        }
    }

    private static func reply(
        to request: [UInt8], _ status: String, _ text: String, userID: String = ""
    ) -> [[UInt8]] {
        let shortText = [UInt8](text.utf8.prefix(longest))
        return [version, request, [UInt8](status.utf8), shortText, [UInt8](userID.utf8), []]
    }
}
