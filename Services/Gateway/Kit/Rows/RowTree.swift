import JSONCoding

/// The cells of one row by where they belong, before they become a JSON value: `carers.1.name` may be there without
/// `carers.0.name`, and lists have no holes.
struct RowTree {
    private indirect enum Node {
        case value(JSONValue)
        case object([(name: String, node: Node)])
        case list([Int: Node])
    }

    private var root = Node.object([])

    /// Puts `value` where `path` leads: names of members, and numbers of elements below lists.
    mutating func put(_ value: JSONValue, at path: ArraySlice<RowStep>) {
        root = Self.putting(value, at: path, into: root)
    }

    private static func putting(_ value: JSONValue, at path: ArraySlice<RowStep>, into node: Node?) -> Node {
        guard let step = path.first else { return .value(value) }
        let rest = path.dropFirst()
        switch step {
        case .element(let index):
            guard case .list(var elements) = node else {
                return .list([index: putting(value, at: rest, into: nil)])
            }
            elements[index] = putting(value, at: rest, into: elements[index])
            return .list(elements)
        case .member(let name):
            guard case .object(var members) = node else {
                return .object([(name, putting(value, at: rest, into: nil))])
            }
            if let place = members.firstIndex(where: { $0.name == name }) {
                members[place].node = putting(value, at: rest, into: members[place].node)
            } else {
                members.append((name, putting(value, at: rest, into: nil)))
            }
            return .object(members)
        }
    }

    /// Whether something stands where `path` leads.
    func has(_ path: ArraySlice<RowStep>) -> Bool { node(at: path) != nil }

    /// What stands where `path` leads.
    func value(at path: ArraySlice<RowStep>) -> JSONValue? { node(at: path).map(Self.value(of:)) }

    private func node(at path: ArraySlice<RowStep>) -> Node? {
        var here: Node? = root
        for step in path {
            switch (here, step) {
            case (.object(let members), .member(let name)): here = members.first { $0.name == name }?.node
            case (.list(let elements), .element(let index)): here = elements[index]
            default: return nil
            }
        }
        return here
    }

    /// The row: elements of lists in the order of their numbers, one after the other.
    var value: JSONValue { Self.value(of: root) }

    private static func value(of node: Node) -> JSONValue {
        switch node {
        case .value(let value): return value
        case .list(let elements):
            return .array(elements.sorted { $0.key < $1.key }.map { value(of: $0.value) })
        case .object(let members):
            var object: JSONObject = [:]
            for member in members { object[member.name] = value(of: member.node) }
            return .object(object)
        }
    }

    /// The column that the member of ``value`` at `pointer` (RFC 6901) came from; with further names where it lies deeper, or
    /// where the table has no such column.
    func column(_ pointer: String) -> String {
        var steps: [String] = []
        var here: Node? = root
        for step in pointer.split(separator: "/").map(String.init) {
            switch here {
            case .list(let elements):
                let known = elements.keys.sorted()
                let index = Int(step).flatMap { known.indices.contains($0) ? known[$0] : nil }
                steps.append(index.map { "\($0)" } ?? step)
                here = index.flatMap { elements[$0] }
            case .object(let members):
                steps.append(step)
                here = members.first { $0.name == step }?.node
            case .value, nil:
                steps.append(step)
                here = nil
            }
        }
        return steps.joined(separator: ".")
    }
}

/// A step on the way to a member of a row.
enum RowStep: Sendable {
    case member(String)
    case element(Int)
}
