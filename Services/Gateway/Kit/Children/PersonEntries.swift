import Bus
package import JSONCoding
import RegistryAPI
import ServiceKit
package import Vocabulary

/// Entries of the register that may be of one person: finds them, shows two side by side, and says what they are. All by the caller's
/// own key, so that nobody is shown, or taken for somebody else, whom the caller may not.
package struct PersonEntries {
    private let kind: RegisteredPerson
    private let clients: ServiceClients
    private let caller: UnitPath
    private let names: NameReading
    private let directory: MethodDirectory

    package init(_ kind: RegisteredPerson, _ clients: ServiceClients, as caller: UnitPath, names: NameReading)
    {
        (self.kind, self.clients, self.caller, self.names) = (kind, clients, caller, names)
        directory = MethodDirectory(clients)
    }

    /// Two entries that may be one person.
    package struct Pair: Equatable {
        package let one: JSONValue
        package let other: JSONValue
        /// What brings the two together: a code of `DuplicateMark`.
        package let mark: String?

        init(_ one: JSONValue, _ other: JSONValue, mark: String?) {
            (self.one, self.other, self.mark) = (one, other, mark)
        }
    }

    /// One entry as the register shows it, with what its members are called.
    package struct Entry {
        package let item: JSONValue
        let schema: Schema

        package init(_ item: JSONValue, _ schema: Schema) { (self.item, self.schema) = (item, schema) }

        package var title: String { PersonEntries.title(of: item) }
    }

    /// By what people write an entry: its name and its mark.
    package static func title(of item: JSONValue) -> String {
        "\(item["name"]?.string ?? "–") \(NameChoice.mark(of: item["id"]?.string ?? ""))"
    }

    /// What two entries have of one thing.
    package struct Row: Equatable {
        package let label: String
        package let one: String
        package let other: String
        package var differs: Bool { one != other }
    }

    // MARK: - Finding

    /// Pairs of whom nobody has said yet whether they are one, in reach of the caller. Throws ``CallError``.
    ///
    /// - Parameter unit: where one of the two lives; of workers, where both work.
    package func pairs(within unit: UnitPath?) async throws -> [Pair] {
        guard kind != .worker else { return try await workers(within: unit) }
        var request: JSONObject = [:]
        if let unit { request["commune"] = .string(unit.text) }
        var pairs: [Pair] = []
        while true {
            let page = try await call("ListDuplicates", .object(request))
            pairs += (page["items"]?.array ?? []).compactMap { pair in
                guard let one = pair[kind.rawValue], let other = pair["other"] else { return nil }
                return Pair(one, other, mark: pair["mark"]?.string)
            }
            guard let next = page["next"]?.string else { return pairs }
            request["after"] = .string(next)
        }
    }

    private func workers(within unit: UnitPath?) async throws -> [Pair] {
        let list = try await call("List", unit.map { ["unit": .string($0.text)] } ?? .object([:]))
        return Self.alike(list["items"]?.array ?? [])
    }

    /// The register makes no pairs of workers: those of one name who share a telephone or a unit are looked at, each with whom it is
    /// entered after.
    static func alike(_ workers: [JSONValue]) -> [Pair] {
        let known = workers.filter { $0["standing"]?.string != "enteredInError" }
        let byName = Dictionary(grouping: known) { Vietnamese.folded($0["name"]?.string ?? "") }
        return byName.sorted { $0.key < $1.key }.flatMap { _, namesakes -> [Pair] in
            let sorted = namesakes.sorted { ($0["id"]?.string ?? "") < ($1["id"]?.string ?? "") }
            return sorted.indices.flatMap { index -> [Pair] in
                sorted[(index + 1)...].compactMap { other in
                    let isAlike = ["phone", "unit"].contains { member in
                        sorted[index][member]?.string.map { $0 == other[member]?.string } ?? false
                    }
                    return isAlike ? Pair(sorted[index], other, mark: "name") : nil
                }
            }
        }
    }

    /// The entry that people mean. Throws ``CallError``.
    package func entry(called text: String) async throws -> Entry {
        try await entry(try await names.id(of: kind, called: text))
    }

    private func entry(_ id: String) async throws -> Entry {
        var request: JSONObject = ["id": .string(id)]
        // Who looks after two children tells most of whether they are one.
        if kind == .child { request["include"] = [.string(ChildPart.caregivers.rawValue)] }
        let method = kind.method("Get")
        let item = try await call("Get", .object(request))
        return Entry(
            item, Schema(try await directory.describe(method, at: RegistryContract.name).reply))
    }

    /// What each of two entries has, in the order of their members; what neither has is left out.
    package static func compare(_ one: Entry, _ other: Entry, in words: MemberWords) -> [Row] {
        func texts(_ entry: Entry) -> (order: [String], texts: [String: [String]]) {
            var (order, texts): ([String], [String: [String]]) = ([], [:])
            for row in words.rows(of: entry.item, entry.schema) {
                if texts[row.label] == nil { order.append(row.label) }
                texts[row.label, default: []].append(row.text)
            }
            return (order, texts)
        }
        let (first, second) = (texts(one), texts(other))
        let order = first.order + second.order.filter { first.texts[$0] == nil }
        return order.map { label in
            Row(
                label: label, one: (first.texts[label] ?? []).joined(separator: "; "),
                other: (second.texts[label] ?? []).joined(separator: "; "))
        }
    }

    // MARK: - Saying

    /// Takes two entries for one person. What the register answers, with what of the two cannot both be so. Throws ``CallError``.
    package func merge(
        _ survivor: String, _ duplicate: String, reason: String
    ) async throws -> (reply: JSONValue, collisions: [BilingualText]) {
        let request: JSONValue = [
            "survivor": .string(try await names.id(of: kind, called: survivor)),
            "duplicate": .string(try await names.id(of: kind, called: duplicate)), "reason": .string(reason),
        ]
        let reply = try await call("Merge", request)
        let schema = Schema(
            try await directory.describe(kind.method("Merge"), at: RegistryContract.name).reply)
        let labels = schema.member("collisions")?.element?.member("kind")?.labels ?? []
        let collisions = (reply["collisions"]?.array ?? []).compactMap { collision in
            labels.first { $0.code == collision["kind"]?.string }?.text
        }
        return (reply, collisions)
    }

    /// Takes a merge back. Throws ``CallError``.
    ///
    /// - Parameter duplicate: by the name of the entry that it was merged into; by its own mark where several were.
    package func unmerge(_ duplicate: String, reason: String) async throws -> JSONValue {
        try await call(
            "Unmerge", ["duplicate": .string(try await merged(called: duplicate)), "reason": .string(reason)])
    }

    /// Says that two entries are two people. Throws ``Failure`` of workers, whom the register does not pair.
    package func keepApart(_ one: String, _ other: String, note: String?) async throws -> JSONValue {
        guard kind != .worker else { throw Failure(.usage, Message("gateway.workers-unpaired")) }
        var request: JSONObject = [
            kind.rawValue: .string(try await names.id(of: kind, called: one)),
            "other": .string(try await names.id(of: kind, called: other)),
            "verdict": .string(DuplicateVerdict.distinct.rawValue),
        ]
        if let note { request["note"] = .string(note) }
        return try await call("DecideDuplicate", .object(request))
    }

    private func merged(called text: String) async throws -> String {
        guard ChildID(text) == nil else { return text }
        let name = WrittenName(text)
        var found: [(survivor: String, alias: NameChoice)] = []
        let (choices, isAll) = try await names.choices(of: kind, called: text)
        for choice in choices {
            let item = try await call("Get", ["id": .string(choice.id)])
            found += (item["aliases"]?.array ?? []).compactMap(\.string).map {
                (choice.id, NameChoice(item["name"]?.string ?? "", id: $0, []))
            }
        }
        let meant = found.filter { name.marks($0.alias.id) || name.marks($0.survivor) }.map { $0.alias }
        // An alias whose own mark is written is meant, whoever else there is.
        guard isAll || name.hasMark && !meant.isEmpty else {
            throw names.refusal(kind.thing, text, meant.isEmpty ? choices : meant, at: "/duplicate")
        }
        return try Self.only(meant) {
            names.refusal(kind.thing, text, $0, at: "/duplicate", none: "gateway.name-without-merged")
        }
    }

    private static func only(
        _ choices: [NameChoice], else refusal: ([NameChoice]) -> CallError
    ) throws -> String {
        guard choices.count == 1 else { throw refusal(choices) }
        return choices[0].id
    }

    private func call(_ verb: String, _ body: JSONValue) async throws -> JSONValue {
        var call = CallByName(method: kind.method(verb), credential: .unit(caller))
        call.body = body
        guard let outcome = try await call.make(through: clients, directory).first?.outcome else {
            return .null
        }
        if let failure = outcome.failure { throw failure }
        return outcome.body
    }
}

extension RegisteredPerson {
    /// What asks the register for these.
    fileprivate func method(_ verb: String) -> String {
        let get =
            switch self {
            case .child: Children.get.name
            case .caregiver: Caregivers.get.name
            case .worker: Workers.get.name
            }
        return "\(get.prefix { $0 != "/" })/\(verb)"
    }
}
