package import JSONCoding
import Vocabulary

/// The values that a script has given names to.
package struct Bindings: Sendable {
    /// What begins a placeholder.
    static let opening = "{{"

    private(set) var values: [String: JSONValue] = [:]

    package init(_ values: [String: JSONValue] = [:]) { self.values = values }

    package subscript(name: String) -> JSONValue? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// `value` with every `{{name}}` in its strings replaced. A string that is nothing but one placeholder becomes the
    /// value itself, with its type; elsewhere texts are put in as they are and other values as JSON. Throws
    /// `InvalidValue` for a name without a value.
    func filled(_ value: JSONValue) throws -> JSONValue {
        switch value {
        case .string(let text): return try filled(text)
        case .array(let elements): return .array(try elements.map(filled))
        case .object(let object):
            return .object(
                JSONObject(
                    try object.members.map { member in
                        (name: try text(member.name), value: try filled(member.value))
                    }))
        default: return value
        }
    }

    /// Likewise, as text.
    func text(_ template: String) throws -> String {
        switch try filled(template) {
        case .string(let text): text
        case let other: other.compact
        }
    }

    private func filled(_ template: String) throws -> JSONValue {
        var result = ""
        var rest = template[...]
        while let open = rest.firstRange(of: Self.opening),
            let close = rest[open.upperBound...].firstRange(of: "}}")
        {
            let name = rest[open.upperBound..<close.lowerBound].filter { $0 != " " }
            guard let value = values[name] else {
                throw InvalidValue(Message("gateway.script-unknown-name", ["name": name]))
            }
            if open.lowerBound == template.startIndex, close.upperBound == template.endIndex { return value }
            result += rest[..<open.lowerBound] + (value.string ?? value.compact)
            rest = rest[close.upperBound...]
        }
        return .string(result + rest)
    }
}
