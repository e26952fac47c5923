internal import DequeModule

/// Who begins when: at most so many at a time; beyond that in the order of arrival within a party, and in turns between
/// parties; beyond that not at all. Knows neither clocks nor threads.
///
/// Places in the queue are shared by Suter, Lakshman, Stiliadis and Choudhury's longest queue drop (INFOCOM 1998): who
/// is within an equal share of them always gets one, at the cost of the newest calls of whoever holds most.
struct AdmissionQueue<Element> {
    /// Names an element that waits.
    typealias Ticket = UInt64
    typealias Party = Int

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

    /// What one party has here.
    private struct Account {
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
    private var accounts: [Party: Account] = [:]
    /// The parties that have something waiting, whose turn is next first.
    private var turns = Deque<Party>()
    private var lastTicket: Ticket = 0

    init(_ limits: ServerLimits.Lane) { self.limits = limits }

    var waiting: Int { accounts.values.reduce(0) { $0 + $1.waiting } }
    /// Whether it has anything here.
    func knows(_ party: Party) -> Bool { accounts[party] != nil }
    func running(of party: Party) -> Int { accounts[party]?.running ?? 0 }
    func places(of party: Party) -> Int { accounts[party]?.places ?? 0 }

    /// One more wants to begin; `size` is in octets.
    mutating func arrive(_ element: Element, of party: Party, size: Int) -> Verdict {
        // Only numbers are taken out: a copy of the account would make its line be copied when that grows.
        let (ownRunning, ownWaiting, ownPlaces) =
            accounts[party].map { ($0.running, $0.waiting, $0.places) } ?? (0, 0, 0)
        if running < limits.running, ownRunning < limits.runningPerPrincipal, ownWaiting == 0 {
            running += 1
            accounts[party, default: Account()].running += 1
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
        accounts[party, default: Account()].add(
            Waiting(ticket: lastTicket, places: needed, element: element))
        places += needed
        if ownWaiting == 0 { turns.append(party) }
        return .wait(lastTicket, putOut: putOut)
    }

    /// One of `party`'s has ended that had begun; ``next()`` says who begins instead.
    mutating func finish(of party: Party) {
        running -= 1
        accounts[party]?.running -= 1
        clear(party)
    }

    /// The next to begin, nil when nobody may: to be asked until it says so.
    mutating func next() -> Element? {
        guard running < limits.running else { return nil }
        for index in turns.indices {
            let party = turns[index]
            guard var account = accounts[party], account.running < limits.runningPerPrincipal else {
                continue
            }
            accounts[party] = nil
            let before = account.places
            guard let element = account.popFirst() else { continue }
            places -= before - account.places
            running += 1
            account.running += 1
            turns.remove(at: index)
            if account.waiting > 0 { turns.append(party) }
            accounts[party] = account
            return element
        }
        return nil
    }

    /// One that waits does so no more; nil when it has begun or left already.
    @discardableResult
    mutating func leave(_ ticket: Ticket, of party: Party) -> Element? {
        let before = places(of: party)
        guard let element = accounts[party]?.remove(ticket) else { return nil }
        settle(party, before)
        return element
    }

    /// Everything that waits, in the order in which it would have begun.
    mutating func removeAll() -> [Element] {
        var all: [Element] = []
        while let party = turns.popFirst() {
            guard let element = accounts[party]?.popFirst() else { continue }
            all.append(element)
            if accounts[party]?.waiting == 0 { clear(party) } else { turns.append(party) }
        }
        places = 0
        return all
    }

    private mutating func popNewestOfLargest() -> Element? {
        guard let largest = turns.max(by: { places(of: $0) < places(of: $1) }) else { return nil }
        let before = places(of: largest)
        defer { settle(largest, before) }
        return accounts[largest]?.popLast()
    }

    /// After something of `party`'s has left the queue otherwise than by its turn.
    private mutating func settle(_ party: Party, _ before: Int) {
        places -= before - places(of: party)
        if accounts[party]?.waiting == 0 { turns.removeAll { $0 == party } }
        clear(party)
    }

    /// A party that has nothing here costs nothing.
    private mutating func clear(_ party: Party) {
        guard let account = accounts[party], account.running == 0, account.waiting == 0 else { return }
        accounts[party] = nil
    }
}
