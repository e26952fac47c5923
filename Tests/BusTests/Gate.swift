import Synchronization
import Vocabulary

@testable import Bus

/// Keeps every call that begins until it is told to answer, and remembers whose they were.
final class Gate: Responder {
    private struct State {
        var isOpen = false
        var held: [ServerCall] = []
        var order: [String] = []
        var most = 0
    }

    private let state = Mutex(State())

    /// Answered even while the gate is shut.
    static let atOnce = "health.Gate/AtOnce"

    func respond(to call: ServerCall) {
        if call.method == Self.atOnce { return call.reply(.ok) }
        let isOpen = state.withLock { state in
            state.order.append(call.principal.unit.text)
            if !state.isOpen { state.held.append(call) }
            state.most = max(state.most, state.held.count)
            return state.isOpen
        }
        if isOpen { call.reply(.ok, body: call.body) }
    }

    func kind(of method: String, _ metadata: Metadata) -> ServerLimits.Kind {
        if method.hasPrefix("health.") {
            .health
        } else if method.hasSuffix("Count") {
            .streams
        } else {
            .calls
        }
    }

    /// Answers what is held, and from now on everything at once.
    func open() {
        let held = state.withLock { state in
            state.isOpen = true
            defer { state.held = [] }
            return state.held
        }
        for call in held { call.reply(.ok, body: call.body) }
    }

    /// Takes what is held away, without an answer.
    func take() -> [ServerCall] {
        state.withLock { state in
            defer { state.held = [] }
            return state.held
        }
    }

    /// Units in the order in which their calls began.
    var order: [String] { state.withLock { $0.order } }
    var held: Int { state.withLock { $0.held.count } }
}
