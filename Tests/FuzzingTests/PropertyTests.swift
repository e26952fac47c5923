import Foundation
import Testing

/// The properties that `compose/fuzz` looks for breaches of, on their seeds, on what was once found, and on random
/// changes of both.
@Suite("Properties of pure code", .timeLimit(.minutes(5)))
struct PropertyTests {
    @Test("hold for the seeds, and for what was found", arguments: Property.all)
    func seeds(property: Property) throws {
        let seeds = try Seeds.of(property)
        #expect(!seeds.isEmpty)
        for seed in seeds { check(property, seed) }
    }

    @Test("hold for thousands of changed seeds", arguments: Property.all)
    func changed(property: Property) throws {
        let seeds = try Seeds.of(property)
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<5_000 {
            var bytes = try #require(seeds.randomElement(using: &generator))
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let other = try #require(seeds.randomElement(using: &generator))
                bytes.change(with: other, using: &generator)
            }
            guard check(property, bytes) else { return }
        }
    }

    /// A breach is printed in hexadecimal: it belongs into `found.json`, with a sentence.
    @discardableResult
    private func check(_ property: Property, _ bytes: [UInt8]) -> Bool {
        do {
            try property.check(bytes)
            return true
        } catch {
            let hex = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            Issue.record("\(property): \(error): \(hex)")
            return false
        }
    }
}

/// What properties are tried on first.
enum Seeds {
    private struct Seed: Decodable {
        let property: String
        let hex: String
    }

    static func of(_ property: Property) throws -> [[UInt8]] {
        let directory = URL(filePath: #filePath).deletingLastPathComponent()
        return try ["seeds.json", "found.json"].flatMap { file in
            try JSONDecoder().decode([Seed].self, from: Data(contentsOf: directory.appending(path: file)))
        }
        .filter { $0.property == property.name }
        .map { seed in
            let digits = Array(seed.hex.utf8)
            return try stride(from: 0, to: digits.count, by: 2).map {
                try #require(UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16))
            }
        }
    }
}

extension [UInt8] {
    /// One of the things that libFuzzer does too.
    fileprivate mutating func change(with other: [UInt8], using generator: inout some RandomNumberGenerator) {
        let at = isEmpty ? 0 : Int.random(in: indices, using: &generator)
        switch Int.random(in: 0..<7, using: &generator) {
        case 0 where !isEmpty: self[at] = .random(in: 0...255, using: &generator)
        case 1 where !isEmpty: self[at] ^= 1 << UInt8.random(in: 0...7, using: &generator)
        case 2 where !isEmpty: removeSubrange(at..<Int.random(in: at...count, using: &generator))
        case 3: insert(.random(in: 0...255, using: &generator), at: at)
        case 4 where !other.isEmpty:
            let start = Int.random(in: other.indices, using: &generator)
            let end = Int.random(in: start...Swift.min(other.count, start + 64), using: &generator)
            insert(contentsOf: other[start..<end], at: at)
        case 5 where !other.isEmpty:
            replaceSubrange(at..., with: other[Int.random(in: other.indices, using: &generator)...])
        default: insert(contentsOf: prefix(64), at: at)
        }
    }
}
