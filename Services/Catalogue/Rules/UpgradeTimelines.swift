import CatalogueAPI
import Vocabulary

/// What an upgrade is said to be in one aspect: what its facts keep.
enum UpgradeSaying: UndertakingSaying {
    case identity(provider: ProviderID, work: String, kind: UpgradeKind?, cost: Money)
    /// How far it is, and what was said with that step.
    case standing(status: UpgradeStatus, note: UpgradeNote)

    var aspect: UndertakingAspect { if case .identity = self { .identity } else { .standing } }

    /// How far it says that the work is.
    var status: UpgradeStatus? {
        if case .standing(let status, _) = self { status } else { nil }
    }

    /// What it says with a step.
    var note: UpgradeNote { if case .standing(_, let note) = self { note } else { UpgradeNote() } }

    /// Whether it says that the provider meets the standard.
    var meetsStandard: Bool { status == .certified && note.meetsStandard == true }
}

/// What is said with a step of a work.
struct UpgradeNote: Composite {
    /// Of a refusal.
    var reason: String?
    /// Of the money.
    var amount: Money?
    /// Of the money: where it comes from.
    var source: String?
    /// Of a certification.
    var meetsStandard: Bool?
    /// Of a certification: who judged, and by what.
    var certification: Certification?

    init() {}
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
            case .identity(let owner, let work, let kind, let cost)? = value(
                .identity, on: day, knownOn: point),
            let proposed = step(.proposed, on: day, knownOn: point)
        else { return nil }
        var upgrade = Upgrade(
            id: id, provider: owner, unit: provider.unit, place: provider.place, work: work, cost: cost,
            status: .proposed, proposedOn: proposed.days.from)
        upgrade.kind = kind
        for status in UpgradeStatus.allCases {
            guard let fact = step(status, on: day, knownOn: point) else { continue }
            upgrade.status = status
            let (note, since) = (fact.value.note, fact.days.from)
            switch status {
            case .proposed: break
            case .refused: (upgrade.refusedOn, upgrade.reason) = (since, note.reason)
            case .approved: upgrade.approvedOn = since
            case .funded:
                (upgrade.fundedOn, upgrade.funded, upgrade.fundSource) = (since, note.amount, note.source)
            case .completed: upgrade.completedOn = since
            case .certified:
                (upgrade.certifiedOn, upgrade.meetsStandard) = (since, note.meetsStandard)
                upgrade.certification = note.certification
            }
        }
        return upgrade
    }

    /// Whose it is, as known at a point; nil of what never was, as far as was known.
    func provider(knownOn point: LogPoint = .latest) -> ProviderID? {
        guard case .identity(let owner, _, _, _)? = value(.identity, on: .last, knownOn: point) else {
            return nil
        }
        return owner
    }

    /// The fact that it was proposed, or a step of it taken, by a day.
    func step(
        _ status: UpgradeStatus, on day: Day = .last, knownOn point: LogPoint = .latest
    ) -> Fact<UpgradeSaying>? {
        self[.standing].history.facts(knownOn: point).last {
            $0.value.status == status && $0.days.from <= day
        }
    }

    /// Throws unless its steps were taken in their order. In the way of what was `said` is what was known
    /// before.
    func admit(_ said: [FactVersion<UpgradeSaying>]) throws(FactRefusal) {
        let steps = UpgradeStatus.allCases.compactMap { step($0) }
        for (earlier, later) in zip(steps, steps.dropFirst()) where later.days.from < earlier.days.from {
            throw FactRefusal(.outsideLife, [later, earlier].inTheWay(of: said, .startsBefore))
        }
    }
}
