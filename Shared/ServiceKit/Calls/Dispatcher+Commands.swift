internal import Bus
internal import Store

extension Dispatcher {
    /// Does a command exactly once, unless nobody waits for it any more when its turn comes.
    func command(
        _ call: CallUnderWay, _ route: Route,
        _ apply: @escaping @Sendable ([UInt8], Transaction) throws -> [UInt8]
    ) throws {
        let key = try key(for: route, call.terms)
        try service.room.admit()
        // The common case has no task in it: from here to the writer, and from the writer to the wire.
        guard !hasSeen(call.terms) else {
            return post(call, route, key, apply) { finish(call, $0) }
        }
        answer(call) {
            try await withCheckedThrowingContinuation { continuation in
                post(call, route, key, apply) { continuation.resume(with: $0) }
            }
        }
    }

    /// `completion` runs on the writer's thread, right after the commit.
    private func post(
        _ call: CallUnderWay, _ route: Route, _ key: String,
        _ apply: @escaping @Sendable ([UInt8], Transaction) throws -> [UInt8],
        completion: @escaping @Sendable (Result<Answered, any Error>) -> Void
    ) {
        let body = call.asked.body
        let command = call.terms.command(route, key: key, body: body, trace: call.served.trace)
        service.store.command(command, isWanted: call.isWanted) { transaction in
            try apply(body, transaction)
        } completion: { result in
            completion(
                result.map { Answered(body: $0.reply, position: service.store.place(of: $0.position)) })
        }
    }
}
