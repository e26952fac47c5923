import Bus
import Vocabulary

/// How calls begin and end.
enum LeakKind: String, CaseIterable {
    case unary, feed, `import`, dialogue
    case cancelled, abandonedFeed, abandonedDialogue, timedOut, refused, unknown
    case connection

    static let width = 64

    struct Unexpected: Error {
        let kind: LeakKind
        let error: CallError?
    }

    /// Makes `count` of them, 64 at a time.
    func make(_ count: Int, _ client: BusClient, _ open: @escaping @Sendable () throws -> BusClient)
        async throws
    {
        try await withThrowingTaskGroup { group in
            for worker in 0..<LeakKind.width {
                let share = count / LeakKind.width + (worker < count % LeakKind.width ? 1 : 0)
                group.addTask { for _ in 0..<share { try await once(client, open) } }
            }
            try await group.waitForAll()
        }
    }

    private func once(_ client: BusClient, _ open: () throws -> BusClient) async throws {
        switch self {
        case .unary: _ = try await client.call(LeakCalls.echo, "hello")
        case .feed: for try await _ in client.feed(LeakCalls.five, Empty()) {}
        case .import: _ = try await client.send(LeakCalls.sum, rows: 0..<5)
        case .dialogue:
            try await client.withDialogue(LeakCalls.talk) { talk in
                for number in 0..<5 { _ = try await talk.send(number) }
                talk.finishSending()
                for try await _ in talk.items {}
            }
        case .cancelled:
            let call = Task { try await client.call(LeakCalls.wait, Empty()) }
            // Half of them have begun by then, about.
            for _ in 0..<3 { await Task.yield() }
            call.cancel()
            try await expect(.cancelled) { try await call.value }
        case .abandonedFeed: for try await _ in client.feed(LeakCalls.five, Empty()) { break }
        case .abandonedDialogue:
            try await client.withDialogue(LeakCalls.talk) { talk in
                _ = try await talk.send(1)
                _ = try await talk.next()
            }
        case .timedOut:
            try await expect(.deadlineExceeded) {
                try await client.call(LeakCalls.wait, Empty(), CallOptions(timeout: .milliseconds(2)))
            }
        case .refused: try await expect(.notFound) { try await client.call(LeakCalls.refuse, Empty()) }
        case .unknown: try await expect(.unimplemented) { try await client.call(LeakCalls.unknown, Empty()) }
        case .connection:
            let client = try open()
            defer { client.close() }
            _ = try await client.call(LeakCalls.echo, "hello")
        }
    }

    private func expect(_ status: Status, _ call: () async throws -> Empty) async throws {
        do {
            _ = try await call()
        } catch let error as CallError {
            guard error.status == status else { throw Unexpected(kind: self, error: error) }
            return
        }
        throw Unexpected(kind: self, error: nil)
    }
}
