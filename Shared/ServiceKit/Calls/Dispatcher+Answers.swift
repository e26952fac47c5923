internal import Bus
internal import Vocabulary

extension Dispatcher {
    /// Answers in a task, which a cancelled call cancels, once the service has seen what the caller has. It starts on the
    /// reactor's thread, so that what needs no waiting costs no hop.
    func answer(_ call: CallUnderWay, _ work: @escaping @Sendable () async throws -> Answered) {
        let task = Task.immediate {
            do {
                try await waitUntilSeen(call.terms)
                finish(call, .success(try await work()))
            } catch {
                finish(call, .failure(error))
            }
        }
        call.asked.onCancel { task.cancel() }
    }

    /// The interceptors hear of the end first: what a caller has been told is on record.
    func finish(_ call: CallUnderWay, _ result: Result<Answered, any Error>) {
        let (asked, served) = (call.asked, call.served)
        switch result {
        case .success(let answered):
            // Nobody hears of a success that came too late.
            let status = asked.endedEarly ?? .ok
            service.interceptors.end(served, CallOutcome(status, of: served))
            var metadata = Metadata()
            metadata.position = answered.position
            metadata.doneBefore = answered.doneBefore
            asked.reply(.ok, metadata: metadata, body: answered.body)
        case .failure(let error):
            let verdict = verdict(on: error, served, call.terms)
            let status = asked.endedEarly ?? verdict.refusal.status
            service.interceptors.end(
                served,
                CallOutcome(status, rule: verdict.refusal.message.key, cause: verdict.cause, of: served))
            refusing?(verdict.refusal)
            var metadata = Metadata()
            metadata.position = verdict.present
            asked.refuse(verdict.refusal, metadata: metadata)
        }
    }
}
