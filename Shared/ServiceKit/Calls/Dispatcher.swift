internal import Bus
internal import Logging
internal import Store
internal import Synchronization
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
        let entry = CallEntry(
            call, terms: CallTerms(call, principal: standing?(call.principal) ?? call.principal))
        do {
            let route = try service.admit(call.method, entry.terms.principal)
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
            service.command(route, apply, terms, key: key, body: body, isWanted: entry.isWanted) {
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
                    route, apply, terms, key: key, call: entry.name, rows: call.items)
            }
        case .inquiry(let ask):
            run(entry) { Answered(body: try await ask(body, terms.caller), position: nil) }
        case .live(let live):
            run(entry) { [call = entry.call] in
                try await service.untilStopping {
                    try await live(body, terms.caller) { try await call.send(item: $0) }
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
                    route, apply, entry.terms, key: key, body: entry.call.body, isWanted: entry.isWanted
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

    private func finish(_ entry: CallEntry, _ result: Result<Answered, any Error>) {
        let status: Status
        switch result {
        case .success(let answered):
            var metadata = Metadata()
            if let position = answered.position { metadata["position"] = "\(service.name)=\(position)" }
            entry.call.reply(.ok, metadata: metadata, body: answered.body)
            status = .ok
        case .failure(let error):
            let refusal = service.refusal(
                for: error, method: entry.call.method, terms: entry.terms, call: entry.name)
            entry.call.refuse(refusal)
            status = refusal.status
        }
        record(entry, status)
    }

    private func record(_ entry: CallEntry, _ status: Status) {
        let spent = ContinuousClock.now - entry.started
        let nanoseconds =
            spent.components.seconds * 1_000_000_000 + spent.components.attoseconds / 1_000_000_000
        // An unknown name is the caller's text: it must not make a new time series.
        let known = service.table[entry.call.method] != nil
        service.meter.record(
            method: known ? entry.call.method : "unknown", status: status, nanoseconds: nanoseconds)
        service.logger.debug(
            "call",
            metadata: [
                "call": "\(entry.name)", "method": "\(entry.call.method)",
                "unit": "\(entry.terms.principal.unit)",
                "status": "\(status.name)", "us": "\(nanoseconds / 1000)",
            ])
    }
}

/// One call on its way through the service.
struct CallEntry: Sendable {
    let call: ServerCall
    let terms: CallTerms
    let started = ContinuousClock.now
    private let number: UInt64

    private static let numbers = Atomic<UInt64>(0)

    init(_ call: ServerCall, terms: CallTerms) {
        self.call = call
        self.terms = terms
        number = CallEntry.numbers.add(1, ordering: .relaxed).newValue
    }

    /// False once the caller has cancelled, vanished or stopped waiting.
    var isWanted: @Sendable () -> Bool { { [call] in !call.isCancelled } }

    /// How log lines and the sentence of an internal error name the call: the caller's trace where it has
    /// one.
    var name: String { call.metadata.traceparent ?? "\(number)" }
}

extension CallTerms {
    init(_ call: ServerCall, principal: Principal) {
        self.principal = principal
        language = call.metadata.language
        idempotencyKey = call.metadata.idempotencyKey
        seen = call.metadata["seen"].map { Positions($0) } ?? Positions()
        seenAsWritten = call.metadata["seen"] ?? ""
        deadline = call.deadline
    }
}
