import CatalogueAPI
import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// Everything that an indicator may count, as it stood on a day and as known.
    func countedFacts(_ asOf: AsOf) throws -> CountedFacts {
        var counted = CountedFacts(on: asOf.on)
        let facts = facts
        counted.enter(
            children: try knownChildren.onRegister(on: asOf.on, knownOn: asOf.known[RegistryContract.name]))
        counted.enter(
            circumstances: try facts.load(.circumstance, as: CircumstanceFact.self, asOf),
            disabilities: try facts.load(.disability, as: DisabilityFacts.self, asOf))
        counted.enter(
            links: try facts.load(.link, as: CaregiverLinkFacts.self, asOf),
            workers: try knownWorkers.atWork(on: asOf.on, knownOn: asOf.known[RegistryContract.name]),
            placements: try facts.load(.placement, as: PlacementFacts.self, asOf))
        let catalogue = asOf.known[CatalogueContract.name]
        let places = try knownProviders.places(on: asOf.on, knownOn: catalogue)
        counted.enter(
            providers: try knownProviders.open(on: asOf.on, knownOn: catalogue),
            networks: try facts.load(.network, as: Network.self, asOf),
            pilots: try facts.load(.pilot, as: Pilot.self, asOf),
            upgrades: try facts.load(.upgrade, as: Upgrade.self, asOf).compactMap {
                CountedUpgrade($0, on: asOf.on, places: places)
            },
            deliveries: try facts.load(.delivery, as: DeliveryFact.self, asOf))
        counted.enter(trainings: try facts.load(.training, as: TrainingFact.self, asOf))
        return counted
    }
}
