internal import Bus
internal import Synchronization
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
    ///
    /// - Parameter spent: what it has taken of the reactor's thread, asked once it is known what the caller is told; nothing where all was a
    ///   turn's that is accounted for elsewhere.
    func finish(
        _ call: CallUnderWay, _ result: Result<Answered, any Error>,
        spent: @autoclosure () -> Duration = .zero
    ) {
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
            let time = spent()
            let delay = service.vain.withLock {
                $0.delay(asked.principal.unit, using: time, at: .now, deadline: asked.deadline)
            }
            guard let delay else { return asked.refuse(verdict.refusal, metadata: metadata) }
            refuse(asked, verdict.refusal, metadata, after: delay)
        }
    }

    /// Until then the call holds its place.
    private func refuse(
        _ asked: ServerCall, _ refusal: Refusal, _ metadata: Metadata, after delay: Duration
    ) {
        Task.detached {
            do {
                try await Task.sleep(for: delay)
            } catch {
                // Nobody cancels it; and told it has to be: a call that has ended meanwhile gives its place back only with this.
            }
            asked.refuse(refusal, metadata: metadata)
        }
    }
}
