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

    /// The first one: where it is, and what there might be instead.
    func first(in node: Node) -> (mark: Mark?, name: String, known: [String])? { first(in: node, root) }

    private func first(in node: Node, _ schema: JSONValue) -> (mark: Mark?, name: String, known: [String])? {
        let schema = resolved(schema)
        switch node {
        case .mapping(let mapping):
            let members = schema["properties"]?.object
            for (key, value) in mapping {
                guard let name = key.scalar?.string, name != "<<" else { continue }
                if let member = members?[name] ?? schema["additionalProperties"] {
                    if let found = first(in: value, member) { return found }
                } else if let members, schema["oneOf"] == nil, schema["anyOf"] == nil {
                    return (key.mark, name, members.members.map(\.name))
                }
            }
        case .sequence(let sequence):
            guard let element = schema["items"] else { return nil }
            for item in sequence {
                if let found = first(in: item, element) { return found }
            }
        case .scalar, .alias: break
        }
        return nil
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
