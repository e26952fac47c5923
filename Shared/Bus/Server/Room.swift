internal import Vocabulary

/// The room that a server has for calls: a queue for each kind of ``ServerLimits``, who is who in them, and what those
/// are told who do not get in. On the reactor's thread.
struct Room {
    let limits: ServerLimits
    private(set) var queues: [AdmissionQueue<ServerCall>]
    private var paces: [Pace]
    private var replies: BusyReplies
    private(set) var parties: [UnitPath: Party] = [:]
    private var lastParty = 0
    private let meters: ServerMeters

    /// Beyond so many known principals those that have nothing here are forgotten.
    private static let manyParties = 1024

    init(_ limits: ServerLimits, texts: TextCatalogue, meters: ServerMeters) {
        self.limits = limits
        self.meters = meters
        queues = ServerLimits.Kind.allCases.map { AdmissionQueue(limits[$0]) }
        paces = ServerLimits.Kind.allCases.map { _ in Pace() }
        replies = BusyReplies(texts)
    }

    /// Whoever calls for `unit`, with whatever keys over however many connections, shares one account.
    mutating func party(of unit: UnitPath) -> Party {
        if let known = parties[unit] { return known }
        if parties.count >= Room.manyParties {
            parties = parties.filter { entry in queues.contains { $0.knows(entry.value.number) } }
        }
        lastParty += 1
        let party = Party(number: lastParty)
        parties[unit] = party
        return party
    }

    mutating func arrive(_ call: ServerCall) -> AdmissionQueue<ServerCall>.Verdict {
        defer { measure(call.kind.rawValue) }
        return queues[call.kind.rawValue].arrive(call, of: call.party.number, size: call.body.count)
    }

    private func measure(_ kind: Int) {
        meters.measure(kind, running: queues[kind].running, waiting: queues[kind].waiting)
    }

    mutating func leave(_ ticket: AdmissionQueue<ServerCall>.Ticket, _ call: ServerCall) {
        queues[call.kind.rawValue].leave(ticket, of: call.party.number)
        measure(call.kind.rawValue)
    }

    mutating func finish(_ party: Party, _ kind: ServerLimits.Kind) {
        let kind = kind.rawValue
        queues[kind].finish(of: party.number)
        measure(kind)
        if queues[kind].places > 0 { paces[kind].ended(.now) } else { paces[kind].rest() }
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
        return paces[kind.rawValue].delay(
            behind: queues[kind.rawValue].places, .now, using: &generator)
    }

    /// The REPLY to a call that does not get in.
    mutating func busyReply(
        to callID: UInt64, _ kind: ServerLimits.Kind, _ language: Language
    ) -> [UInt8] {
        replies.frame(callID, delay: retryDelay(kind), in: language)
    }
}
