internal import Bus
internal import Store
internal import Vocabulary

/// Answers the calls that the bus brings, with a ``RunningService``.
struct Dispatcher: Responder {
    let service: RunningService
    /// What the caller may do today; nil when that was settled at the handshake.
    let standing: (@Sendable (Principal) -> Principal)?

    init(_ service: RunningService, standing: (@Sendable (Principal) -> Principal)? = nil) {
        self.service = service
        self.standing = standing
    }

    func begin(_ call: ServerCall) {
        let terms = CallTerms(call, standing)
        var served = ServedCall(
            call.method, route: service.table[call.method], principal: terms.principal,
            language: terms.language, deadline: terms.deadline, metadata: call.metadata)
        let entry: CallEntry
        do {
            try service.interceptors.begin(&served)
            call.trace = served.trace
            entry = CallEntry(call, terms, served)
        } catch {
            return finish(CallEntry(call, terms, served), .failure(error))
        }
        guard let route = served.route else { return finish(entry, .failure(NoRoute())) }
        do {
            try begin(entry, route)
        } catch {
            finish(entry, .failure(error))
        }
    }

    private func begin(_ entry: CallEntry, _ route: Route) throws {
        let (service, terms, body) = (service, entry.terms, entry.call.body)
        switch route.answer {
        case .command(let apply):
            let key = try service.key(for: route, terms)
            // The common case has no task in it: from here to the writer, and from the writer to the wire.
            guard service.hasSeen(terms) else {
                return run(entry, command: route, apply, key)
            }
            service.command(
                route, apply, terms, key: key, body: body, trace: entry.served.trace, isWanted: entry.isWanted
            ) {
                finish(entry, $0)
            }
        case .query(let answer):
            run(entry) { try await service.query(route, answer, terms, body: body) }
        case .feed(let page):
            run(entry) { [call = entry.call] in
                try await service.feed(route, page, terms, body: body) { try await call.send(item: $0) }
            }
        case .import(let apply):
            guard body.isEmpty else { throw Refusal(.invalidArgument, Message("bus.body-in-stream")) }
            let key = try service.key(for: route, terms)
            run(entry) { [call = entry.call] in
                try await service.importRows(
                    route, apply, terms, key: key, served: entry.served, rows: call.items)
            }
        case .inquiry(let ask):
            run(entry) { Answered(body: try await ask(body, terms.caller(of: route)), position: nil) }
        case .live(let live):
            run(entry) { [call = entry.call] in
                try await service.untilStopping {
                    try await live(body, terms.caller(of: route)) { try await call.send(item: $0) }
                }
                return Answered(body: [], position: nil)
            }
        }
    }

    /// A command whose caller has seen more than this service: it waits first.
    private func run(
        _ entry: CallEntry, command route: Route,
        _ apply: @escaping @Sendable ([UInt8], Transaction) throws -> [UInt8], _ key: String
    ) {
        let service = service
        run(entry) {
            try await withCheckedThrowingContinuation { continuation in
                service.command(
                    route, apply, entry.terms, key: key, body: entry.call.body, trace: entry.served.trace,
                    isWanted: entry.isWanted
                ) {
                    continuation.resume(with: $0)
                }
            }
        }
    }

    /// Answers in a task, which a cancelled call cancels. It starts on the reactor's thread, so that what
    /// needs no waiting costs no hop.
    private func run(_ entry: CallEntry, _ work: @escaping @Sendable () async throws -> Answered) {
        let task = Task.immediate {
            do {
                try await service.waitUntilSeen(entry.terms)
                finish(entry, .success(try await work()))
            } catch {
                finish(entry, .failure(error))
            }
        }
        entry.call.onCancel { task.cancel() }
    }

    /// The interceptors hear of the end first: what a caller has been told is on record.
    private func finish(_ entry: CallEntry, _ result: Result<Answered, any Error>) {
        switch result {
        case .success(let answered):
            // Nobody hears of a success that came too late.
            let status = entry.call.endedEarly ?? .ok
            service.interceptors.end(entry.served, CallOutcome(status, of: entry.served))
            var metadata = Metadata()
            if let position = answered.position { metadata["position"] = "\(service.name)=\(position)" }
            entry.call.reply(.ok, metadata: metadata, body: answered.body)
        case .failure(let error):
            let verdict = service.verdict(on: error, entry.served, entry.terms)
            let status = entry.call.endedEarly ?? verdict.refusal.status
            service.interceptors.end(
                entry.served,
                CallOutcome(
                    status, rule: verdict.refusal.message.key, cause: verdict.cause, of: entry.served))
            entry.call.refuse(verdict.refusal)
        }
    }
}

/// A call was let through although there is no such method.
struct NoRoute: Error {}

/// One call on its way through the service.
final class CallEntry: Sendable {
    let call: ServerCall
    let terms: CallTerms
    let served: ServedCall

    init(_ call: ServerCall, _ terms: CallTerms, _ served: ServedCall) {
        self.call = call
        self.terms = terms
        self.served = served
    }

    /// False once the caller has cancelled, vanished or stopped waiting.
    var isWanted: @Sendable () -> Bool { { [call] in !call.isCancelled } }
}

extension CallTerms {
    init(_ call: ServerCall, _ standing: (@Sendable (Principal) -> Principal)?) {
        principal = standing?(call.principal) ?? call.principal
        self.standing = standing
        language = call.metadata.language
        idempotencyKey = call.metadata.idempotencyKey
        seen = call.metadata["seen"].map { Positions($0) } ?? Positions()
        seenAsWritten = call.metadata["seen"] ?? ""
        deadline = call.deadline
    }
}
