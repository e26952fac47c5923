import CatalogueAPI
import FundingAPI
import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// What an indicator may count of these kinds, as it stood on a day and as known. Where `circumstances` are given, by their
    /// tokens, no others are read.
    func countedFacts(
        _ asOf: AsOf, of kinds: Set<CountedKind> = Set(CountedKind.allCases),
        circumstances: Set<String>? = nil
    ) throws -> CountedFacts {
        let (registry, catalogue) = (asOf.known[RegistryContract.name], asOf.known[CatalogueContract.name])
        func load<Value: Decodable>(
            _ kind: FactKind, for wanted: CountedKind, tokens: Set<String>? = nil
        ) throws -> [Value] {
            kinds.contains(wanted) ? try facts.load(kind, as: Value.self, tokens: tokens, asOf) : []
        }
        let links: [CaregiverLinkFacts] = try load(.link, for: .links)
        var counted = CountedFacts(
            on: asOf.on, same: kinds.contains(.children) ? try sameChildren(asOf) : SamePeople(),
            kinds.contains(.links) ? try sameCaregivers(asOf, linked: links) : SamePeople())
        if kinds.contains(.children) {
            counted.enter(children: try knownChildren.onRegister(on: asOf.on, knownOn: registry))
        }
        counted.enter(
            circumstances: try load(.circumstance, for: .circumstances, tokens: circumstances),
            disabilities: try load(.disability, for: .children))
        counted.enter(
            links: links,
            workers: kinds.contains(.workers) ? try knownWorkers.atWork(on: asOf.on, knownOn: registry) : [],
            placements: try load(.placement, for: .placements))
        let upgrades: [Upgrade] = try load(.upgrade, for: .upgrades)
        let places = upgrades.isEmpty ? [:] : try knownProviders.places(on: asOf.on, knownOn: catalogue)
        counted.enter(
            providers: kinds.contains(.providers)
                ? try knownProviders.open(on: asOf.on, knownOn: catalogue) : [],
            networks: try load(.network, for: .networks), pilots: try load(.pilot, for: .pilots),
            upgrades: upgrades.compactMap { CountedUpgrade($0, on: asOf.on, places: places) },
            deliveries: try load(.delivery, for: .deliveries))
        counted.enter(trainings: try load(.training, for: .trainings))
        counted.enter(
            assisted: kinds.contains(.assistance)
                ? try assisted.lastDays(by: asOf.on, knownOn: asOf.known[FundingContract.name]) : [],
            waivers: try load(.waiver, for: .waivers))
        return counted
    }
}
