internal import JSONCoding

extension AsyncComponents {
    /// Of the types that services speak of: what is written differently, or refers to such a one.
    static func ambiguous(in services: [ServiceDescription]) -> Set<String> {
        var written: [String: Set<String>] = [:]
        var referring: [String: Set<String>] = [:]
        for service in services {
            for schema in service.methods.flatMap({ [$0.request, $0.reply] })
                + [service.events].compactMap({ $0 })
            {
                for (type, value) in types(in: schema) {
                    written[type, default: []].insert(value.compact)
                    referring[type, default: []].formUnion(references(in: value))
                }
            }
        }
        var ambiguous = Set(written.filter { $0.value.count > 1 }.keys)
        while true {
            let more = referring.filter {
                !ambiguous.contains($0.key) && !$0.value.isDisjoint(with: ambiguous)
            }
            // One service alone that speaks of a type cannot be misunderstood, whatever it refers to.
            if more.isEmpty { return ambiguous }
            ambiguous.formUnion(more.keys)
        }
    }

    private static func types(in schema: JSONValue) -> [(String, JSONValue)] {
        var found = (schema["$defs"]?.object?.members ?? []).map { ($0.name, $0.value) }
        if let title = schema["title"]?.string {
            var root = schema.object ?? [:]
            for word in ["$schema", "$defs", "title"] { root[word] = nil }
            found.append((title, .object(root)))
        }
        return found
    }

    private static func references(in schema: JSONValue) -> Set<String> {
        switch schema {
        case .object(let object):
            object.members.reduce(into: []) { found, member in
                if member.name == "$ref", let reference = member.value.string, reference != "#" {
                    found.insert(String(reference.dropFirst("#/$defs/".count)))
                } else {
                    found.formUnion(references(in: member.value))
                }
            }
        case .array(let elements): elements.reduce(into: []) { $0.formUnion(references(in: $1)) }
        default: []
        }
    }
}
