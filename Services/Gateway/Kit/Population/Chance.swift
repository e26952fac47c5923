internal import Vocabulary

/// Chance that can be repeated: SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
package struct Chance: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// True for this share of the draws.
    mutating func happens(_ share: Double) -> Bool { Double(next() >> 11) / Double(1 << 53) < share }

    /// One of them; they must not be empty.
    mutating func pick<Value>(_ values: [Value]) -> Value { values[Int(next() % UInt64(values.count))] }

    mutating func day(in period: Period) -> Day {
        let days = period.end.daysSinceEpoch - period.start.daysSinceEpoch + 1
        return period.start.advanced(by: Int(next() % UInt64(days)))
    }

    mutating func id<Subject>(_: Subject.Type = Subject.self, on day: Day) -> ID<Subject> {
        ID(at: Timestamp(milliseconds: Int64(day.daysSinceEpoch) * 86_400_000), using: &self)
    }
}
