public import Bus
public import JSONCoding
public import Vocabulary

/// What a service answers, as data: for command lines, harnesses in other languages and documentation.
public enum Reflection {
    /// Every method: name, kind, needed role.
    public static let list = Query<Empty, MethodList>("reflection.Methods/List", needs: .anyone)
    /// One method with the JSON Schemas (2020-12) of its request and reply.
    public static let describe = Query<DescribeMethod, MethodDescription>(
        "reflection.Methods/Describe", needs: .anyone)
}

public struct MethodList: Codable, Hashable, Sendable {
    /// One method: what it is called, what kind it is and who may call it.
    public struct Entry: Codable, Hashable, Sendable {
        public let name: String
        public let kind: CallKind
        public let needs: Role

        public init(name: String, kind: CallKind, needs: Role) {
            (self.name, self.kind, self.needs) = (name, kind, needs)
        }
    }

    public let service: String
    /// Sorted by name.
    public let methods: [Entry]
}

public struct DescribeMethod: Codable, Hashable, Sendable {
    public let method: String

    public init(method: String) { self.method = method }
}

public struct MethodDescription: Codable, Hashable, Sendable {
    public let name: String
    public let kind: CallKind
    public let needs: Role
    /// JSON Schema of the request; of one row, for an import.
    public let request: JSONValue
    /// JSON Schema of the reply; of one item, for a feed.
    public let reply: JSONValue
    /// What people call the members of the request, at any depth, by name: `{"birthDate":{"vi":"ngày sinh","en":"birth date"}}`.
    /// Tables may have these as headings. Absent where nobody has named any.
    public var names: JSONValue?
    /// True of a method that shows one child's file, which a caseworker may open out of its reach for one call, saying why
    /// (`break-glass`); absent of others.
    public var breakGlass: Bool?
}
