internal import GatewayKit

/// Numbers that come again from the same seed, on every machine: a case that failed can be run again.
public struct Seeded: RandomNumberGenerator, Sendable {
    private var chance: Chance

    public init(seed: UInt64) { chance = Chance(seed: seed) }

    /// The seed is drawn from a name (FNV-1a), such as that of what is tested.
    public init(_ name: String) {
        self.init(seed: name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    }

    public mutating func next() -> UInt64 { chance.next() }
}
