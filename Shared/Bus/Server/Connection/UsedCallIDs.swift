/// Which call ids a connection has used, as far as that is remembered: exactly among the last 1,024 numbers up to the
/// highest so far. Who counts up, as the protocol suggests, never uses one twice unnoticed; an id below that window
/// cannot be told from one that is merely late, and is let through. (The sliding window of RFC 4303, 3.4.3.)
struct UsedCallIDs: Hashable, Sendable {
    static let window: UInt64 = 1024

    private(set) var highest: UInt64 = 0
    /// The id `n` is bit `n % 1024`.
    private var bits = [UInt64](repeating: 0, count: Int(window / 64))

    /// False when `id` has been used before.
    mutating func use(_ id: UInt64) -> Bool {
        if id > highest {
            if id - highest >= UsedCallIDs.window {
                for index in bits.indices { bits[index] = 0 }
            } else {
                for passed in (highest + 1)..<id { clear(passed) }
            }
            highest = id
        } else if highest - id >= UsedCallIDs.window {
            return true
        } else if isSet(id) {
            return false
        }
        set(id)
        return true
    }

    private func isSet(_ id: UInt64) -> Bool { bits[word(id)] & mask(id) != 0 }
    private mutating func set(_ id: UInt64) { bits[word(id)] |= mask(id) }
    private mutating func clear(_ id: UInt64) { bits[word(id)] &= ~mask(id) }
    private func word(_ id: UInt64) -> Int { Int(id % UsedCallIDs.window / 64) }
    private func mask(_ id: UInt64) -> UInt64 { 1 << (id % 64) }
}
