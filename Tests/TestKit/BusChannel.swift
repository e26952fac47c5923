internal import Bus
internal import Vocabulary

/// A client of the bus, with sockets or without.
struct BusChannel: TestChannel {
    let client: BusClient

    func unary(_ call: TestCall) async throws -> (body: [UInt8], positions: Positions) {
        // A key makes it a command; without one the bus must not choose one, so that its absence can be
        // tested.
        let kind: CallKind = call.idempotencyKey == nil ? .query : .command
        let reply = await client.raw(call.method, kind: kind, body: call.body, options(call))
        return (try settled(reply).body, reply.metadata.position ?? Positions())
    }

    func items(
        _ call: TestCall, limit: Int?, receive: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws {
        let reply = await client.raw(
            call.method, kind: .feed, body: call.body, limit: limit, options(call), onItem: receive)
        _ = try settled(reply)
    }

    func importRows(_ call: TestCall, _ rows: [[UInt8]]) async throws -> (body: [UInt8], positions: Positions)
    {
        let reply = await client.raw(call.method, kind: .import, rows: rows, options(call))
        return (try settled(reply).body, reply.metadata.position ?? Positions())
    }

    private func options(_ call: TestCall) -> CallOptions {
        CallOptions(
            timeout: call.timeout, idempotencyKey: call.idempotencyKey, seen: call.seen,
            language: call.language)
    }

    private func settled(_ reply: RawReply) throws -> RawReply {
        guard reply.status == .ok else {
            throw Refused(reply.status, metadata: reply.metadata, fallback: reply.status.name)
        }
        return reply
    }
}
