internal import Foundation

/// What a service's tables had of a person whose key was destroyed: by it is found what SQLite left of it in the unused parts of
/// pages. It overwrites what is deleted, but not always what it moved while it laid a page out anew.
public struct PersonTraces: Sendable {
    private let person: [UInt8]
    /// Names, numbers, words of names.
    private var texts: [[UInt8]]
    /// From so many octets on a text says by itself who it is, wherever it lies near the id.
    private static let telling = 8
    /// How far from the id it may lie.
    private static let near = 512

    /// - Parameters:
    ///   - person: the id, which lies in the same row as each text.
    ///   - texts: as they lie in the tables.
    public init(of person: String, texts: some Sequence<String>) {
        self.person = Array(person.utf8)
        self.texts = texts.filter { !$0.isEmpty }.map { Array($0.utf8) }
    }

    /// The person's own key, as it lay sealed behind the id, now or before it was wrapped anew: then it began with one of `headers`.
    mutating func add(_ key: Sealed, headers: [[UInt8]]) { texts += [key.bytes] + headers }

    /// Whose they are.
    var id: String { String(decoding: person, as: UTF8.self) }

    /// Whether one of the texts lies beside the id in a file that nobody writes to now.
    func areIn(_ path: String) throws -> Bool {
        // Of whom nothing was written there is nothing to look for, in a file of whatever size.
        guard !texts.isEmpty else { return false }
        let octets = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
        return octets.withUnsafeBytes { all in
            var start = 0
            while let found = Self.find(person, in: all, from: start) {
                if isBeside(found, in: all) { return true }
                start = found + 1
            }
            return false
        }
    }

    /// Whether a text names the person: by a name or number that says by itself who it is, or by the id.
    func areNamed(in told: [UInt8]) -> Bool {
        told.withUnsafeBytes { all in
            ([person] + texts.filter { $0.count >= Self.telling })
                .contains { Self.find($0, in: all, from: 0) != nil }
        }
    }

    /// Immediately before or behind it, or near it where the text is long.
    private func isBeside(_ place: Int, in all: UnsafeRawBufferPointer) -> Bool {
        let end = place + person.count
        let around = UnsafeRawBufferPointer(
            rebasing: all[max(0, place - Self.near)..<min(all.count, end + Self.near)])
        return texts.contains { text in
            if text.count >= Self.telling, Self.find(text, in: around, from: 0) != nil { return true }
            return all[..<place].suffix(text.count).elementsEqual(text)
                || all[end...].prefix(text.count).elementsEqual(text)
        }
    }

    /// Horspool's search.
    private static func find(_ needle: [UInt8], in all: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var skips = [Int](repeating: needle.count, count: 256)
        for (index, octet) in needle.dropLast().enumerated() {
            skips[Int(octet)] = needle.count - 1 - index
        }
        var place = start
        while place + needle.count <= all.count {
            var index = needle.count - 1
            while all[place + index] == needle[index] {
                if index == 0 { return place }
                index -= 1
            }
            place += skips[Int(all[place + needle.count - 1])]
        }
        return nil
    }
}
