import Bus
import RegistryAPI
import ServiceKit
package import Vocabulary

/// Those whom the register may have twice.
package enum RegisteredPerson: String, CaseIterable, Sendable {
    case child, caregiver, worker

    var thing: NamedThing {
        switch self {
        case .child: .child
        case .caregiver: .caregiver
        case .worker: .worker
        }
    }
}

/// Somebody whom the register finds by words, with what tells two of them apart.
protocol FoundPerson {
    /// Of the entry by which the person is shown.
    var idText: String { get }
    var name: String { get }
    /// When the person was born, where it lives or works.
    func further(in language: Language, _ unitName: (UnitPath) -> String) -> [String]
}

extension FoundChild: FoundPerson {
    var idText: String { id.text }

    func further(in language: Language, _ unitName: (UnitPath) -> String) -> [String] {
        [birthDate.map { DayWords.day($0, in: language) } ?? "\(birthYear)", unitName(commune)]
    }
}

extension FoundCaregiver: FoundPerson {
    var idText: String { id.text }

    func further(in language: Language, _ unitName: (UnitPath) -> String) -> [String] {
        [birthYear.map { "\($0)" } ?? "", unitName(commune)]
    }
}

extension FoundWorker: FoundPerson {
    var idText: String { id.text }

    func further(in language: Language, _ unitName: (UnitPath) -> String) -> [String] { [unitName(unit)] }
}

extension NameReading {
    /// The id of the one whom people mean: by id, or by name with where it lives or works, year of birth, a number, or the mark of one of
    /// several. Throws ``CallError`` where that is nobody in reach, or several.
    package func id(of kind: RegisteredPerson, called text: String) async throws -> String {
        switch kind {
        case .child: try await child(text, at: "").id.text
        case .caregiver: try await caregiver(text, at: "").id.text
        case .worker: try await worker(text, at: "").id.text
        }
    }

    /// The caregiver that people mean, as ``id(of:called:)``.
    package func caregiver(called text: String) async throws -> (id: CaregiverID, name: String) {
        let found = try await caregiver(text, at: "")
        return (found.id, found.name)
    }

    /// All whose whole name it may be, with how to write each; `isAll` says that there are no others.
    ///
    /// Of a name with a mark those who bear it; where nobody does, all: it may be the mark of an entry that was merged into one of
    /// them, which is found by that one alone. Of any other name as many as are told.
    func choices(
        of kind: RegisteredPerson, called text: String
    ) async throws -> (found: [NameChoice], isAll: Bool) {
        func whole(_ page: (found: [some FoundPerson], hasMore: Bool)) -> ([NameChoice], isAll: Bool) {
            let name = WrittenName(text)
            let namesakes = page.found.filter { name.beginsWith($0.name) }
            // Whole names come first.
            let isAll = !page.hasMore || namesakes.count < page.found.count
            guard name.hasMark else {
                return (namesakes.prefix(Self.told).map(choice), isAll && namesakes.count <= Self.told)
            }
            let marked = namesakes.filter { name.marks($0.idText) }
            return ((marked.isEmpty ? namesakes : marked).map(choice), isAll || !marked.isEmpty)
        }
        return switch kind {
        case .child: whole(try await children(called: text))
        case .caregiver: whole(try await caregivers(called: text))
        case .worker: whole(try await workers(called: text))
        }
    }

    func caregiver(_ text: String, at pointer: String) async throws -> FoundCaregiver {
        if let id = CaregiverID(text) {
            let known = try await client(to: RegistryContract.name)
                .call(Caregivers.get, GetCaregiver(id: id), options)
            return FoundCaregiver(id: known.id, name: known.name, commune: known.commune)
        }
        let (found, hasMore) = try await caregivers(called: text)
        return try one(of: found, hasMore, .caregiver, text, at: pointer)
    }

    func worker(_ text: String, at pointer: String) async throws -> FoundWorker {
        if let id = WorkerID(text) {
            let known = try await client(to: RegistryContract.name)
                .call(Workers.get, GetWorker(id: id), options)
            return FoundWorker(
                id: known.id, name: known.name, unit: known.unit, role: known.role, standing: known.standing)
        }
        let (found, hasMore) = try await workers(called: text)
        return try one(of: found, hasMore, .worker, text, at: pointer)
    }

    // MARK: - Whom the register finds

    func children(called text: String) async throws -> (found: [FoundChild], hasMore: Bool) {
        let (words, unit, limit) = search(for: text)
        let request = SearchChildren().with { ($0.name, $0.commune, $0.limit) = (words, unit, limit) }
        let page = try await client(to: RegistryContract.name).call(Children.search, request, options)
        return (page.items.filter { $0.status != .enteredInError }, page.next != nil)
    }

    private func caregivers(called text: String) async throws -> (found: [FoundCaregiver], hasMore: Bool) {
        let (words, unit, limit) = search(for: text)
        let request = SearchCaregivers().with { ($0.name, $0.commune, $0.limit) = (words, unit, limit) }
        let page = try await client(to: RegistryContract.name).call(Caregivers.search, request, options)
        return (page.items, page.next != nil)
    }

    private func workers(called text: String) async throws -> (found: [FoundWorker], hasMore: Bool) {
        let (words, unit, limit) = search(for: text)
        let request = SearchWorkers().with { ($0.name, $0.unit, $0.limit) = (words, unit, limit) }
        let page = try await client(to: RegistryContract.name).call(Workers.search, request, options)
        return (page.items.filter { $0.standing != .enteredInError }, page.next != nil)
    }

    private func search(for text: String) -> (words: String, unit: UnitPath?, limit: Int) {
        let name = WrittenName(text)
        let unit = name.place.flatMap { units.path($0) }
        return (unit == nil ? name.whole : name.name, unit, name.hasMark ? 500 : 50)
    }

    /// The only one of those found whom the written name means. Throws ``CallError`` where that is nobody, or several.
    ///
    /// - Parameter hasMore: whether others follow: whole names come first.
    func one<Found: FoundPerson>(
        of found: [Found], _ hasMore: Bool, _ thing: NamedThing, _ text: String, at pointer: String
    ) throws -> Found {
        let name = WrittenName(text)
        let marked = found.filter { name.marks($0.idText) }
        let meant = name.hasMark || name.hasNumber ? marked : marked.filter { name.beginsWith($0.name) }
        // Where others follow that are not meant, there are no more of those that are.
        let isAll = !hasMore || name.hasMark || meant.count < marked.count
        if meant.count == 1, isAll { return meant[0] }
        let choices = (meant.isEmpty ? marked : meant).prefix(Self.told).map { choice($0) }
        throw refusal(thing, text, choices, at: pointer)
    }

    func choice(_ found: some FoundPerson) -> NameChoice {
        NameChoice(found.name, id: found.idText, found.further(in: clients.language, unitName))
    }
}
