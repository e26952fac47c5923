public import Bus
public import Vocabulary

/// What a service answers, as data: for command lines, harnesses in other languages and documentation.
public enum Reflection {
    /// Every method: name, kind, needed role.
    public static let list = Query<Empty, MethodList>("reflection.Methods/List", needs: .anyone)
}

public struct MethodList: Codable, Hashable, Sendable {
    public struct Entry: Codable, Hashable, Sendable {
        public let name: String
        public let kind: CallKind
        public let needs: Role

        public init(name: String, kind: CallKind, needs: Role) {
            self.name = name
            self.kind = kind
            self.needs = needs
        }
    }

    public let service: String
    /// Sorted by name.
    public let methods: [Entry]

    public init(service: String, methods: [Entry]) {
        self.service = service
        self.methods = methods
    }
}

public struct DescribeMethod: Codable, Hashable, Sendable {
    public let method: String

    public init(method: String) { self.method = method }
}
