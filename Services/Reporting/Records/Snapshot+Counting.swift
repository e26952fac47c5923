internal import CatalogueAPI
internal import FundingAPI
internal import RegistryAPI
internal import ReportingAPI
internal import Store
internal import Vocabulary

extension Snapshot {
    /// Everything that an indicator may count, as it stood and as known on the horizon's days.
    func roll(_ horizon: Horizon) throws -> Roll {
        var roll = Roll(on: horizon.on)
        let facts = facts
        roll.enter(
            children: try facts.load(.child, as: ChildFacts.self, horizon),
            closures: try facts.load(.closure, as: ChildClosed.self, horizon))
        roll.enter(
            circumstances: try facts.load(.circumstance, as: CircumstanceFact.self, horizon),
            disabilities: try facts.load(.disability, as: DisabilityFacts.self, horizon))
        roll.enter(
            links: try facts.load(.link, as: CaregiverLinkFacts.self, horizon),
            workers: try facts.load(.worker, as: WorkerFacts.self, horizon),
            placements: try facts.load(.placement, as: PlacementFacts.self, horizon))
        roll.enter(
            providers: try facts.load(.provider, as: Provider.self, horizon),
            networks: try facts.load(.network, as: Network.self, horizon),
            pilots: try facts.load(.pilot, as: Pilot.self, horizon),
            upgrades: try facts.load(.upgrade, as: Upgrade.self, horizon),
            deliveries: try facts.load(.delivery, as: Delivery.self, horizon))
        roll.enter(trainings: try facts.load(.training, as: TrainingFact.self, horizon))
        return roll
    }

    /// A plan's money, source by source, as known on a day.
    func finances(of plan: String, known: Day) throws -> [MoneyLine] {
        let horizon = Horizon(on: known, known: known)
        return try MoneyBySource.lines(
            plan: plan, allocations: facts.load(.allocation, as: Allocation.self, horizon),
            commitments: facts.load(.commitment, as: Commitment.self, horizon),
            payments: facts.load(.payment, as: Payment.self, horizon))
    }
}
