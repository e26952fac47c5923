internal import Vocabulary

/// Whether a call begins, waits or is refused: a queue for each kind of ``ServerLimits``, who is who in them, and what those
/// are told who do not get in. On the reactor's thread.
struct Admission {
    let limits: ServerLimits
    private(set) var queues: [AdmissionQueue<ServerCall>]
    private var estimates: [RetryDelayEstimate]
    private var replies: BusyReplies
    private(set) var accounts: [UnitPath: PrincipalAccount] = [:]
    private var lastAccount = 0
    private let meters: ServerMeters

    /// Beyond so many known principals those that have nothing here are forgotten.
    private static let manyAccounts = 1024

    init(_ limits: ServerLimits, texts: TextCatalogue, meters: ServerMeters) {
        self.limits = limits
        self.meters = meters
        queues = ServerLimits.Kind.allCases.map { AdmissionQueue(limits[$0]) }
        estimates = ServerLimits.Kind.allCases.map { _ in RetryDelayEstimate() }
        replies = BusyReplies(texts)
    }

    /// Whoever calls for `unit`, with whatever keys over however many connections, shares one account.
    mutating func account(of unit: UnitPath) -> PrincipalAccount {
        if let known = accounts[unit] { return known }
        if accounts.count >= Admission.manyAccounts {
            accounts = accounts.filter { entry in queues.contains { $0.knows(entry.value.number) } }
        }
        lastAccount += 1
        let account = PrincipalAccount(number: lastAccount)
        accounts[unit] = account
        return account
    }

    mutating func arrive(_ call: ServerCall) -> AdmissionQueue<ServerCall>.Verdict {
        defer { measure(call.kind.rawValue) }
        return queues[call.kind.rawValue].arrive(call, of: call.account.number, size: call.body.count)
    }

    private func measure(_ kind: Int) {
        meters.measure(kind, running: queues[kind].running, waiting: queues[kind].waiting)
    }

    mutating func leave(_ ticket: AdmissionQueue<ServerCall>.Ticket, _ call: ServerCall) {
        queues[call.kind.rawValue].leave(ticket, of: call.account.number)
        measure(call.kind.rawValue)
    }

    mutating func finish(_ account: PrincipalAccount, _ kind: ServerLimits.Kind) {
        let kind = kind.rawValue
        queues[kind].finish(of: account.number)
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
        to callID: UInt64, _ kind: ServerLimits.Kind, _ language: Language
    ) -> [UInt8] {
        replies.frame(callID, delay: retryDelay(kind), in: language)
    }
}
