import Foundation
import Vocabulary

/// The reference data that the product ships, read once.
enum Shipped {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../compose").standardizedFileURL

    static func reference() throws -> Reference { try loaded.get() }

    private static let loaded = Result {
        try Reference(directory: directory.appending(path: "reference").path())
    }
}

func day(_ text: String) throws -> Day {
    guard let day = Day(text) else { throw InvalidValue(Message("value.day", ["value": text])) }
    return day
}

/// Fixed pseudo-random numbers: a failing case can be run again.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        // SplitMix64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Text that nobody meant: digits, separators, marks and control characters.
func garbage(_ count: Int, seed: UInt64) -> [String] {
    var generator = Seeded(state: seed)
    let alphabet = Array("0123456789-/:.TZ+=,\"\n\r# aăđẠ\u{301}\u{0}\u{FFFD}👩‍👧")
    return (0..<count).map { _ in
        String(
            (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
            })
    }
}
