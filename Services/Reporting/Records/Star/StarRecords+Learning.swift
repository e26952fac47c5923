import CampaignsAPI
import CatalogueAPI
import FundingAPI
import GRDB
import RegistryAPI
import Store
import Vocabulary

/// What the logs' events say of what is counted.
extension StarRecords {
    // MARK: The registry's

    /// `token` stands for what it is.
    func learn(
        _ circumstance: CircumstanceFacts, token: String, isVoided: Bool, at position: UInt64
    ) throws {
        try learn(
            .circumstances, [circumstance.id.starOctets], at: position,
            isVoided
                ? []
                : [
                    [
                        try code(.token, token), try key(circumstance.child),
                        circumstance.start.daysSinceEpoch, last(circumstance.end),
                    ]
                ])
    }

    func learn(_ link: CaregiverLinkFacts, isVoided: Bool, at position: UInt64) throws {
        try learn(
            .links, [link.id.starOctets], at: position,
            isVoided
                ? []
                : [
                    [
                        try key(link.child), link.start.daysSinceEpoch, last(link.end),
                        try key(link.caregiver),
                    ]
                ])
    }

    func learn(_ placement: PlacementFacts, isVoided: Bool, at position: UInt64) throws {
        try learn(
            .placements, [placement.id.starOctets], at: position,
            isVoided
                ? []
                : [
                    [
                        try key(placement.child), placement.start.daysSinceEpoch, last(placement.end),
                        try code(.placement, placement.kind.rawValue),
                    ]
                ])
    }

    /// Two that are two never were one, as known from then on.
    func learn(_ pair: ChildPairFacts, at position: UInt64) throws {
        let (one, other) = (try key(pair.child), try key(pair.other))
        let alias = pair.survivor.map { $0 == pair.child ? other : one }
        try learn(
            .childPairs, [one, other], at: position,
            pair.verdict.isApart ? [] : [[pair.verdict == .same, alias]])
    }

    func learn(_ pair: CaregiverPairFacts, at position: UInt64) throws {
        let (one, other) = (try key(pair.caregiver), try key(pair.other))
        let alias = pair.survivor.map { $0 == pair.caregiver ? other : one }
        try learn(
            .caregiverPairs, [one, other], at: position,
            pair.verdict.isApart ? [] : [[pair.verdict == .same, alias]])
    }

    // MARK: The catalogue's

    /// `before`: as it stood until now; nil of one that was just recorded. One that is voided, or of a day outside of the
    /// child's life, counts nowhere.
    func learn(_ delivery: Delivery, before: Delivery?, at position: UInt64) throws {
        let record = delivery.id.starOctets
        if let before, before.child != delivery.child {
            try learn(.deliveries, [try key(before.child), record], at: position, [])
        }
        let counts = !delivery.voided && delivery.contradicted != true
        try learn(
            .deliveries, [try key(delivery.child), record], at: position, isNew: before == nil,
            counts ? [[delivery.on.daysSinceEpoch, try code(.domain, delivery.domain)]] : [])
    }

    /// A network links those who are in it: with nobody in it on a day there is none. Of a provider that has closed no end is said
    /// here: it is in the network on the days on which it works.
    func learn(_ network: Network, isVoided: Bool, at position: UInt64) throws {
        let last = network.dissolvedOn?.advanced(by: -1) ?? .last
        let stretches = network.members.map {
            ($0.provider, DayRange(from: max($0.from, network.on), until: min($0.until ?? .last, last)))
        }
        try learn(
            .networks, [network.id.text], at: position,
            isVoided
                ? []
                : stretches.enumerated().compactMap { part, stretch in
                    stretch.1.map { row(part, network.district, $0) + [stretch.0.text] }
                })
    }

    /// Where it began and where it was expanded to, until it is stopped there.
    func learn(_ pilot: Pilot, isVoided: Bool, at position: UInt64) throws {
        let places = [(pilot.district, pilot.on)] + pilot.expansions.map { ($0.district, $0.on) }
        try learn(
            .pilots, [pilot.id.text], at: position,
            isVoided
                ? []
                : places.enumerated().compactMap { part, place in
                    let stops = (pilot.stops ?? []).filter { $0.district == place.0 }.map(\.on)
                    let stop = (stops + [pilot.stoppedOn].compactMap { $0 }).min()
                    return DayRange(from: place.1, until: stop?.advanced(by: -1) ?? .last)
                        .map { row(part, place.0, $0) }
                })
    }

    private func row(
        _ part: Int, _ district: UnitPath, _ days: DayRange
    ) -> [(any DatabaseValueConvertible)?] {
        [part, district, days.from.daysSinceEpoch, days.last.daysSinceEpoch]
    }

    func learn(_ upgrade: Upgrade, isVoided: Bool, at position: UInt64) throws {
        try learn(
            .upgrades, [upgrade.id.text], at: position,
            isVoided
                ? []
                : [
                    [
                        upgrade.provider.text, upgrade.proposedOn.daysSinceEpoch,
                        upgrade.completedOn?.daysSinceEpoch,
                    ]
                ])
    }

    // MARK: The campaigns'

    /// That somebody passed a class, or that this was taken back.
    func learn(_ result: TrainingResult, revoked: Bool, at position: UInt64) throws {
        let topics = try result.topics.map { try code(.topic, $0) }
        try learn(
            .trainings, [try key(result.person.id), result.class.starOctets], at: position,
            revoked
                ? []
                : Set(topics.isEmpty ? [0] : topics).sorted().map { topic in
                    [result.on.daysSinceEpoch, topic, last(result.until)]
                })
    }

    // MARK: The fund's

    /// For whom a list paid something, or that all of it came back: then, as known from then on, it never was paid.
    func learn(_ told: AssistedFacts, returned: Bool, at position: UInt64) throws {
        for child in told.children {
            try learn(
                .assistance, [try key(child), told.run.starOctets], at: position,
                returned ? [] : [[told.on.daysSinceEpoch]])
        }
    }

    /// One of a day outside of the child's life counts nowhere.
    func learn(_ waiver: Waiver, isVoided: Bool, at position: UInt64) throws {
        try learn(
            .waivers, [waiver.id.starOctets], at: position,
            isVoided || waiver.contradicted == true
                ? [] : [[try key(waiver.child), waiver.from.daysSinceEpoch, last(waiver.until)]])
    }

    private func last(_ day: Day?) -> Int { (day ?? .last).daysSinceEpoch }
}

extension DuplicateVerdict? {
    fileprivate var isApart: Bool { self == nil || self == .distinct }
}
