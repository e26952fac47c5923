import TestKit
import Vocabulary

/// The same histories, kept as a list of what was said, and read a day at a time: slow, and easy to believe.
struct FactOracle {
    struct Said {
        let fact: FactID
        let position: UInt64
        /// Nil where the fact was voided.
        let entry: (from: Int, until: Int, value: String)?
    }

    var said: [Said] = []

    /// The facts known at a point in the order of their first recording.
    private func order(_ point: UInt64) -> [FactID] {
        var order: [FactID] = []
        for one in said where one.position <= point && !order.contains(one.fact) { order.append(one.fact) }
        return order
    }

    private func entry(_ fact: FactID, _ point: UInt64) -> (from: Int, until: Int, value: String)? {
        var entry: (from: Int, until: Int, value: String)?
        for one in said where one.position <= point && one.fact == fact { entry = one.entry }
        return entry
    }

    /// Goes back from `day`, a day at a time, to the first on which something began.
    func state(on day: Int, _ point: UInt64) -> String? {
        for candidate in stride(from: day, through: 0, by: -1) {
            for fact in order(point).reversed() {
                if let entry = entry(fact, point), entry.from == candidate { return entry.value }
            }
        }
        return nil
    }

    /// The facts that cover a day.
    func covering(_ day: Int, _ point: UInt64) -> Set<FactID> {
        Set(order(point).filter { entry($0, point).map { ($0.from...$0.until).contains(day) } ?? false })
    }

    /// The facts of the same value that share at least one of the days.
    func colliding(_ value: String, _ days: ClosedRange<Int>, except fact: FactID?, _ point: UInt64) -> Set<
        FactID
    > {
        Set(
            order(point).filter { other in
                guard other != fact, let entry = entry(other, point), entry.value == value else {
                    return false
                }
                return days.contains { (entry.from...entry.until).contains($0) }
            })
    }
}

/// Days, values, ids and moments that a seed fixes.
struct FactDraw {
    /// Facts are drawn on so many days: few, so that many share one.
    static let days = 60
    /// Stands for an open end in the oracle.
    static let never = FactDraw.days + 20

    var random: Seeded
    private(set) var position: UInt64 = 0

    init(seed: UInt64) { random = Seeded(seed: seed) }

    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
    mutating func id() -> FactID { FactID(at: Timestamp(milliseconds: Int64(position)), using: &random) }
    mutating func value() -> String { ["a", "b", "c", "d"][below(4)] }

    /// The next moment; now and then two facts are learned in one event.
    mutating func learned() -> Learned {
        if position == 0 || below(5) > 0 { position += UInt64(1 + below(3)) }
        return Learned(at: LogPoint(position), moment: Timestamp(milliseconds: Int64(position) * 1000))
    }

    static func day(_ number: Int) -> Day { Day(daysSinceEpoch: 18_000 + number) }
}
