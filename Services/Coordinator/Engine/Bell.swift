import Synchronization
import Vocabulary

/// Wakes the engine: rung by handlers and followings whenever a run may go on. Rung many times before it is heard, it is heard once.
final class Bell: Sendable {
    enum News: Sendable {
        case rung
        /// A run has come to where it waits, or ended; with what ends the engine too.
        case stood(WorkflowID, (any Error)?)
    }

    private struct State {
        var isRung = false
        var listener: AsyncStream<News>.Continuation?
    }

    private let state = Mutex(State())

    func ring() {
        state.withLock { state in
            guard !state.isRung, let listener = state.listener else { return }
            state.isRung = true
            listener.yield(.rung)
        }
    }

    /// What is heard from now on, by one listener; the one before hears no more.
    func listen() -> AsyncStream<News> {
        let (news, listener) = AsyncStream.makeStream(of: News.self)
        state.withLock { state in
            state.listener?.finish()
            state = State(isRung: true, listener: listener)
        }
        listener.yield(.rung)
        return news
    }

    /// That it has been heard: from now on it can be rung again.
    func heard() { state.withLock { $0.isRung = false } }

    func tell(_ news: News) { _ = state.withLock { $0.listener }?.yield(news) }
}
