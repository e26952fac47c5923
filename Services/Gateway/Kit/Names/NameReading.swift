import Bus
import CampaignsAPI
import CatalogueAPI
package import JSONCoding
import RegistryAPI
import ServiceKit
package import Vocabulary

/// Reads names that people write where a request has an id: of a child “Nguyễn Văn An, Diêm Điền”, of an offer its title. Whoever is meant
/// is looked for with the caller's own key, so that nobody is found who may not be seen; each look is logged as any other.
package final class NameReading {
    private struct Asked: Hashable {
        let thing: NamedThing
        let text: String
    }

    let clients: ServiceClients
    let credential: Credential
    let options: CallOptions
    package let units: UnitReading
    let unitName: (UnitPath) -> String
    /// Names that were read before: a table has the same ones in many rows.
    private var known: [Asked: String] = [:]

    /// - Parameters:
    ///   - units: by which names of units become paths.
    ///   - unitName: what people call a unit.
    package init(
        _ clients: ServiceClients, as credential: Credential, actingFor unit: UnitPath? = nil,
        units: UnitReading, unitName: @escaping (UnitPath) -> String
    ) {
        (self.clients, self.credential, self.units, self.unitName) = (clients, credential, units, unitName)
        options = CallOptions(language: clients.language, actingFor: unit)
    }

    /// The request, or row, of `method` with ids in place of names. Throws ``CallError`` for a name that nothing has, and for one
    /// of several with these to choose from.
    package func read(
        _ value: JSONValue, as schema: Schema, of method: String
    ) async throws -> JSONValue {
        try await read(value, schema, method, member: nil, at: "")
    }

    /// Whether a name stands in the request where an id belongs.
    package static func hasNames(_ value: JSONValue, as schema: Schema, of method: String) -> Bool {
        switch value {
        case .object(let object):
            let required = Set(schema.members.filter(\.isRequired).map(\.name))
            return object.members.contains { name, value in
                guard let inner = schema.member(name) else { return false }
                if inner.kind == .object { return hasNames(value, as: inner, of: method) }
                guard NamedThing(name, isOwn: required.contains(name), of: method) != nil,
                    (inner.element ?? inner).format == "uuid"
                else { return false }
                return (value.array ?? [value]).contains { $0.string.map { ChildID($0) == nil } ?? false }
            }
        case .array(let elements):
            guard let element = schema.element else { return false }
            return elements.contains { hasNames($0, as: element, of: method) }
        default: return false
        }
    }

    private func read(
        _ value: JSONValue, _ schema: Schema, _ method: String, member: NamedThing?, at pointer: String
    ) async throws -> JSONValue {
        switch value {
        case .object(let object):
            let required = Set(schema.members.filter(\.isRequired).map(\.name))
            var members: [(name: String, value: JSONValue)] = []
            for (name, value) in object.members {
                guard let inner = schema.member(name) else {
                    members.append((name, value))
                    continue
                }
                let isOwn = pointer.isEmpty && required.contains(name)
                let thing = NamedThing(name, isOwn: isOwn, of: method)
                let read = try await read(value, inner, method, member: thing, at: "\(pointer)/\(name)")
                members.append((name, read))
            }
            return .object(JSONObject(members))
        case .array(let elements):
            guard let element = schema.element else { return value }
            var all: [JSONValue] = []
            for (index, value) in elements.enumerated() {
                all.append(
                    try await read(value, element, method, member: member, at: "\(pointer)/\(index)"))
            }
            return .array(all)
        case .string(let text):
            guard let member, schema.format == "uuid", ChildID(text) == nil else { return value }
            return .string(try await id(of: member, called: text, at: pointer))
        default:
            return value
        }
    }

    /// Throws ``CallError``.
    private func id(of thing: NamedThing, called text: String, at pointer: String) async throws -> String {
        let asked = Asked(thing: thing, text: text)
        if let known = known[asked] { return known }
        let found = try await look(for: thing, called: text, at: pointer)
        known[asked] = found
        return found
    }

    func look(
        for thing: NamedThing, called text: String, at pointer: String
    ) async throws -> String {
        let name = WrittenName(text)
        switch thing {
        case .child: return try await child(text, at: pointer).id.text
        case .caregiver: return try await caregiver(text, at: pointer).id.text
        case .worker: return try await worker(text, at: pointer).id.text
        case .caseFile, .placement, .transfer, .referral, .act:
            let child = try await child(text, at: pointer)
            let choices = try await goingOn(thing, of: child)
            if choices.count == 1 { return choices[0].id }
            throw refusal(thing, text, choices, at: pointer, none: "gateway.name-without-\(thing.rawValue)")
        case .provider:
            let providers = try await all(
                CatalogueContract.name, Providers.list, ListProviders().with { $0.status = .open })
            return try only(
                providers.filter { name.marks($0.id.text) }, thing, text, at: pointer, called: \.name
            ) { [unitName($0.place)] }
        case .offer:
            let client = try client(to: CatalogueContract.name)
            let offers = try await client.all(Offers.search, options) { after in
                SearchOffers().with { ($0.after, $0.limit) = (after, 500) }
            }
            return try only(
                offers.filter { name.marks($0.id.text) }, thing, text, at: pointer, called: \.title
            ) { [unitName($0.place)] }
        case .course:
            let client = try client(to: CampaignsContract.name)
            let courses = try await client.all(Courses.list, options) { after in
                ListCourses().with { $0.after = after }
            }
            return try only(
                courses.filter { name.marks($0.id.text) }, thing, text, at: pointer, called: \.title
            ) { _ in [] }
        case .campaign:
            let client = try client(to: CampaignsContract.name)
            let campaigns = try await client.all(Campaigns.list, options) { after in
                ListCampaigns().with { $0.after = after }
            }
            return try only(
                campaigns.filter { name.marks($0.id.text) }, thing, text, at: pointer, called: \.title
            ) { _ in [] }
        }
    }

    func client(to service: String) throws -> BusClient { try clients.client(to: service, as: credential) }

    /// All that a feed has.
    func all<Request, Item>(
        _ service: String, _ feed: Feed<Request, Item>, _ request: Request
    ) async throws -> [Item] {
        var items: [Item] = []
        for try await item in try client(to: service).feed(feed, request, options) { items.append(item) }
        return items
    }

    /// The only one that is called so.
    private func only<Item: Identified>(
        _ items: [Item], _ thing: NamedThing, _ text: String, at pointer: String,
        called label: (Item) -> String, further: (Item) -> [String]
    ) throws -> String {
        let name = WrittenName(text)
        let found = items.filter { name.isWhole(label($0)) }
        if found.count == 1 { return found[0].idText }
        // Those that have the words, where none has the whole name.
        let words = Vietnamese.folded(name.name).split(separator: " ")
        let near =
            found.isEmpty
            ? items.filter { item in
                let own = Vietnamese.folded(label(item)).split(separator: " ")
                return !words.isEmpty && words.allSatisfy { word in own.contains { $0.hasPrefix(word) } }
            } : found
        throw refusal(
            thing, text, near.map { NameChoice(label($0), id: $0.idText, further($0)) }, at: pointer)
    }
}

// MARK: - What is said of a name that means none, or several

extension NameReading {
    func sentence(_ key: String, _ arguments: [String: String] = [:]) -> String {
        GatewayKitTexts.all.render(Message(key, arguments), in: clients.language)
    }

    /// - Parameter none: the sentence where there is nothing to choose from.
    func refusal(
        _ thing: NamedThing, _ text: String, _ choices: [NameChoice], at pointer: String,
        none: String = "gateway.name-of-nobody"
    ) -> CallError {
        let said = ["name": text, "thing": sentence("gateway.thing.\(thing.rawValue)")]
        guard !choices.isEmpty else {
            let message = sentence(none, said)
            return CallError(
                .notFound, message,
                violations: [.init(field: pointer, rule: none, message: message)])
        }
        let rule = "gateway.name-of-several"
        return CallError(
            .failedPrecondition, sentence(rule, said),
            violations: choices.map { .init(field: pointer, rule: rule, message: $0.text) })
    }
}

/// What has an id of its own.
private protocol Identified {
    var idText: String { get }
}

extension Provider: Identified { fileprivate var idText: String { id.text } }
extension Offer: Identified { fileprivate var idText: String { id.text } }
extension Course: Identified { fileprivate var idText: String { id.text } }
extension Campaign: Identified { fileprivate var idText: String { id.text } }
