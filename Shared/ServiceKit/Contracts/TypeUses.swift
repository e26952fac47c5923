internal import Bus
internal import JSONCoding

/// What types are for, as the methods say that carry them: a request is described by its method, and need not say the same
/// again.
struct TypeUses {
    private struct Use: Hashable {
        /// `Request`, `Reply`, `Row`, `Item`.
        let part: String
        let method: String
    }

    /// By service (none for what every service answers) and type.
    private var uses: [String: Set<Use>] = [:]

    init(_ services: [ServiceDescription]) {
        for service in services {
            for method in service.methods {
                let scope = AsyncAPI.isBuiltIn(method.name) ? "" : service.service
                let streamsIn = method.kind == .import || method.kind == .dialogue
                let streamsOut = method.kind == .feed || method.kind == .dialogue
                note(method.request, scope, Use(part: streamsIn ? "Row" : "Request", method: method.name))
                note(method.reply, scope, Use(part: streamsOut ? "Item" : "Reply", method: method.name))
            }
        }
    }

    private mutating func note(_ schema: JSONValue, _ scope: String, _ use: Use) {
        guard let type = schema["title"]?.string else { return }
        uses["\(scope)/\(type)", default: []].insert(use)
    }

    /// The one use of a type, and what its method is for; nil for a type of several uses or of none.
    func only(of type: String, in service: String, _ texts: DocTexts) -> String? {
        guard let all = uses["\(service)/\(type)"], all.count == 1, let use = all.first,
            let told = texts.method(use.method)?.split(separator: "\n").first
        else { return nil }
        return "\(use.part) of `\(use.method)`: \(told)"
    }
}
