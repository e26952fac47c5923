internal import Bus
internal import Synchronization
internal import Vocabulary

/// Answers the calls that the bus brings, with a ``RunningService``. Every call goes this one way, a test's too:
///
/// | what happens | where |
/// | --- | --- |
/// | it arrives, and interceptors let it through | here, `respond` |
/// | its key is looked at; it waits until the service has seen what its caller has | `Dispatcher+Admission.swift` |
/// | it is done, each kind in its own way | `Dispatcher+Commands.swift`, `+Queries`, `+Feeds`, `+Imports` |
/// | what it threw becomes a refusal | `Dispatcher+Refusals.swift` |
/// | interceptors hear how it ended, and its caller, who may hear of a refusal later | `Dispatcher+Answers.swift` |
struct Dispatcher: Responder {
    let service: RunningService
    /// What callers may do today; nil when that was settled at the handshake.
    let authority: Authority?
    /// Hears what callers are about to be told.
    let refusing: (@Sendable (Refusal) -> Void)?

    init(
        _ service: RunningService, authority: Authority? = nil,
        refusing: (@Sendable (Refusal) -> Void)? = nil
    ) {
        (self.service, self.authority, self.refusing) = (service, authority, refusing)
    }

    func kind(of method: String, _ metadata: Metadata) -> ServerLimits.Kind {
        guard let route = service.table[method] else { return .calls }
        switch route.answer {
        case .feed, .import: return .streams
        case .live: return .watches
        case .command, .query, .inquiry:
            // Waiting until this service has followed what the caller has seen is no work.
            guard metadata.seen.map(hasSeen) ?? true else { return .waits }
            return method == Health.check.name ? .health : .calls
        }
    }

    func respond(to asked: ServerCall) {
        let began = ThreadTime.now
        service.vain.withLock { $0.note(asked.principal.unit, at: .now) }
        let terms = CallTerms(asked, authority)
        var served = ServedCall(
            asked.method, route: service.table[asked.method], principal: terms.principal,
            language: terms.language, deadline: terms.deadline, metadata: asked.metadata,
            denied: terms.denied)
        let call: CallUnderWay
        do {
            try service.interceptors.begin(&served)
            asked.trace = served.trace
            call = CallUnderWay(asked, terms, served)
        } catch {
            return finish(
                CallUnderWay(asked, terms, served), .failure(error), spent: ThreadTime.now - began)
        }
        do {
            guard let route = served.route else { throw NoRoute() }
            try answer(call, by: route)
        } catch {
            finish(call, .failure(error), spent: ThreadTime.now - began)
        }
    }

    private func answer(_ call: CallUnderWay, by route: Route) throws {
        try checkPurpose(call.terms)
        try checkBreakGlass(call.terms, route)
        try checkTrial(call.terms, route)
        try checkMandate(call.terms, route)
        switch route.answer {
        case .command(let read): try command(call, route, read)
        case .query(let answer): query(call, route, answer)
        case .inquiry(let ask): inquire(call, route, ask)
        case .feed(let page): feed(call, route, page)
        case .live(let run): live(call, route, run)
        case .import(let apply): try admitRows(call, route, apply)
        }
    }
}

/// A call was let through although there is no such method.
struct NoRoute: Error {}
