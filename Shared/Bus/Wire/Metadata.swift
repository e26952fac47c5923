/// What travels beside a body: a few short texts by name. On the wire one JSON object of strings, at most 8 KiB.
///
/// Names are lower kebab case (`idempotency-key`); the reserved ones have properties of their own.
public struct Metadata: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        var name: String
        var value: String
    }

    /// Few, so a row is searched faster than a table.
    var entries: [Entry] = []

    /// More entries than this are refused when read: looking for one would take too long.
    static let maximumCount = 64

    public init() {}

    public var isEmpty: Bool { entries.isEmpty }

    /// In the order in which they were set.
    public var names: [String] { entries.map(\.name) }

    /// Nil when there is none of this name. A name that is not lower kebab case is never set.
    public subscript(name: String) -> String? {
        get {
            for entry in entries where entry.name == name { return entry.value }
            return nil
        }
        set {
            if let index = entries.firstIndex(where: { $0.name == name }) {
                if let newValue { entries[index].value = newValue } else { entries.remove(at: index) }
            } else if let newValue, Metadata.isName(name.utf8) {
                entries.append(Entry(name: name, value: newValue))
            }
        }
    }

    public static func == (left: Self, right: Self) -> Bool {
        left.entries.count == right.entries.count && left.entries.allSatisfy { right[$0.name] == $0.value }
    }

    public func hash(into hasher: inout Hasher) {
        for entry in entries.sorted(by: { $0.name < $1.name }) { hasher.combine(entry) }
    }

    /// Parts of `a`-`z` and `0`-`9`, joined by single hyphens, 1 to 64 characters.
    static func isName(_ text: String.UTF8View) -> Bool {
        let isFitting = text.withContiguousStorageIfAvailable(isName)
        return isFitting ?? Array(text).withUnsafeBufferPointer(isName)
    }

    private static func isName(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard (1...64).contains(text.count) else { return false }
        var afterHyphen = true
        for byte in text {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: afterHyphen = false
            case UInt8(ascii: "-") where !afterHyphen: afterHyphen = true
            default: return false
            }
        }
        return !afterHyphen
    }
}

extension Metadata: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { self[name] = value }
    }
}
