internal import DequeModule

/// Who begins when: at most so many at a time; beyond that in the order of arrival within an account, and in turns between
/// accounts; beyond that not at all. Knows neither clocks nor threads.
///
/// Places in the queue are shared by Suter, Lakshman, Stiliadis and Choudhury's longest queue drop (INFOCOM 1998): who
/// is within an equal share of them always gets one, at the cost of the newest calls of whoever holds most.
struct AdmissionQueue<Element> {
    /// Names an element that waits.
    typealias Ticket = UInt64
    /// The number of a ``PrincipalAccount``.
    typealias Account = Int

    enum Verdict {
        case begin
        /// It waits; these, which waited, have been put out for it and are to be refused.
        case wait(Ticket, putOut: [Element])
        case refuse
    }

    private struct Waiting {
        let ticket: Ticket
        let places: Int
        /// Nil once it has left; what is left is cleared away in time.
        var element: Element?
    }

    /// What one account has here.
    private struct Holding {
        var running = 0
        /// In ascending order of tickets.
        var line = Deque<Waiting>()
        var waiting = 0
        var places = 0

        mutating func add(_ entry: Waiting) {
            line.append(entry)
            waiting += 1
            places += entry.places
        }

        /// The oldest that still waits.
        mutating func popFirst() -> Element? {
            while let first = line.popFirst() {
                if let element = first.element { return remove(first, element) }
            }
            return nil
        }

        /// The newest that still waits.
        mutating func popLast() -> Element? {
            while let last = line.popLast() {
                if let element = last.element { return remove(last, element) }
            }
            return nil
        }

        mutating func remove(_ ticket: Ticket) -> Element? {
            var (low, high) = (0, line.count)
            while low < high {
                let middle = (low + high) / 2
                if line[middle].ticket < ticket { low = middle + 1 } else { high = middle }
            }
            guard low < line.count, line[low].ticket == ticket, let element = line[low].element else {
                return nil
            }
            line[low].element = nil
            _ = remove(line[low], element)
            if line.count > 2 * waiting + 16 { line.removeAll { $0.element == nil } }
            return element
        }

        private mutating func remove(_ entry: Waiting, _ element: Element) -> Element {
            waiting -= 1
            places -= entry.places
            return element
        }
    }

    let limits: ServerLimits.Lane
    private(set) var running = 0
    /// Places that are taken in the queue.
    private(set) var places = 0
    private var holdings: [Account: Holding] = [:]
    /// The accounts that have something waiting, whose turn is next first.
    private var turns = Deque<Account>()
    private var lastTicket: Ticket = 0

    init(_ limits: ServerLimits.Lane) { self.limits = limits }

    var waiting: Int { holdings.values.reduce(0) { $0 + $1.waiting } }
    /// Whether it has anything here.
    func knows(_ account: Account) -> Bool { holdings[account] != nil }
    func running(of account: Account) -> Int { holdings[account]?.running ?? 0 }
    func places(of account: Account) -> Int { holdings[account]?.places ?? 0 }

    /// One more wants to begin; `size` is in octets.
    mutating func arrive(_ element: Element, of account: Account, size: Int) -> Verdict {
        // Only numbers are taken out: a copy of the holding would make its line be copied when that grows.
        let (ownRunning, ownWaiting, ownPlaces) =
            holdings[account].map { ($0.running, $0.waiting, $0.places) } ?? (0, 0, 0)
        if running < limits.running, ownRunning < limits.runningPerPrincipal, ownWaiting == 0 {
            running += 1
            holdings[account, default: Holding()].running += 1
            return .begin
        }
        let needed = limits.places(of: size)
        var putOut: [Element] = []
        if places + needed > limits.queued {
            let sharers = turns.count + (ownWaiting == 0 ? 1 : 0)
            guard ownPlaces + needed <= limits.queued / sharers else { return .refuse }
            // Whoever comes within its share takes from somebody beyond it: there is one as long as it is too full.
            while places + needed > limits.queued, let newest = popNewestOfLargest() { putOut.append(newest) }
        }
        lastTicket += 1
        holdings[account, default: Holding()].add(
            Waiting(ticket: lastTicket, places: needed, element: element))
        places += needed
        if ownWaiting == 0 { turns.append(account) }
        return .wait(lastTicket, putOut: putOut)
    }

    /// One of `account`'s has ended that had begun; ``next()`` says who begins instead.
    mutating func finish(of account: Account) {
        running -= 1
        holdings[account]?.running -= 1
        clear(account)
    }

    /// The next to begin, nil when nobody may: to be asked until it says so.
    mutating func next() -> Element? {
        guard running < limits.running else { return nil }
        for index in turns.indices {
            let account = turns[index]
            guard var holding = holdings[account], holding.running < limits.runningPerPrincipal else {
                continue
            }
            holdings[account] = nil
            let before = holding.places
            guard let element = holding.popFirst() else { continue }
            places -= before - holding.places
            running += 1
            holding.running += 1
            turns.remove(at: index)
            if holding.waiting > 0 { turns.append(account) }
            holdings[account] = holding
            return element
        }
        return nil
    }

    /// One that waits does so no more; nil when it has begun or left already.
    @discardableResult
    mutating func leave(_ ticket: Ticket, of account: Account) -> Element? {
        let before = places(of: account)
        guard let element = holdings[account]?.remove(ticket) else { return nil }
        recount(account, before)
        return element
    }

    /// Everything that waits, in the order in which it would have begun.
    mutating func removeAll() -> [Element] {
        var all: [Element] = []
        while let account = turns.popFirst() {
            guard let element = holdings[account]?.popFirst() else { continue }
            all.append(element)
            if holdings[account]?.waiting == 0 { clear(account) } else { turns.append(account) }
        }
        places = 0
        return all
    }

    private mutating func popNewestOfLargest() -> Element? {
        guard let largest = turns.max(by: { places(of: $0) < places(of: $1) }) else { return nil }
        let before = places(of: largest)
        defer { recount(largest, before) }
        return holdings[largest]?.popLast()
    }

    /// After something of `account`'s has left the queue otherwise than by its turn.
    private mutating func recount(_ account: Account, _ before: Int) {
        places -= before - places(of: account)
        if holdings[account]?.waiting == 0 { turns.removeAll { $0 == account } }
        clear(account)
    }

    /// An account that has nothing here costs nothing.
    private mutating func clear(_ account: Account) {
        guard let holding = holdings[account], holding.running == 0, holding.waiting == 0 else { return }
        holdings[account] = nil
    }
}
