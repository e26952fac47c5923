internal import JSONCoding
internal import Vocabulary
internal import Yams

/// Members of a document that the type it was read as does not have: a slip of the pen (`untill:`), which would
/// otherwise be passed over, and the grant would never end.
///
/// Where a schema does not say which members there are (any value, one of several shapes), all are let be.
struct UnknownMembers {
    /// The schema of the whole document.
    private let root: JSONValue

    init(_ schema: JSONValue) { root = schema }

    /// One of them: where it is, and what there might be instead.
    typealias Stranger = (mark: Mark?, name: String, known: [String])

    /// In the order of the document.
    func all(in node: Node) -> [Stranger] { all(in: node, root) }

    private func all(in node: Node, _ schema: JSONValue) -> [Stranger] {
        let schema = resolved(schema)
        switch node {
        case .mapping(let mapping):
            let members = schema["properties"]?.object
            return mapping.flatMap { key, value -> [Stranger] in
                guard let name = key.scalar?.string, name != "<<" else { return [] }
                if let member = members?[name] ?? schema["additionalProperties"] {
                    return all(in: value, member)
                }
                guard let members, schema["oneOf"] == nil, schema["anyOf"] == nil else { return [] }
                return [(key.mark, name, members.members.map(\.name))]
            }
        case .sequence(let sequence):
            guard let element = schema["items"] else { return [] }
            return sequence.flatMap { all(in: $0, element) }
        case .scalar, .alias: return []
        }
    }

    /// Follows references, and the one alternative that is not null.
    private func resolved(_ schema: JSONValue) -> JSONValue {
        var schema = schema
        // As many steps as a schema of ours can take; a reference to itself ends here too.
        for _ in 0..<16 {
            if let reference = schema["$ref"]?.string,
                let target = root[pointer: String(reference.dropFirst())]
            {
                schema = target
            } else if let choices = schema["anyOf"]?.array?.filter({ $0["type"]?.string != "null" }),
                choices.count == 1
            {
                schema = choices[0]
            } else {
                return schema
            }
        }
        return schema
    }
}
