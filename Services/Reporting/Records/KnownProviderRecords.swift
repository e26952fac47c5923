import CatalogueAPI
import GRDB
import Store
import Vocabulary

/// What the catalogue said of providers, aspect by aspect, each with days of its own: a facility that moved late, or lost the
/// standard, moves no figure of another day.
struct KnownProviderRecords {
    static let facts = AspectTable<ProviderID, AspectTimelines<ProviderSaying>>(
        "known_providers", [FactColumn("place", "$.place.unit")], isFollowed: true)
    let db: Database

    private var facts: AspectFacts<ProviderID, AspectTimelines<ProviderSaying>> { Self.facts.in(db) }

    /// Takes back what was learned after the point of the catalogue's log, which no longer has those events.
    func forget(after point: LogPoint) throws { try facts.forget(after: point) }

    func learn(_ facts: ProviderFacts, learned: Learned, by recorder: Recorder) throws {
        try self.facts.append(
            facts.facts.compactMap { $0.version(learned: learned) }, of: facts.provider, by: recorder)
    }

    /// Which providers work on a day, as known at a point of the catalogue's log, in the order of their ids.
    func open(on day: Day, knownOn point: LogPoint) throws -> [CountedProvider] {
        let held = Dictionary(grouping: try facts.held(on: day, knownOn: point), by: \.about)
        return held.compactMap { id, facts in CountedProvider(id: id, facts.map(\.value)) }
            .sorted { $0.id < $1.id }
    }

    /// Where each provider stands on a day, also one that works no more, as known at a point of the catalogue's log.
    func places(on day: Day, knownOn point: LogPoint) throws -> [ProviderID: UnitPath] {
        let held = try facts.held(where: "place IS NOT NULL", on: day, knownOn: point)
        return held.reduce(into: [:]) { places, fact in
            if case .place(let unit) = fact.value { places[fact.about] = unit }
        }
    }
}

extension CountedProvider {
    /// Nil of one that does not work on the day of which this was said.
    fileprivate init?(id: ProviderID, _ said: [ProviderSaying]) {
        var (kind, place): (String?, UnitPath?) = (nil, nil)
        var (isOpen, isMet) = (false, false)
        for value in said {
            switch value {
            case .identity(let identity): kind = identity.kind
            case .place(let unit): place = unit
            case .standard(let met, _): isMet = met
            case .licence, .care: break
            case .standing(let status, _): isOpen = status == .open
            }
        }
        guard isOpen, let kind, let place else { return nil }
        self.init(id: id, kind: kind, place: place, meetsStandard: isMet)
    }
}

extension Snapshot { var knownProviders: KnownProviderRecords { KnownProviderRecords(db: db) } }
