internal import Synchronization
internal import Vocabulary

/// It has come in: it waits for its turn or takes it, and then whoever answers begins. On the reactor's thread.
extension ServerCall {
    func wait(under ticket: AdmissionQueue<ServerCall>.Ticket) {
        state.withLock { $0.place = .waiting(ticket) }
    }

    /// Its turn has come: false when it has ended meanwhile.
    func takeTurn() -> Bool {
        state.withLock { state in
            state.place = state.machine.isOver ? .none : .running
            return state.place == .running
        }
    }

    /// Has `responder` answer, with the call as the context of what it starts. On the reactor's thread.
    func handOver(to responder: some Responder) {
        CallContext.$current.withValue(CallContext(self)) { responder.respond(to: self) }
    }

    /// What came with the call, in the trace that the call is in here: below its caller's hop.
    var tracedMetadata: Metadata {
        guard let trace else { return metadata }
        var metadata = metadata
        metadata.set(trace)
        return metadata
    }
}
