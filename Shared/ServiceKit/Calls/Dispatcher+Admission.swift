internal import Bus
internal import Store
internal import Vocabulary

/// What is decided before a handler runs.
extension Dispatcher {
    /// What must come with a call that changes something.
    func key(for route: Route, _ terms: CallTerms) throws(Refusal) -> String {
        guard let key = terms.idempotencyKey else {
            throw Refusal(.invalidArgument, Message("kit.key-needed", ["method": route.name]))
        }
        guard (1...128).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Refusal(.invalidArgument, Message("kit.key-bad"))
        }
        return key
    }

    /// What is said of why somebody looks has to be something that can be kept.
    func checkPurpose(_ terms: CallTerms) throws(Refusal) {
        guard terms.hasPurpose, terms.purpose == nil else { return }
        throw Refusal(
            .invalidArgument, Message("kit.purpose-bad", ["limit": "\(CallTerms.longestPurpose)"]))
    }

    /// Who may open a child's file out of its reach, and by which method: a person, not a program, who works with children, and
    /// says why. Throws PERMISSION_DENIED for anybody else, INVALID_ARGUMENT for a method that opens no single file, and for
    /// what is no reason.
    func checkBreakGlass(_ terms: CallTerms, _ route: Route) throws(Refusal) {
        guard terms.breaksGlass else { return }
        guard route.opening != nil else {
            throw Refusal(.invalidArgument, Message("kit.break-glass-not-here", ["method": route.name]))
        }
        let blanks = ["unit": terms.principal.unit.text]
        guard let person = terms.principal.person else {
            throw Refusal(.permissionDenied, Message("kit.break-glass-program", blanks))
        }
        guard terms.principal.may(.caseworker) else {
            throw Refusal(
                .permissionDenied,
                Message(
                    "kit.break-glass-role", blanks.merging(["person": person.text]) { $1 },
                    terms: ["role": [Role.caseworker.term]]))
        }
        guard terms.breakGlass != nil else {
            throw Refusal(
                .invalidArgument,
                Message(
                    "kit.break-glass-reason",
                    ["least": "\(CallTerms.fewestWords)", "limit": "\(CallTerms.longestPurpose)"]))
        }
    }

    /// Only an import says what it would do without doing it: of anything else, it would be done.
    func checkTrial(_ terms: CallTerms, _ route: Route) throws(Refusal) {
        guard terms.isTrial, route.kind != .import else { return }
        throw Refusal(.invalidArgument, Message("kit.dry-run-not-here", ["method": route.name]))
    }

    /// By mandate one thing at a time is done or asked, and no child's file is opened out of reach.
    func checkMandate(_ terms: CallTerms, _ route: Route) throws(Refusal) {
        guard terms.shown != nil else { return }
        guard route.kind == .command || route.kind == .query, !terms.breaksGlass else {
            throw Refusal(.permissionDenied, Message("kit.mandate-not-here", ["method": route.name]))
        }
    }

    /// True when nothing that the caller has seen is still to be followed: the common case, decided without
    /// waiting.
    func hasSeen(_ terms: CallTerms) -> Bool {
        terms.seen.map(hasSeen) ?? false
    }

    func hasSeen(_ seen: Positions) -> Bool {
        seen.isEmpty || service.store.standing(of: seen) == .reached
    }

    /// Waits until this service has followed what the caller has seen.
    func waitUntilSeen(_ terms: CallTerms) async throws {
        guard let seen = terms.seen else {
            throw Refusal(.invalidArgument, Message("kit.seen-malformed", ["value": terms.seenAsWritten]))
        }
        guard !seen.isEmpty else { return }
        // Nobody has seen of this log what it does not have: that is never worth waiting for.
        let own = seen.only(service.name)
        if service.store.standing(of: own) != .reached {
            switch try await service.store.standingInFile(of: own) {
            case .reached: break
            case .ahead: throw StoreError.seenBeyond
            case .lost(let source): throw StoreError.seenLost(source: source)
            }
        }
        if let log = outOfSight(seen) { throw beyond(log) }
        let end = Dispatcher.endOfWaiting(from: .now, deadline: terms.deadline, patience: service.patience)
        try await service.store.waitUntil(followed: seen, deadline: end)
    }

    /// An eighth of the time, at most 2 s, before the call's deadline (30 s without one): at the deadline itself nobody would
    /// be there any more to hear which log is behind.
    static func endOfWaiting(
        from now: ContinuousClock.Instant, deadline: ContinuousClock.Instant?, patience: Duration?
    ) -> ContinuousClock.Instant {
        let left = deadline.map { $0 - now } ?? .seconds(30)
        let wait = left - min(left / 8, .seconds(2))
        return now + (patience.map { min($0, wait) } ?? wait)
    }

    /// A log that is further ahead of what its follower has heard is not reached within one call's time.
    private static let furthestAhead: UInt64 = 1_000_000

    /// The first log of which the caller cannot have seen so much, or will not be followed in time: this service is connected
    /// to it and knows how far it is. Waiting for it would only take up room.
    private func outOfSight(_ seen: Positions) -> LogStanding? {
        for (source, position) in seen.byService.sorted(by: { $0.key < $1.key }) {
            guard let head = service.readiness.head(of: source), position > head + Self.furthestAhead,
                case .ahead = service.store.standing(of: seen.only(source))
            else { continue }
            return LogStanding(source: source, wanted: position, reached: head)
        }
        return nil
    }

    /// A log that a caller has seen up to `wanted`, and how far it is known here.
    struct LogStanding {
        let source: String
        let wanted: UInt64
        let reached: UInt64
    }

    /// The first log of those that this service keeps or follows that is not yet where `wanted` is.
    func lagging(behind wanted: Positions) -> LogStanding? {
        let reached = service.store.positions
        for (source, position) in wanted.byService.sorted(by: { $0.key < $1.key }) {
            guard source == service.name || service.readiness.follows(source),
                service.store.standing(of: wanted.only(source)) != .reached
            else { continue }
            return LogStanding(source: source, wanted: position, reached: reached[source])
        }
        return nil
    }
}
