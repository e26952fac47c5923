/// Which of the queries that are asked of a file are answered when.
///
/// Most are over within milliseconds, some take seconds, and which of them a query is may be known (``Reader/isLong``) or not.
/// Those that are known to be long have few places of their own: they wait for each other, and nobody else for them. A query
/// that turns out to be long keeps no place of a quick one, as there are more connections than quick places; an account of which
/// some are overdue begins no other. For either sort of place accounts take turns by the time that they use (``FairQueue``), and
/// one account has half of the places of quick ones at most, and no more than half of the processors.
///
/// What a query makes others do (writing down who was shown, putting the answer together, enciphering it) takes processors too, and where
/// one account's queries follow each other without a gap there is none left. So those that are long, and those of which more wait
/// behind them, give way to all others at the processor; and on a machine of few processors an account of which more waits rests after
/// each query as long as that took, while others are there.
///
/// Knows no threads, and of clocks only what it is told.
struct ReadingTurns {
    typealias Ticket = UInt64

    struct Limits: Hashable, Sendable {
        /// Quick ones at the same time.
        var quick: Int
        /// Of them those of one account.
        var quickPerAccount: Int
        /// Of them the service's own.
        var quickOfHouse: Int
        /// Long ones, of those that are known to be.
        var long: Int
        /// Of one account's that turned out to be long: with so many it begins no other.
        var overduePerAccount: Int
        /// Likewise of the service's own: of one check of an hour its other readings do not wait.
        var overdueOfHouse: Int
        /// Connections to the file.
        var total: Int
        /// What takes longer than that is long.
        var quickTime: Duration
        /// How an account of which more waits rests after each query.
        var rest: Rest

        /// - Parameters:
        ///   - readers: quick ones at the same time.
        ///   - processors: of the machine: of two or more one is left to quick ones, and one account's take half of them at most.
        init(readers: Int, processors: Int = .max, quickTime: Duration) {
            quick = max(1, readers)
            quickOfHouse = (quick + 1) / 2
            quickPerAccount = max(1, min(quickOfHouse, processors / 2))
            long = max(1, min(quick / 2, processors - 1))
            overduePerAccount = max(1, min(2, processors / 2))
            overdueOfHouse = 2
            total = 4 * quick
            self.quickTime = quickTime
            rest = 2 * quickPerAccount >= processors ? .besideOthers : .never
        }

        /// Of what needs a thread in the background: one at a time. To carry it here has cost as much again, or more.
        static var background: Limits {
            var limits = Limits(readers: 1, quickTime: .seconds(86_400))
            limits.rest = .always(times: 3)
            return limits
        }
    }

    /// Until its next one an account leaves others the processors.
    enum Rest: Hashable, Sendable {
        case never
        /// As long as the query took, if another unit was there a moment ago.
        case besideOthers
        /// So many times as long, whoever is there.
        case always(times: Int)
    }

    /// What is to be done now.
    struct Verdict: Equatable {
        /// They begin.
        var begin: [Ticket] = []
        /// Of these the ones that give way to all others at the processor.
        var givingWay: Set<Ticket> = []
        /// They have used up their time, and are to be interrupted.
        var interrupt: [Ticket] = []
    }

    private enum Sort { case quick, long, overdue }

    private struct Waiting {
        let ticket: Ticket
        let reader: Reader
    }

    private struct Running {
        let turn: FairQueue<Waiting>.Turn
        let began: ContinuousClock.Instant
        var sort: Sort
        var isInterrupted = false

        var reader: Reader { turn.element.reader }
    }

    /// With so many behind it a query is one of a flood.
    private static let backlog = 4
    /// So many quick ones' time a rest after a long one may last.
    private static let longRest = 10
    /// For so long after it has begun something an account is there.
    private static let presence = Duration.seconds(1)

    let limits: Limits
    private var quick = FairQueue<Waiting>()
    private var long = FairQueue<Waiting>()
    private var running: [Ticket: Running] = [:]
    private var lastTicket: Ticket = 0
    /// The unit that began a quick one last, and the last one beside it.
    private var present:
        (last: (WorkAccount, ContinuousClock.Instant)?, other: (WorkAccount, ContinuousClock.Instant)?)
    /// Who begins no quick one until then.
    private var resting: [WorkAccount: ContinuousClock.Instant] = [:]
    /// Likewise of long ones.
    private var restingLong: [WorkAccount: ContinuousClock.Instant] = [:]

    init(_ limits: Limits) { self.limits = limits }

    var runningCount: Int { running.count }
    var waitingCount: Int { quick.count + long.count }

    /// One more asks; ``look(_:)`` says when it begins.
    mutating func arrive(_ reader: Reader) -> Ticket {
        lastTicket += 1
        let waiting = Waiting(ticket: lastTicket, reader: reader)
        if reader.isLong {
            long.add(waiting, of: reader.account)
        } else {
            quick.add(waiting, of: reader.account)
        }
        return lastTicket
    }

    /// It has ended, or waits no more.
    mutating func leave(_ ticket: Ticket, of account: WorkAccount, _ now: ContinuousClock.Instant) {
        guard let ended = running.removeValue(forKey: ticket) else {
            quick.remove(of: account) { $0.ticket == ticket }
            long.remove(of: account) { $0.ticket == ticket }
            return
        }
        let time = now - ended.began
        switch ended.sort {
        case .quick, .overdue:
            quick.used(time, by: ended.turn)
            if quick.waiting(of: account) > 0 { rest(account, after: min(time, limits.quickTime), now) }
        case .long:
            long.used(time, by: ended.turn)
            if long.waiting(of: account) > 0 {
                rest(account, after: min(time, limits.quickTime * Self.longRest), isLong: true, now)
            }
        }
    }

    /// Who begins, and whose time is over.
    mutating func look(_ now: ContinuousClock.Instant) -> Verdict {
        var verdict = Verdict()
        for (ticket, one) in running {
            if one.sort == .quick, now - one.began >= limits.quickTime {
                running[ticket]?.sort = .overdue
            }
            if !one.isInterrupted, now - one.began >= one.reader.budget {
                running[ticket]?.isInterrupted = true
                verdict.interrupt.append(ticket)
            }
        }
        resting = resting.filter { $0.value > now }
        restingLong = restingLong.filter { $0.value > now }
        while running.count < limits.total, let begun = beginLong(now) ?? beginQuick(now) {
            verdict.begin.append(begun.ticket)
            if begun.givesWay { verdict.givingWay.insert(begun.ticket) }
        }
        return verdict
    }

    /// When ``look(_:)`` may say something else although nobody has come or gone.
    var nextLook: ContinuousClock.Instant? {
        let isWaitedFor = !quick.isEmpty
        let rested = resting.filter { quick.waiting(of: $0.key) > 0 }.values.min()
        let restedLong = restingLong.filter { long.waiting(of: $0.key) > 0 }.values.min()
        let ended = running.values.compactMap { one in
            let end = one.isInterrupted ? nil : one.began + one.reader.budget
            guard isWaitedFor, one.sort == .quick else { return end }
            return min(one.began + limits.quickTime, end ?? one.began + limits.quickTime)
        }.min()
        return [rested, restedLong, ended].compactMap(\.self).min()
    }

    private mutating func rest(
        _ account: WorkAccount, after time: Duration, isLong: Bool = false, _ now: ContinuousClock.Instant
    ) {
        guard account != .house else { return }
        let rest: Duration? =
            switch limits.rest {
            case .never: nil
            case .besideOthers: isSomebodyBeside(account, now) ? time : nil
            case .always(let times): time * times
            }
        guard let rest else { return }
        if isLong { restingLong[account] = now + rest } else { resting[account] = now + rest }
    }

    /// Whether another unit than this one has begun something a moment ago.
    private func isSomebodyBeside(_ account: WorkAccount, _ now: ContinuousClock.Instant) -> Bool {
        let beside = present.last.map { $0.0 == account } ?? false ? present.other : present.last
        return beside.map { now - $0.1 < Self.presence } ?? false
    }

    private mutating func notePresence(of account: WorkAccount, _ now: ContinuousClock.Instant) {
        guard account != .house else { return }
        if let last = present.last, last.0 != account { present.other = last }
        present.last = (account, now)
    }

    private mutating func beginLong(_ now: ContinuousClock.Instant) -> (ticket: Ticket, givesWay: Bool)? {
        guard !long.isEmpty, count(.long) < limits.long,
            let turn = long.next(where: { [restingLong] in restingLong[$0] == nil })
        else { return nil }
        return (grant(turn, .long, now), true)
    }

    private mutating func beginQuick(_ now: ContinuousClock.Instant) -> (ticket: Ticket, givesWay: Bool)? {
        guard !quick.isEmpty, count(.quick) < limits.quick else { return nil }
        var running: [WorkAccount: (quick: Int, overdue: Int)] = [:]
        for one in self.running.values {
            switch one.sort {
            case .quick: running[one.reader.account, default: (0, 0)].quick += 1
            case .overdue: running[one.reader.account, default: (0, 0)].overdue += 1
            case .long: break
            }
        }
        let turn = quick.next { [limits, resting] account in
            let own = running[account] ?? (0, 0)
            let (most, overdue) =
                account == .house
                ? (limits.quickOfHouse, limits.overdueOfHouse)
                : (limits.quickPerAccount, limits.overduePerAccount)
            return own.quick < most && own.overdue < overdue && resting[account] == nil
        }
        guard let turn else { return nil }
        notePresence(of: turn.account, now)
        let isOfFlood = turn.account != .house && quick.waiting(of: turn.account) >= Self.backlog
        return (grant(turn, .quick, now), isOfFlood)
    }

    private mutating func grant(
        _ turn: FairQueue<Waiting>.Turn, _ sort: Sort, _ now: ContinuousClock.Instant
    ) -> Ticket {
        running[turn.element.ticket] = Running(turn: turn, began: now, sort: sort)
        return turn.element.ticket
    }

    private func count(_ sort: Sort) -> Int { running.values.count { $0.sort == sort } }
}
