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
                            let outcome = try Conversation(connection).play(entry, sending: [])
                            #expect(outcome.bystander == Conversation.unharmed)
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

    func play(
        _ entry: MalformedEntry, sending messages: [MalformedEntry.Octets]? = nil
    ) throws -> MalformedTests.Outcome {
        var answers: [MalformedEntry.Answer] = []
        var bystander: [MalformedEntry.Answer] = []
        try send(Frame(.call, callID: 1, method: Conversation.duplex))
        for message in messages ?? entry.send { try connection.send(message.frames) }
        let barrier: UInt32 = 0xBA44_1E44
        try send(Frame(.ping, callID: 0, argument: barrier))
        let expected = messages == nil ? entry.answers.count : 0
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
        return MalformedTests.Outcome(entry: entry, answers: answers, bystander: bystander)
    }

    private func send(_ frame: Frame) throws { try connection.send([frame.serialized()]) }
}
