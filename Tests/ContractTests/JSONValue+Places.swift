import JSONCoding

extension JSONValue {
    /// All texts in it, with their places.
    func placedTexts(at pointer: String) -> [(pointer: String, text: String)] {
        switch self {
        case .string(let text): [(pointer, text)]
        case .array(let elements):
            elements.enumerated().flatMap { $1.placedTexts(at: "\(pointer)/\($0)") }
        case .object(let object):
            object.members.filter { $0.name != "something-else" }.flatMap {
                $0.value.placedTexts(at: "\(pointer)/\($0.name)")
            }
        default: []
        }
    }

    var texts: [String] { placedTexts(at: "").map(\.text) }

    func putting(_ value: JSONValue, at pointer: String) -> JSONValue {
        guard let step = pointer.split(separator: "/").first.map(String.init) else { return value }
        let rest = String(pointer.dropFirst(step.count + 1))
        switch self {
        case .array(var elements):
            guard let index = Int(step) else { return self }
            elements[index] = elements[index].putting(value, at: rest)
            return .array(elements)
        case .object(var object):
            object[step] = object[step]?.putting(value, at: rest)
            return .object(object)
        default: return self
        }
    }
}
