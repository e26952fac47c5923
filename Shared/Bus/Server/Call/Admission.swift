internal import Synchronization
internal import Vocabulary

/// Whether a call begins, waits or is refused: a queue for each kind of ``ServerLimits``, who is who in them, and what those
/// are told who do not get in. On the reactor's thread.
struct Admission {
    let limits: ServerLimits
    private(set) var queues: [AdmissionQueue<ServerCall>]
    private var estimates: [RetryDelayEstimate]
    private var replies: BusyReplies
    private(set) var accounts: [UnitPath: PrincipalAccount] = [:]
    /// Octets of the bodies of calls that are here.
    private(set) var bodies = 0
    /// Octets that were sent and are known not to be read, over all connections.
    private(set) var unheard = 0
    private var lastAccount = 0
    private let meters: ServerMeters

    /// By account, how many bodies were refused in the second that began with the first of them.
    private var refusedBodies: [Int: (since: ContinuousClock.Instant, count: Int)] = [:]

    /// So many of a second are refused at once.
    private static let bodiesRefusedAtOnce = 8
    /// The others after so long, and before half of the call's time is over.
    private static let bodiesRefusedLate = Duration.seconds(2)

    /// Beyond so many known principals those that have nothing here are forgotten.
    private static let manyAccounts = 1024

    init(_ limits: ServerLimits, texts: TextCatalogue, meters: ServerMeters) {
        (self.limits, self.meters) = (limits, meters)
        queues = ServerLimits.Kind.allCases.map { AdmissionQueue(limits[$0]) }
        estimates = ServerLimits.Kind.allCases.map { _ in RetryDelayEstimate() }
        replies = BusyReplies(texts)
    }

    /// Whoever calls for `unit`, with whatever keys over however many connections, shares one account.
    mutating func account(of unit: UnitPath) -> PrincipalAccount {
        if let known = accounts[unit] { return known }
        if accounts.count >= Admission.manyAccounts {
            accounts = accounts.filter { entry in
                entry.value.unheard.load(ordering: .relaxed) > 0
                    || queues.contains { $0.knows(entry.value.number) }
            }
        }
        lastAccount += 1
        let account = PrincipalAccount(number: lastAccount)
        accounts[unit] = account
        return account
    }

    /// Whether a body of so many octets may be taken in. Short ones are bounded by how many calls there are.
    func hasRoom(for body: Int, of account: PrincipalAccount) -> Bool {
        body <= ServerLimits.Lane.place
            || bodies + body <= limits.bodies
                && account.bodies.load(ordering: .relaxed) + body <= limits.bodies / 2
    }

    /// So many octets more, or fewer, are known not to be read by whom they were sent to.
    mutating func owe(_ octets: Int, of account: PrincipalAccount) {
        unheard += octets
        account.unheard.add(octets, ordering: .relaxed)
    }

    /// Whether its connections have read so little of what was sent to them that nothing more is to be said to them: of one principal's
    /// half of ``ServerLimits/bodies``, and where all hold as much as that, more than one connection may be behind.
    func isOverdrawn(_ account: PrincipalAccount) -> Bool {
        let own = account.unheard.load(ordering: .relaxed)
        return own >= limits.bodies / 2 || unheard >= limits.bodies && own >= limits.unreadPerConnection
    }

    /// After how long somebody hears that there was no room for a body; nil for at once. What is refused has been carried here in vain, at
    /// the cost of everybody: who brings one after the other brings the next one later.
    mutating func delayOfRefusal(
        _ account: PrincipalAccount, timeout: Duration?, _ now: ContinuousClock.Instant
    ) -> Duration? {
        if refusedBodies.count > Self.manyAccounts {
            refusedBodies = refusedBodies.filter { now - $0.value.since < .seconds(1) }
        }
        var refused = refusedBodies[account.number] ?? (now, 0)
        if now - refused.since >= .seconds(1) { refused = (now, 0) }
        refused.count += 1
        refusedBodies[account.number] = refused
        guard refused.count > Self.bodiesRefusedAtOnce else { return nil }
        return min(Self.bodiesRefusedLate, timeout.map { $0 / 2 } ?? Self.bodiesRefusedLate)
    }

    private mutating func hold(_ body: Int, of account: PrincipalAccount) {
        guard body != 0 else { return }
        bodies += body
        account.bodies.add(body, ordering: .relaxed)
    }

    mutating func arrive(_ call: ServerCall) -> AdmissionQueue<ServerCall>.Verdict {
        defer { measure(call.kind.rawValue) }
        let verdict = queues[call.kind.rawValue].arrive(
            call, of: call.account.number, size: call.body.count)
        if case .refuse = verdict { return verdict }
        hold(call.body.count, of: call.account)
        return verdict
    }

    private func measure(_ kind: Int) {
        meters.measure(kind, running: queues[kind].running, waiting: queues[kind].waiting)
    }

    mutating func leave(_ ticket: AdmissionQueue<ServerCall>.Ticket, _ call: ServerCall) {
        queues[call.kind.rawValue].leave(ticket, of: call.account.number)
        hold(-call.body.count, of: call.account)
        measure(call.kind.rawValue)
    }

    /// - Parameter body: how many octets its body had.
    mutating func finish(_ account: PrincipalAccount, _ kind: ServerLimits.Kind, body: Int) {
        let kind = kind.rawValue
        queues[kind].finish(of: account.number)
        hold(-body, of: account)
        measure(kind)
        if queues[kind].places > 0 { estimates[kind].ended(.now) } else { estimates[kind].rest() }
    }

    mutating func next(_ kind: ServerLimits.Kind) -> ServerCall? {
        defer { measure(kind.rawValue) }
        return queues[kind.rawValue].next()
    }

    /// All that wait, of every kind.
    mutating func removeWaiting() -> [ServerCall] { queues.indices.flatMap { queues[$0].removeAll() } }

    /// Milliseconds after which somebody may find room.
    mutating func retryDelay(_ kind: ServerLimits.Kind) -> Int {
        meters.refuse(kind.rawValue)
        var generator = SystemRandomNumberGenerator()
        return estimates[kind.rawValue].delay(
            behind: queues[kind.rawValue].places, .now, using: &generator)
    }

    /// The REPLY to a call that does not get in.
    mutating func busyReply(
        to callID: UInt64, _ kind: ServerLimits.Kind, _ language: Language,
        for want: BusyReplies.Want = .room
    ) -> [UInt8] {
        replies.frame(callID, want, delay: retryDelay(kind), in: language)
    }
}
