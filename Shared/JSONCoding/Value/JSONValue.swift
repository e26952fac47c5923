/// Any JSON value, as a tree: for scripts, schemas and tests. Messages are `Codable` types of their own.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A whole number that fits, however it was written: `1`, `1.0`, `1e0`; also one whose nearest double is whole.
    case integer(Int64)
    /// Any other number, as the nearest double.
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

/// The members of an object in their order. Two objects are equal whatever the order (RFC 8259, 4).
public struct JSONObject: Sendable {
    public private(set) var members: [(name: String, value: JSONValue)] = []

    public init() {}

    /// Of members with the same name the first counts.
    public init(_ members: some Sequence<(name: String, value: JSONValue)>) {
        var names: Set<String> = []
        self.members = members.filter { names.insert($0.name).inserted }
    }

    /// For members whose names differ.
    init(distinct members: [(name: String, value: JSONValue)]) { self.members = members }

    public var isEmpty: Bool { members.isEmpty }
    public var count: Int { members.count }
    public var names: [String] { members.map(\.name) }

    /// Setting a new name adds it at the end; setting nil removes.
    public subscript(name: String) -> JSONValue? {
        get { members.first { $0.name == name }?.value }
        set {
            let index = members.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append((name, value))
            case (nil, nil): break
            }
        }
    }
}

extension JSONObject: Hashable {
    public static func == (left: Self, right: Self) -> Bool {
        guard left.count == right.count else { return false }
        let others = Dictionary(right.members.map { ($0.name, $0.value) }) { first, _ in first }
        return left.members.allSatisfy { others[$0.name] == $0.value }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first })
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements.map { (name: $0.0, value: $0.1) })
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements.map { (name: $0.0, value: $0.1) }))
    }
    public init(nilLiteral: ()) { self = .null }
}

extension JSONValue {
    public var string: String? { if case .string(let value) = self { value } else { nil } }
    public var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
    public var object: JSONObject? { if case .object(let value) = self { value } else { nil } }
    public var isNull: Bool { self == .null }

    /// Of an integer or another number.
    public var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// The member of an object; nil for anything else.
    public subscript(name: String) -> JSONValue? { object?[name] }
}
