/// Whose turn is next where one works for many: by the time that the work takes, and not by how much of it is asked for.
///
/// Start-time fair queueing (Goyal, Vin and Cheng, SIGCOMM 1996). Each account has a clock, which the time that is spent on its
/// work moves on; the account whose clock is furthest behind comes next, and within an account whoever came first. Who comes
/// after a rest starts where the others are: nothing is saved up, and nothing is owed but what was used beyond one's turn. How
/// long a piece of work takes is known only afterwards; until then it counts as its account's usual one.
///
/// Knows neither clocks nor threads.
struct FairQueue<Element> {
    /// What is to be done now, for whom.
    struct Turn {
        let element: Element
        let account: WorkAccount
        fileprivate let expected: Duration
        /// Where the account's clock stood with that.
        fileprivate let clock: Duration
    }

    private struct Line {
        var waiting: [(element: Element, number: UInt64)] = []
        var clock = Duration.zero
        var usual = Duration.milliseconds(1)
    }

    private static var manyLines: Int { 256 }
    /// With so many accounts those that have nothing here and owe nothing are forgotten.
    private var fullAt = FairQueue.manyLines

    private var lines: [WorkAccount: Line] = [:]
    /// Where the clock stood of the account that had the last turn.
    private var clock = Duration.zero
    private var lastNumber: UInt64 = 0
    /// How many wait.
    private(set) var count = 0

    init() {}

    var isEmpty: Bool { count == 0 }

    /// How many wait of one account.
    func waiting(of account: WorkAccount) -> Int { lines[account]?.waiting.count ?? 0 }

    mutating func add(_ element: Element, of account: WorkAccount) {
        if lines.count >= fullAt {
            lines = lines.filter { !$0.value.waiting.isEmpty || $0.value.clock > clock }
            // Where all of them have something here, they are not to be gone through each time.
            fullAt = max(Self.manyLines, 2 * lines.count)
        }
        lastNumber += 1
        lines[account, default: Line()].waiting.append((element, lastNumber))
        count += 1
    }

    /// The next of an account that may; nil when there is none. ``used(_:by:)`` is told afterwards how long it took.
    ///
    /// - Parameter time: nil too when the next one's account usually takes longer than that.
    mutating func next(
        within time: Duration? = nil, where mayBegin: (WorkAccount) -> Bool = { _ in true }
    ) -> Turn? {
        var best: (account: WorkAccount, start: Duration, number: UInt64)?
        for (account, line) in lines {
            guard let first = line.waiting.first, mayBegin(account) else { continue }
            let start = max(line.clock, clock)
            if let best, (best.start, best.number) < (start, first.number) { continue }
            best = (account, start, first.number)
        }
        guard let best else { return nil }
        if let time, let usual = lines[best.account]?.usual, usual > time { return nil }
        guard var line = lines.removeValue(forKey: best.account) else { return nil }
        let element = line.waiting.removeFirst().element
        count -= 1
        clock = best.start
        line.clock = best.start + line.usual / best.account.weight
        defer { lines[best.account] = line }
        return Turn(element: element, account: best.account, expected: line.usual, clock: line.clock)
    }

    /// What came of a turn took so long.
    mutating func used(_ time: Duration, by turn: Turn) {
        // Of an account that was forgotten meanwhile what it has used is owed all the same.
        var line = lines[turn.account] ?? Line(clock: turn.clock, usual: turn.expected)
        line.clock += (time - turn.expected) / turn.account.weight
        line.usual += (time - line.usual) / 8
        lines[turn.account] = line
    }

    /// Takes out those that wait no more.
    mutating func remove(of account: WorkAccount, where leaves: (Element) -> Bool) {
        guard var line = lines.removeValue(forKey: account) else { return }
        count -= line.waiting.count
        line.waiting.removeAll { leaves($0.element) }
        count += line.waiting.count
        lines[account] = line
    }
}

extension FairQueue.Turn: Sendable where Element: Sendable {}
