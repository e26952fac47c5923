import Foundation
import TestKit
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

/// Text that nobody meant: digits, separators, marks and control characters.
func garbage(_ count: Int, seed: UInt64) -> [String] {
    var generator = Seeded(seed: seed)
    let alphabet = Array("0123456789-/:.TZ+=,\"\n\r# aăđẠ\u{301}\u{0}\u{FFFD}👩‍👧")
    return (0..<count).map { _ in
        String(
            (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
            })
    }
}
