internal import Bus
internal import Store
internal import Vocabulary

extension Dispatcher {
    /// Does a command exactly once, unless nobody waits for it any more when its turn comes.
    func command(
        _ call: CallUnderWay, _ route: Route,
        _ read: @escaping @Sendable ([UInt8]) throws -> @Sendable (Transaction) throws -> [UInt8]
    ) throws {
        let key = try key(for: route, call.terms)
        try service.diskSpace.requireRoom()
        let body = call.asked.body
        let isShort = body.count <= Wire.shortBody
        // The common case has no task in it: from here to the writer, and from the writer to the wire.
        if isShort, hasSeen(call.terms) {
            let began = ThreadTime.now
            let apply = try read(body)
            let spent = ThreadTime.now - began
            return post(call, route, key, apply) { finish(call, $0, spent: spent) }
        }
        answer(call) {
            let apply =
                if isShort {
                    try read(body)
                } else {
                    try await service.store.apart(for: call.terms.principal.unit, route.name) {
                        try read(body)
                    }
                }
            return try await withCheckedThrowingContinuation { continuation in
                post(call, route, key, apply) { continuation.resume(with: $0) }
            }
        }
    }

    /// `completion` runs on the writer's thread, right after the commit.
    private func post(
        _ call: CallUnderWay, _ route: Route, _ key: String,
        _ apply: @escaping @Sendable (Transaction) throws -> [UInt8],
        completion: @escaping @Sendable (Result<Answered, any Error>) -> Void
    ) {
        let command = call.terms.command(
            route, key: key, body: call.asked.body, trace: call.served.trace)
        let (shown, entries) = (call.terms.shown, service.entries)
        let held: @Sendable (Transaction) throws -> [UInt8] = { transaction in
            let reply = try apply(transaction)
            try shown?.check(transaction, entries)
            return reply
        }
        service.store.command(command, isWanted: call.isWanted, apply: held) { result in
            completion(result.map { Answered($0, of: service.store) })
        }
    }
}
