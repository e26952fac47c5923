import Bus
import JSONCoding
import Testing
import Vocabulary

@testable import Bus
@testable import InteropServer

/// Every entry of the corpus, against a service that has another call running on the same connection.
@Suite("Messages that break the protocol", .timeLimit(.minutes(10)))
struct MalformedTests {
    struct Outcome: Sendable {
        let entry: MalformedEntry
        let answers: [MalformedEntry.Answer]
        /// What the running call said when it was asked, and its end.
        let bystander: [MalformedEntry.Answer]
    }

    @Test(
        "are answered or dropped as the corpus says, and leave other calls alone", arguments: Way.allCases)
    func corpus(way: Way) async throws {
        let entries = try MalformedEntry.all()
            .filter { $0.cut != true && (way != .inProcess || !$0.isMultipart) }
        #expect(entries.count > 100)
        try await InteropStand.with(way) { stand in
            let outcomes = try await onThread {
                try entries.map { entry in
                    guard way == .inProcess else {
                        return try Conversation(SocketConnection(stand)).play(entry)
                    }
                    let connection = InProcessConnection(stand)
                    defer { connection.close() }
                    return try Conversation(connection).play(entry)
                }
            }
            for outcome in outcomes {
                #expect(outcome.answers == outcome.entry.answers, "\(outcome.entry.name)")
                #expect(outcome.bystander == Conversation.unharmed, "\(outcome.entry.name)")
            }
        }
    }

    @Test("that are far too long end the connection, and only that", arguments: [Way.tcp, .ipc])
    func cut(way: Way) async throws {
        let entries = try MalformedEntry.all().filter { $0.cut == true }
        #expect(!entries.isEmpty)
        try await InteropStand.with(way) { stand in
            try await stand.withChannel { channel in
                let begun = try await channel.withRawCall(Conversation.duplex, kind: .dialogue) { call in
                    try await onThread {
                        for entry in entries {
                            let connection = try SocketConnection(stand)
                            for message in entry.send { try connection.send(message.frames) }
                            try connection.waitUntilCut()
                            // libzmq connects again by itself.
                            let (_, bystander) = try Conversation(connection).send([])
                            #expect(bystander == Conversation.unharmed)
                        }
                    }
                    call.finishSending()
                    return await call.reply().status
                }
                #expect(begun == .ok)
            }
        }
    }
}

extension MalformedTests {
    @Test("a storm of random messages is weathered, call by call", arguments: Way.allCases)
    func storm(way: Way) async throws {
        try await InteropStand.with(way) { stand in
            let problems = try await onThread {
                try (0..<Scale.of(20, long: 1_000)).flatMap { _ in
                    let messages = try Storm.messages(300)
                    guard way == .inProcess else {
                        return try Storm.problems(of: messages, over: SocketConnection(stand))
                    }
                    let connection = InProcessConnection(stand)
                    defer { connection.close() }
                    return try Storm.problems(of: messages, over: connection)
                }
            }
            #expect(problems == [])
        }
    }
}

/// Random messages of a few calls, most of them well formed.
private enum Storm {
    static let methods = [
        Conversation.duplex, "grpc.testing.TestService/StreamingInputCall", "chungtay.testing.Holding/Hold",
        "grpc.testing.TestService/UnaryCall", "grpc.testing.TestService/StreamingOutputCall",
        "no.Such/Method",
    ]
    static let bodies = [
        "", "{}", "{", #"{"responseParameters":[{"size":9},{"size":10}]}"#, #"{"payload":{"body":"AAAA"}}"#,
    ]

    static func messages(_ count: Int) throws -> [MalformedEntry.Octets] {
        try (0..<count).map { _ in
            let id = UInt64.random(in: 2...12)
            let body = Array((bodies.randomElement() ?? "").utf8)
            var bytes =
                switch Int.random(in: 0..<20) {
                case 0..<4:
                    try Frame(
                        .call, callID: id, argument: .random(in: 0...50),
                        method: methods.randomElement() ?? "",
                        body: body
                    ).serialized()
                case 4..<12: try Frame(.item, callID: id, body: body).serialized()
                case 12: Frame.signal(.end, callID: id)
                case 13: Frame.signal(.cancel, callID: id)
                case 14..<17: Frame.signal(.credit, callID: id, argument: .random(in: 0...3000))
                case 17: Frame.signal(.ping, callID: id, argument: 1)
                default: Frame.signal(Frame.Kind.allCases.randomElement() ?? .pong, callID: id)
                }
            // The first call is left alone, so its number is not made.
            if Int.random(in: 0..<20) == 0 { bytes[Int.random(in: 12..<bytes.count)] = .random(in: 0...255) }
            return MalformedEntry.Octets(bytes)
        }
    }

    /// An ITEM of a call that does not run, or more answers than there were questions; harm to the first call.
    static func problems(
        of messages: [MalformedEntry.Octets], over connection: any RawConnection
    ) throws -> [String] {
        let (answers, bystander) = try Conversation(connection).send(messages)
        var problems = bystander == Conversation.unharmed ? [] : ["call 1: \(bystander)"]
        for id in UInt64(2)...12 {
            let sent = messages.count { $0.frames[0][11] == id }
            let replies = answers.count { $0.kind == "REPLY" && $0.call == id }
            let hasBegun = messages.contains { $0.frames[0][11] == id && $0.frames[0][3] == 1 }
            if replies > sent { problems.append("call \(id): \(replies) replies to \(sent) messages") }
            if !hasBegun, answers.contains(where: { $0.kind == "ITEM" && $0.call == id }) {
                problems.append("call \(id): an item, but no CALL")
            }
        }
        return problems
    }
}

/// One connection on which call 1 runs while an entry of the corpus is sent.
private struct Conversation {
    static let duplex = "grpc.testing.TestService/FullDuplexCall"
    /// Asked for one item, the running call sends it, and ends well.
    static let unharmed = [
        MalformedEntry.Answer(kind: "ITEM", call: 1, argument: 0),
        MalformedEntry.Answer(kind: "REPLY", call: 1, argument: 0),
    ]

    private let connection: any RawConnection

    init(_ connection: any RawConnection) { self.connection = connection }

    func play(_ entry: MalformedEntry) throws -> MalformedTests.Outcome {
        let (answers, bystander) = try send(entry.send, expecting: entry.answers.count)
        return MalformedTests.Outcome(entry: entry, answers: answers, bystander: bystander)
    }

    /// What comes back of these messages, at least so many, and what of the running call.
    func send(
        _ messages: [MalformedEntry.Octets], expecting expected: Int = 0
    ) throws -> (answers: [MalformedEntry.Answer], bystander: [MalformedEntry.Answer]) {
        var answers: [MalformedEntry.Answer] = []
        var bystander: [MalformedEntry.Answer] = []
        try send(Frame(.call, callID: 1, method: Conversation.duplex))
        for message in messages { try connection.send(message.frames) }
        let barrier: UInt32 = 0xBA44_1E44
        try send(Frame(.ping, callID: 0, argument: barrier))
        // What comes from the service's tasks may come behind the PONG.
        var isThrough = false
        func take() throws {
            let frame = try Frame(parsing: connection.receive())
            let answer = MalformedEntry.Answer(
                kind: "\(frame.kind)".uppercased(), call: frame.callID, argument: frame.argument)
            switch (frame.kind, frame.callID) {
            // The service asks whether somebody is there.
            case (.ping, 0): try send(Frame(.pong, callID: 0, argument: frame.argument))
            case (.pong, 0) where frame.argument == barrier: isThrough = true
            case (_, 1): bystander.append(answer)
            default: answers.append(answer)
            }
        }
        while !isThrough || answers.count < expected, bystander.last?.kind != "REPLY" { try take() }

        try send(Frame(.item, callID: 1, body: Array(#"{"responseParameters":[{"size":3}]}"#.utf8)))
        try send(Frame(.end, callID: 1))
        while bystander.last?.kind != "REPLY" { try take() }
        return (answers, bystander)
    }

    private func send(_ frame: Frame) throws { try connection.send([frame.serialized()]) }
}
