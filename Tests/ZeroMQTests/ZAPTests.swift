import Foundation
import Testing

@testable import ZeroMQ

/// How a request comes to be answered: by the function alone, or as libzmq's sessions ask it.
enum Asking: String, CaseIterable, CustomTestStringConvertible {
    case function, socket

    var testDescription: String { self == .function ? "ZAP.reply" : "REQ at inproc://zeromq.zap.01" }

    /// The frames of the answer, without an envelope.
    func answer(
        to request: [[UInt8]], decide: @escaping @Sendable (ZAP.Peer) -> ZAP.Decision
    ) throws -> [[UInt8]] {
        switch self {
        case .function: return try #require(ZAP.reply(to: request, decide: decide))
        case .socket:
            let context = try Context()
            let handler = try ZAPHandler(context, decide: decide)
            defer { handler.stop() }
            let socket = try Socket(context, .request)
            try socket.connect("inproc://zeromq.zap.01")
            #expect(try socket.send(frames: request) == .sent)
            return try socket.nextFrames()
        }
    }
}

/// Requests as libzmq makes them, and as it does not.
enum ZAPRequest {
    static let key = [UInt8](0..<32)

    static func curve(
        version: String = "1.0", number: String = "17", domain: [UInt8] = [UInt8]("registry".utf8),
        mechanism: String = "CURVE", credentials: [[UInt8]] = [key]
    ) -> [[UInt8]] {
        [text(version), text(number), domain, text("127.0.0.1"), [], text(mechanism)] + credentials
    }

    static func text(_ text: String) -> [UInt8] { [UInt8](text.utf8) }
}

@Suite("ZAP (RFC 27), case by case", .timeLimit(.minutes(5)))
struct ZAPTests {
    private func expect(
        _ status: String, userID: String = "", _ answer: [[UInt8]],
        at location: SourceLocation = #_sourceLocation
    ) {
        // version, request id, status code, status text, user id, metadata
        guard answer.count == 6 else {
            Issue.record("an answer of \(answer.count) frames", sourceLocation: location)
            return
        }
        #expect(answer[0] == ZAPRequest.text("1.0"), sourceLocation: location)
        #expect(answer[1] == ZAPRequest.text("17"), sourceLocation: location)
        #expect(String(decoding: answer[2], as: UTF8.self) == status, sourceLocation: location)
        #expect(!answer[3].isEmpty && answer[3].count <= 255, sourceLocation: location)
        #expect(answer[4] == ZAPRequest.text(userID), sourceLocation: location)
        #expect(answer[5] == [], sourceLocation: location)
    }

    /// 500, and nobody is asked.
    private func expectMalformed(
        _ request: [[UInt8]], _ asking: Asking, at location: SourceLocation = #_sourceLocation
    ) throws {
        let answer = try asking.answer(to: request) { peer in
            Issue.record("asked about \(peer)", sourceLocation: location)
            return .accept(userID: "x")
        }
        expect("500", answer, at: location)
    }

    @Test("accepted: 200 with the user id, under the request's number", arguments: Asking.allCases)
    func accepted(asking: Asking) throws {
        let expected = ZAP.Peer(
            publicKey: CurvePublicKey(bytes: ZAPRequest.key), domain: "registry", address: "127.0.0.1")
        #expect(expected.publicKey != nil)
        let answer = try asking.answer(to: ZAPRequest.curve()) { peer in
            peer == expected ? .accept(userID: "thai-binh/so-y-te") : .refuse("someone else")
        }
        expect("200", userID: "thai-binh/so-y-te", answer)
    }

    @Test("accepted without proof: NULL, where the server asks for none", arguments: Asking.allCases)
    func acceptedNull(asking: Asking) throws {
        let request = ZAPRequest.curve(mechanism: "NULL", credentials: [])
        let answer = try asking.answer(to: request) { peer in
            peer.publicKey == nil ? .accept(userID: "anybody") : .refuse("has a key")
        }
        expect("200", userID: "anybody", answer)
    }

    @Test("refused: 400", arguments: Asking.allCases)
    func refused(asking: Asking) throws {
        expect("400", try asking.answer(to: ZAPRequest.curve()) { _ in .refuse("unknown key") })
    }

    @Test("temporary failure: 300", arguments: Asking.allCases)
    func temporaryFailure(asking: Asking) throws {
        expect("300", try asking.answer(to: ZAPRequest.curve()) { _ in .refuseForNow("starting") })
    }

    @Test("internal error: 500, of the handler itself", arguments: Asking.allCases)
    func internalError(asking: Asking) throws {
        expect("500", try asking.answer(to: ZAPRequest.curve()) { _ in .fail("the key files are away") })
    }

    @Test(
        "internal error: 500, for a user id that libzmq would cut",
        arguments: Asking.allCases, ["", "a\0b", String(repeating: "a", count: 256)])
    func badUserID(asking: Asking, userID: String) throws {
        expect("500", try asking.answer(to: ZAPRequest.curve()) { _ in .accept(userID: userID) })
    }

    @Test("a long text is cut to 255 octets", arguments: Asking.allCases)
    func longText(asking: Asking) throws {
        let text = String(repeating: "a", count: 300)
        expect("400", try asking.answer(to: ZAPRequest.curve()) { _ in .refuse(text) })
    }

    @Test("malformed: another version", arguments: Asking.allCases, ["2.0", "1.1", "1", ""])
    func version(asking: Asking, version: String) throws {
        try expectMalformed(ZAPRequest.curve(version: version), asking)
    }

    @Test("malformed: too few frames", arguments: Asking.allCases, 2...5)
    func tooFewFrames(asking: Asking, count: Int) throws {
        try expectMalformed(Array(ZAPRequest.curve().prefix(count)), asking)
    }

    @Test("malformed: no mechanism", arguments: Asking.allCases)
    func noMechanism(asking: Asking) throws {
        try expectMalformed(ZAPRequest.curve(mechanism: ""), asking)
    }

    @Test(
        "malformed: a mechanism that is not served", arguments: Asking.allCases,
        ["GSSAPI", "curve", "CURVE "])
    func otherMechanism(asking: Asking, mechanism: String) throws {
        try expectMalformed(ZAPRequest.curve(mechanism: mechanism), asking)
    }

    @Test("malformed: PLAIN, with a name and a password", arguments: Asking.allCases)
    func plain(asking: Asking) throws {
        let credentials = ["user", "password"].map(ZAPRequest.text)
        try expectMalformed(ZAPRequest.curve(mechanism: "PLAIN", credentials: credentials), asking)
    }

    @Test("malformed: NULL with credentials", arguments: Asking.allCases)
    func nullWithCredentials(asking: Asking) throws {
        try expectMalformed(ZAPRequest.curve(mechanism: "NULL"), asking)
    }

    @Test(
        "malformed: CURVE with no credential, two, or one that is no key", arguments: Asking.allCases,
        [[], [ZAPRequest.key, ZAPRequest.key], [[]], [[1, 2, 3]], [ZAPRequest.key + [0]]])
    func badCredentials(asking: Asking, credentials: [[UInt8]]) throws {
        try expectMalformed(ZAPRequest.curve(credentials: credentials), asking)
    }

    @Test(
        "malformed: a domain that is no text, or longer than 255 octets", arguments: Asking.allCases,
        [[0xFF, 0xFE], [UInt8](repeating: 65, count: 256)])
    func badDomain(asking: Asking, domain: [UInt8]) throws {
        try expectMalformed(ZAPRequest.curve(domain: domain), asking)
    }

    @Test("what has no number cannot be answered", arguments: [[], [ZAPRequest.text("1.0")]])
    func unanswerable(request: [[UInt8]]) {
        #expect(ZAP.reply(to: request) { _ in .accept(userID: "x") } == nil)
    }

    @Test("a handler goes on after what it cannot answer")
    func goesOn() throws {
        let context = try Context()
        let handler = try ZAPHandler(context) { _ in .accept(userID: "x") }
        defer { handler.stop() }
        let socket = try Socket(context, .dealer)
        try socket.connect("inproc://zeromq.zap.01")
        // Without the empty frame that a REQ puts first, without a number, and with nothing behind the empty frame.
        for frames in [[[1]], [[], ZAPRequest.text("1.0")], [[]], [[1], [2], [3]]] as [[[UInt8]]] {
            #expect(try socket.send(frames: frames) == .sent)
        }
        #expect(try socket.send(frames: [[]] + ZAPRequest.curve()) == .sent)
        let answer = try socket.nextFrames()
        #expect(answer.first == [])
        expect("200", userID: "x", Array(answer.dropFirst()))
        #expect(try socket.receiveFrames() == nil)
    }
}
