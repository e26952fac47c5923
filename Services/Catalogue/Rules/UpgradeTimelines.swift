import CatalogueAPI
import Vocabulary

/// What an upgrade is said to be in one aspect: what its facts keep.
enum UpgradeSaying: UndertakingSaying {
    case identity(provider: ProviderID, work: String, cost: Money)
    /// How far it is; of a completed one, whether its provider meets the care standard with it.
    case standing(status: UpgradeStatus, meetsStandard: Bool?)

    var aspect: UndertakingAspect { if case .identity = self { .identity } else { .standing } }

    /// How far it says that the work is.
    var status: UpgradeStatus? {
        if case .standing(let status, _) = self { status } else { nil }
    }

    /// Whether it says that the provider meets the standard.
    var meetsStandard: Bool {
        if case .standing(status: .completed, meetsStandard: true) = self { true } else { false }
    }
}

/// All that was ever said of an upgrade, by aspect: what is kept. An ``Upgrade`` is what it says of one day.
typealias UpgradeTimelines = AspectTimelines<UpgradeSaying>

extension UpgradeTimelines {
    /// The upgrade as it was on a day, as known at a point; nil before it was proposed. `provider` is whose it is, as it was
    /// then.
    func upgrade(
        _ id: UpgradeID, at provider: Provider, on day: Day = .last, knownOn point: LogPoint = .latest
    ) -> Upgrade? {
        guard
            case .identity(let owner, let work, let cost)? = value(.identity, on: day, knownOn: point),
            let proposed = step(.proposed, on: day, knownOn: point)
        else { return nil }
        var upgrade = Upgrade(
            id: id, provider: owner, unit: provider.unit, place: provider.place, work: work, cost: cost,
            status: .proposed, proposedOn: proposed.days.from)
        if let approved = step(.approved, on: day, knownOn: point) {
            (upgrade.status, upgrade.approvedOn) = (.approved, approved.days.from)
        }
        if let completed = step(.completed, on: day, knownOn: point) {
            (upgrade.status, upgrade.completedOn) = (.completed, completed.days.from)
            upgrade.meetsStandard = completed.value.meetsStandard
        }
        return upgrade
    }

    /// Whose it is, as known at a point; nil of what never was, as far as was known.
    func provider(knownOn point: LogPoint = .latest) -> ProviderID? {
        guard case .identity(let owner, _, _)? = value(.identity, on: .last, knownOn: point) else {
            return nil
        }
        return owner
    }

    /// The fact that it was proposed, approved or completed by a day.
    func step(
        _ status: UpgradeStatus, on day: Day = .last, knownOn point: LogPoint = .latest
    ) -> Fact<UpgradeSaying>? {
        self[.standing].history.facts(knownOn: point).last {
            $0.value.status == status && $0.days.from <= day
        }
    }

    /// Throws unless it was proposed, approved and completed in this order. In the way of what was `said` is what was known
    /// before.
    func admit(_ said: [FactVersion<UpgradeSaying>]) throws(FactRefusal) {
        let steps = UpgradeStatus.allCases.compactMap { step($0) }
        for (earlier, later) in zip(steps, steps.dropFirst()) where later.days.from < earlier.days.from {
            throw FactRefusal(.outsideLife, [later, earlier].inTheWay(of: said, .startsBefore))
        }
    }
}
