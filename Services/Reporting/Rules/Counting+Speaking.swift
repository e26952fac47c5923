import CampaignsAPI
import CatalogueAPI
import RegistryAPI
import ReportingAPI
import Vocabulary

/// What speaks for a member.
extension Counting {
    /// Gives each of whom a fact speaks, and the record that does, to be named where somebody wants to read it.
    func speaking(
        _ fact: FactDeclaration, in span: ClosedRange<Day>, _ speaks: (Counted, () -> String) -> Void
    ) {
        if let domains = fact.delivery {
            deliveries(Set(domains), in: span, speaks)
        } else if let topics = fact.training {
            trainings(Set(topics), in: span, speaks)
        } else if let kinds = fact.placement {
            placements(Set(kinds), speaks)
        } else if let several = fact.anyOf {
            for one in several { speaking(one, in: span, speaks) }
        } else if fact.assistance == true {
            // Neither which list nor when: that it is paid says enough, and why is nobody's to learn here.
            for paid in facts.assisted where span.contains(paid.last) {
                speaks(.of(facts.counted(paid.child))) { "assistance" }
            }
        } else if fact.waiver == true {
            for waiver in facts.waivers where waiver.holds(within: span) {
                speaks(.of(facts.counted(waiver.child))) { "waiver:\(waiver.id)" }
            }
        } else if fact.network == true {
            networks(speaks)
        } else if fact.pilot == true {
            pilots(speaks)
        } else if fact.standard == true {
            for provider in facts.providers where provider.meetsStandard {
                speaks(.of(provider.id)) { "provider:\(provider.id)" }
            }
        } else if fact.completed == true {
            for upgrade in facts.upgrades where upgrade.completedOn.map(span.contains) ?? false {
                speaks(.of(upgrade.id)) { "upgrade:\(upgrade.id)" }
            }
        }
    }

    private func deliveries(
        _ domains: Set<String>, in span: ClosedRange<Day>, _ speaks: (Counted, () -> String) -> Void
    ) {
        for delivery in facts.deliveries where span.contains(delivery.on) && domains.contains(delivery.domain)
        {
            speaks(.of(facts.counted(delivery.child))) { "delivery:\(delivery.id)" }
        }
    }

    private func trainings(
        _ topics: Set<String>, in span: ClosedRange<Day>, _ speaks: (Counted, () -> String) -> Void
    ) {
        for training in facts.trainings
        where span.contains(training.on) && training.until.map({ facts.on <= $0 }) ?? true
            && (topics.isEmpty || !topics.isDisjoint(with: training.topics))
        {
            speaks(facts.counted(training.person)) { "training:\(training.classID)" }
        }
    }

    private func placements(_ kinds: Set<String>, _ speaks: (Counted, () -> String) -> Void) {
        for placement in facts.placements where kinds.contains(placement.kind.rawValue) {
            guard placement.start <= facts.on, placement.end.map({ facts.on <= $0 }) ?? true else { continue }
            speaks(.of(facts.counted(placement.child))) { "placement:\(placement.id)" }
        }
    }

    /// A network links those who are in it: with nobody in it on the day there is none.
    private func networks(_ speaks: (Counted, () -> String) -> Void) {
        for network in facts.networks where network.on <= facts.on {
            if let end = network.dissolvedOn, end <= facts.on { continue }
            let isThere = network.members.contains { member in
                member.from <= facts.on && facts.on <= member.until ?? .last
            }
            guard isThere else { continue }
            speaks(.unit(network.district)) { "network:\(network.id)" }
        }
    }

    private func pilots(_ speaks: (Counted, () -> String) -> Void) {
        for pilot in facts.pilots {
            if let end = pilot.stoppedOn, end <= facts.on { continue }
            let places = [(pilot.district, pilot.on)] + pilot.expansions.map { ($0.district, $0.on) }
            for (district, since) in places where since <= facts.on {
                if pilot.stops?.contains(where: { $0.district == district && $0.on <= facts.on }) == true {
                    continue
                }
                speaks(.unit(district)) { "pilot:\(pilot.id)" }
            }
        }
    }
}
