/// Which of the queries that are asked of a file are answered when.
///
/// Most are over within milliseconds, some take seconds, and which of them a query is may be known (``Reader/isLong``) or not.
/// Those that are known to be long have few places of their own: they wait for each other, and nobody else for them. A query
/// that turns out to be long keeps no place of a quick one, as there are more connections than quick places; an account of which
/// some are overdue begins no other. For either sort of place accounts take turns by the time that they use (``FairQueue``), and
/// one account has half of the places of quick ones at most, and no more than half of the processors.
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
        /// Connections to the file.
        var total: Int
        /// What takes longer than that is long.
        var quickTime: Duration

        /// - Parameters:
        ///   - readers: quick ones at the same time.
        ///   - processors: of the machine: of two or more one is left to quick ones, and one account's take half of them at most.
        init(readers: Int, processors: Int = .max, quickTime: Duration) {
            quick = max(1, readers)
            quickOfHouse = (quick + 1) / 2
            quickPerAccount = max(1, min(quickOfHouse, processors / 2))
            long = max(1, min(quick / 2, processors - 1))
            overduePerAccount = 2
            total = 4 * quick
            self.quickTime = quickTime
        }
    }

    /// What is to be done now.
    struct Verdict: Equatable {
        /// They begin.
        var begin: [Ticket] = []
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

    let limits: Limits
    private var quick = FairQueue<Waiting>()
    private var long = FairQueue<Waiting>()
    private var running: [Ticket: Running] = [:]
    private var lastTicket: Ticket = 0

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
        case .quick, .overdue: quick.used(time, by: ended.turn)
        case .long: long.used(time, by: ended.turn)
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
        while running.count < limits.total, let ticket = beginLong(now) ?? beginQuick(now) {
            verdict.begin.append(ticket)
        }
        return verdict
    }

    /// When ``look(_:)`` may say something else although nobody has come or gone.
    var nextLook: ContinuousClock.Instant? {
        let isWaitedFor = !quick.isEmpty
        return running.values.compactMap { one in
            let end = one.isInterrupted ? nil : one.began + one.reader.budget
            guard isWaitedFor, one.sort == .quick else { return end }
            return min(one.began + limits.quickTime, end ?? one.began + limits.quickTime)
        }.min()
    }

    private mutating func beginLong(_ now: ContinuousClock.Instant) -> Ticket? {
        guard !long.isEmpty, count(.long) < limits.long, let turn = long.next() else { return nil }
        return grant(turn, .long, now)
    }

    private mutating func beginQuick(_ now: ContinuousClock.Instant) -> Ticket? {
        guard !quick.isEmpty, count(.quick) < limits.quick else { return nil }
        var running: [WorkAccount: (quick: Int, overdue: Int)] = [:]
        for one in self.running.values {
            switch one.sort {
            case .quick: running[one.reader.account, default: (0, 0)].quick += 1
            case .overdue: running[one.reader.account, default: (0, 0)].overdue += 1
            case .long: break
            }
        }
        let turn = quick.next { [limits] account in
            let own = running[account] ?? (0, 0)
            let most = account == .house ? limits.quickOfHouse : limits.quickPerAccount
            return own.quick < most && own.overdue < limits.overduePerAccount
        }
        return turn.map { grant($0, .quick, now) }
    }

    private mutating func grant(
        _ turn: FairQueue<Waiting>.Turn, _ sort: Sort, _ now: ContinuousClock.Instant
    ) -> Ticket {
        running[turn.element.ticket] = Running(turn: turn, began: now, sort: sort)
        return turn.element.ticket
    }

    private func count(_ sort: Sort) -> Int { running.values.count { $0.sort == sort } }
}
