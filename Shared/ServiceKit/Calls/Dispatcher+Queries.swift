internal import Bus
internal import Store
internal import Vocabulary

extension Dispatcher {
    /// Answers a query from a snapshot. When the reply shows a child's data, that is on record before it leaves.
    func query(
        _ call: CallUnderWay, _ route: Route,
        _ answer: @escaping @Sendable ([UInt8], Snapshot) throws -> [UInt8]
    ) {
        let (store, body, asked) = (service.store, call.asked.body, call.terms.query(route))
        self.answer(call) {
            let outcome = try await store.query(asked) { snapshot in try answer(body, snapshot) }
            if !outcome.disclosed.isEmpty { try await store.recordReads(outcome.disclosed, by: asked) }
            return Answered(body: outcome.value, position: outcome.place)
        }
    }

    /// Answers what is asked of the process and not of the store.
    func inquire(
        _ call: CallUnderWay, _ route: Route,
        _ ask: @escaping @Sendable ([UInt8], Caller) async throws -> [UInt8]
    ) {
        answer(call) {
            Answered(body: try await ask(call.asked.body, call.terms.caller(of: route)), position: nil)
        }
    }
}
