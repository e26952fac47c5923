import Testing

@testable import Bus

/// A service that sends what no service may: the document's "resilience to buggy servers".
@Suite("Services that break the protocol", .timeLimit(.minutes(5)))
struct HostileServerTests {
    struct Answer: Sendable, CustomTestStringConvertible {
        let name: String
        /// What the caller is told.
        let status: Status
        /// Messages of one frame, to the call of this id.
        let messages: @Sendable (UInt64) throws -> [[UInt8]]

        var testDescription: String { name }

        init(_ name: String, _ status: Status, _ messages: @escaping @Sendable (UInt64) throws -> [[UInt8]]) {
            self.name = name
            self.status = status
            self.messages = messages
        }
    }

    private static func reply(_ id: UInt64, _ metadata: Metadata = .init(), status: UInt32 = 0) throws
        -> [UInt8]
    {
        try Frame(.reply, callID: id, argument: status, metadata: metadata, body: Array("{}".utf8))
            .serialized()
    }

    private static func spoilt(_ id: UInt64, at index: Int, _ octet: UInt8) throws -> [UInt8] {
        var bytes = try reply(id, ["message": "no"])
        bytes[index] = octet
        return bytes
    }

    static let answers: [Answer] = [
        Answer("noise, and then the answer", .ok) {
            [
                [], [0x43], Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8),
                [UInt8](repeating: 0xFF, count: 5000), try reply($0),
            ]
        },
        Answer("messages of calls that never were", .ok) {
            [
                try reply($0 + 99), Frame.signal(.credit, callID: $0 + 99, argument: .max),
                Frame.signal(.item, callID: $0 + 99), Frame.signal(.cancel, callID: $0 + 99), try reply($0),
            ]
        },
        Answer("two answers", .ok) { [try reply($0), try reply($0, status: Status.notFound.rawValue)] },
        Answer("everything after the answer", .ok) {
            [
                try reply($0), Frame.signal(.item, callID: $0),
                Frame.signal(.credit, callID: $0, argument: .max), [0x43, 0x54],
            ]
        },
        Answer("a thousand PINGs before the answer", .ok) {
            [[UInt8]](repeating: Frame.signal(.ping, callID: 0, argument: 1), count: 1000) + [try reply($0)]
        },
        Answer("PONGs that nobody asked for", .ok) {
            [Frame.signal(.pong, callID: $0, argument: 9), try reply($0)]
        },
        Answer("GOAWAY, and the answer behind it", .ok) {
            [Frame.signal(.goAway, callID: 0), try reply($0)]
        },
        Answer("details that are no JSON", .notFound) {
            [try reply($0, ["message": "x", "details": "{"], status: Status.notFound.rawValue)]
        },
        Answer("an answer of another version", .internal) { [try spoilt($0, at: 2, 2)] },
        Answer("an answer of no kind", .internal) { [try spoilt($0, at: 3, 99)] },
        Answer("an answer with status 17", .internal) { [try spoilt($0, at: 15, 17)] },
        Answer("an answer whose metadata reach beyond it", .internal) { [try spoilt($0, at: 18, 0xFF)] },
        Answer("an answer whose metadata are no object", .internal) {
            [try spoilt($0, at: 20, UInt8(ascii: "["))]
        },
        Answer("a header cut behind the call id", .internal) { [Array(try reply($0)[..<12])] },
        Answer("a CALL of the client's call", .internal) {
            [try Frame(.call, callID: $0, method: "a.B/C").serialized()]
        },
        Answer("END from the service", .internal) { [Frame.signal(.end, callID: $0)] },
        Answer("CANCEL from the service", .internal) { [Frame.signal(.cancel, callID: $0)] },
        Answer("more credit than there may be", .internal) {
            [Frame.signal(.credit, callID: $0, argument: .max)]
        },
        Answer("more items than were granted", .internal) {
            [[UInt8]](repeating: Frame.signal(.item, callID: $0), count: 65)
        },
        Answer("an item of more than 4 MiB", .internal) {
            [Frame.signal(.item, callID: $0) + [UInt8](repeating: 0, count: Frame.maximumBodyLength + 1)]
        },
    ]

    @Test(
        "cost at most the call that they break, and the next one is answered", arguments: answers,
        [Way.tcp, .ipc])
    func hostile(answer: Answer, way: Way) async throws {
        try await HostileServer.with(way, answer.messages) { endpoint in
            try await withClient(endpoint, .insecure) { client in
                let hit = await client.raw("a.B/Broken", kind: .query, HostileServerTests.patient)
                #expect(hit.status == answer.status, "\(hit.metadata.message ?? "")")
                let next = await client.raw("a.B/Right", kind: .query, HostileServerTests.patient)
                #expect(next.status == .ok, "\(next.metadata.message ?? "")")
            }
        }
    }

    /// Deadlines beyond any patience of this suite's: what comes before them came by itself.
    private static let patient = CallOptions(timeout: .seconds(240))

    @Test("that say nothing to the call, or only what is not about it, are given up at its deadline")
    func silent() async throws {
        for messages in [
            { _ in [] }, { id in [Frame.signal(.credit, callID: id, argument: 1)] },
            { id in [Frame.signal(.item, callID: id), Frame.signal(.ping, callID: id)] },
            { _ in [Frame.signal(.goAway, callID: 0)] },
        ] as [HostileServer.Answers] {
            try await HostileServer.with(.ipc, messages) { endpoint in
                try await withClient(endpoint, .insecure) { client in
                    let hit = await client.raw(
                        "a.B/Broken", kind: .query, CallOptions(timeout: .milliseconds(50)))
                    #expect(hit.status == .deadlineExceeded)
                    let next = await client.raw("a.B/Right", kind: .query, HostileServerTests.patient)
                    #expect(next.status == .ok, "\(next.metadata.message ?? "")")
                }
            }
        }
    }

    @Test("that accept a connection and never shake hands are given up at the call's deadline")
    func noHandshake() async throws {
        let listener = try RawListener()
        try await withClient(listener.endpoint, .insecure) { client in
            let hit = await client.raw("a.B/C", kind: .query, CallOptions(timeout: .milliseconds(50)))
            #expect(hit.status == .deadlineExceeded)
        }
    }
}
