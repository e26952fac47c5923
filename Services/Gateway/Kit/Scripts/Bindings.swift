package import JSONCoding
import Vocabulary

/// The values that a script has given names to.
///
/// A script may put values into values, twice and more each time: a few lines come to more than any memory holds. So what
/// is put into one line, and all that is kept, have a bound.
package struct Bindings: Sendable {
    /// What begins a placeholder.
    static let opening = "{{"
    /// Octets that are put into one line, and that all values together take.
    static let most = 64 << 20

    private struct Kept {
        let value: JSONValue
        let extent: Extent
    }

    private var kept: [String: Kept] = [:]
    private var octets = 0

    package init() {}

    /// Throws `InvalidValue` like ``bind(_:to:)``.
    init(_ values: [String: JSONValue]) throws {
        for (name, value) in values { try bind(name, to: value) }
    }

    /// Gives `value` a name, in place of what had it. Throws `InvalidValue` when all values together become too much.
    package mutating func bind(_ name: String, to value: JSONValue) throws {
        let new = Kept(value: value, extent: Extent(of: value))
        let together = octets - (kept[name]?.extent.octets ?? 0) + new.extent.octets
        guard together <= Self.most else { throw Self.tooMuch }
        octets = together
        kept[name] = new
    }

    /// `value` with every `{{name}}` in its strings replaced. A string that is nothing but one placeholder becomes the
    /// value itself, with its type; elsewhere texts are put in as they are and other values as JSON. Throws
    /// `InvalidValue` for a name without a value, and for more, or deeper, than a line may hold.
    func filled(_ value: JSONValue) throws -> JSONValue {
        var room = Self.most
        return try filled(value, depth: 0, &room)
    }

    /// Likewise, as text.
    func text(_ template: String) throws -> String {
        var room = Self.most
        return try text(template, depth: 0, &room)
    }

    private func filled(_ value: JSONValue, depth: Int, _ room: inout Int) throws -> JSONValue {
        switch value {
        case .string(let text): return try filled(template: text, depth: depth, &room)
        case .array(let elements):
            return .array(try elements.map { try filled($0, depth: depth + 1, &room) })
        case .object(let object):
            return .object(
                JSONObject(
                    try object.members.map { member in
                        (
                            name: try text(member.name, depth: depth, &room),
                            value: try filled(member.value, depth: depth + 1, &room)
                        )
                    }))
        default: return value
        }
    }

    private func text(_ template: String, depth: Int, _ room: inout Int) throws -> String {
        switch try filled(template: template, depth: depth, &room) {
        case .string(let text): text
        case let other: other.compact
        }
    }

    private func filled(template: String, depth: Int, _ room: inout Int) throws -> JSONValue {
        var result = ""
        var rest = template[...]
        while let open = rest.firstRange(of: Self.opening),
            let close = rest[open.upperBound...].firstRange(of: "}}")
        {
            let name = rest[open.upperBound..<close.lowerBound].filter { $0 != " " }
            guard let found = kept[name] else {
                throw InvalidValue(Message("gateway.script-unknown-name", ["name": name]))
            }
            let value = found.value
            if open.lowerBound == template.startIndex, close.upperBound == template.endIndex {
                room -= found.extent.octets
                guard room >= 0, depth + found.extent.depth <= JSON.maximumDepth else { throw Self.tooMuch }
                return value
            }
            let text = value.string ?? value.compact
            room -= text.utf8.count
            guard room >= 0 else { throw Self.tooMuch }
            result += rest[..<open.lowerBound] + text
            rest = rest[close.upperBound...]
        }
        return .string(result + rest)
    }

    private static var tooMuch: InvalidValue {
        InvalidValue(Message("gateway.script-too-much", ["most": "\(most >> 20)"]))
    }
}

/// How large a value is.
private struct Extent {
    /// As JSON, about.
    private(set) var octets: Int
    /// Of what lies in what; 0 of a text or a number.
    private(set) var depth = 0

    init(of value: JSONValue) {
        switch value {
        case .null, .bool: octets = 4
        case .integer, .number: octets = 8
        case .string(let text): octets = text.utf8.count + 2
        case .array(let elements):
            octets = 2
            for element in elements { add(element) }
        case .object(let object):
            octets = 2
            for member in object.members {
                octets += member.name.utf8.count + 3
                add(member.value)
            }
        }
    }

    private mutating func add(_ value: JSONValue) {
        let inner = Extent(of: value)
        octets += inner.octets + 1
        depth = max(depth, inner.depth + 1)
    }
}
