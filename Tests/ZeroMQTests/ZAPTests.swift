import Testing

@testable import ZeroMQ

@Suite("ZAP requests (RFC 27)")
struct ZAPTests {
    static let key = [UInt8](0..<32)

    static func request(
        version: String = "1.0", mechanism: String = "CURVE", credentials: [[UInt8]] = [key],
        domain: [UInt8] = [UInt8]("registry".utf8)
    ) -> [[UInt8]] {
        [text(version), text("17"), domain, text("127.0.0.1"), [], text(mechanism)] + credentials
    }

    static func text(_ text: String) -> [UInt8] { [UInt8](text.utf8) }

    @Test("an accepted peer is answered with its user id, under the request's number")
    func accepted() {
        let expected = ZAP.Peer(
            publicKey: CurvePublicKey(bytes: Self.key), domain: "registry", address: "127.0.0.1")
        #expect(expected.publicKey != nil)
        let reply = ZAP.reply(to: Self.request()) { peer in
            peer == expected ? .accept(userID: "thai-binh/so-y-te") : .refuse("someone else")
        }
        #expect(reply == ["1.0", "17", "200", "OK", "thai-binh/so-y-te", ""].map(Self.text))
    }

    @Test(
        "a refusal says its number and why",
        arguments: [(ZAP.Decision.refuse("unknown key"), "400"), (.refuseForNow("starting"), "300")])
    func refused(decision: ZAP.Decision, status: String) {
        let reply = ZAP.reply(to: Self.request()) { _ in decision }
        #expect(reply?[2] == Self.text(status))
        #expect(reply?[4] == [])
        #expect(reply?[3].isEmpty == false)
    }

    @Test(
        "what is no proper request is answered with 500, and nobody is asked",
        arguments: [
            request(version: "2.0"), request(version: ""), [text("1.0"), text("17")], request().dropLast(2),
            request(credentials: []), request(credentials: [key, key]), request(credentials: [[1, 2, 3]]),
            request(mechanism: "PLAIN", credentials: [text("user"), text("password")]),
            request(mechanism: "NULL"), request(mechanism: "GSSAPI"), request(domain: [0xFF, 0xFE]),
            request(domain: [UInt8](repeating: 65, count: 256)),
        ].map { [[UInt8]]($0) })
    func malformed(request: [[UInt8]]) {
        let reply = ZAP.reply(to: request) { _ in
            Issue.record("asked about \(request)")
            return .accept(userID: "x")
        }
        #expect(reply?.count == 6)
        #expect(reply?[0] == Self.text("1.0"))
        #expect(reply?[1] == Self.text("17"))
        #expect(reply?[2] == Self.text("500"))
        #expect(reply?[4] == [])
    }

    @Test("what has no number cannot be answered", arguments: [[], [text("1.0")]])
    func unanswerable(request: [[UInt8]]) {
        #expect(ZAP.reply(to: request) { _ in .accept(userID: "x") } == nil)
    }

    @Test(
        "a user id that libzmq would cut is not given",
        arguments: ["", "a\0b", String(repeating: "a", count: 256)])
    func badUserID(userID: String) {
        #expect(ZAP.reply(to: Self.request()) { _ in .accept(userID: userID) }?[2] == Self.text("500"))
    }
}
