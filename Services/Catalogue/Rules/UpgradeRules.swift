import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

/// An upgrade is proposed, refused or approved, funded, completed and certified, in that order.
struct UpgradeRules: Rules {
    let reference: Reference
    let today: Day

    func propose(
        _ request: ProposeUpgrade, at provider: Sought<Provider>, learned: Learned, newID: () -> FactID
    ) throws -> [FactVersion<UpgradeSaying>] {
        var checks = Checks(reference, today: today)
        let work: String = checks.words(request.work, at: "/work", upTo: 500)
        checks.money(request.cost, at: "/cost")
        let provider = try checks.finish(provider)
        return try UpgradeTimelines().change(
            [
                .identity(provider: provider.id, work: work, kind: request.kind, cost: request.cost),
                .standing(status: .proposed, note: UpgradeNote()),
            ], from: today, isDated: true, learned: learned, newID: newID)
    }

    func refuse(
        _ upgrade: Sought<Upgrade>, _ known: UpgradeTimelines, by request: RefuseUpgrade, as fact: FactID,
        learned: Learned
    ) throws -> FactVersion<UpgradeSaying> {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let refused = try checks.finish(upgrade).taking(UpgradeStep.refuse)
        let note = UpgradeNote().with { $0.reason = reason }
        return try say(refused.status, note, of: known, on: today, as: fact, learned)
    }

    func approve(
        _ upgrade: Sought<Upgrade>, _ known: UpgradeTimelines, as fact: FactID, learned: Learned
    ) throws -> FactVersion<UpgradeSaying> {
        let approved = try upgrade.get().taking(UpgradeStep.approve)
        return try say(approved.status, UpgradeNote(), of: known, on: today, as: fact, learned)
    }

    func fund(
        _ upgrade: Sought<Upgrade>, _ known: UpgradeTimelines, by request: FundUpgrade, as fact: FactID,
        learned: Learned
    ) throws -> FactVersion<UpgradeSaying> {
        var checks = Checks(reference, today: today)
        let day = checks.day(
            request.on,
            since: .recorded(
                CatalogueDay.approval, on: upgrade.value?.approvedOn, of: upgrade.value?.id,
                told: ["upgradeApproved", "upgradeCorrected"]), at: "/on")
        checks.positive(request.amount, at: "/amount")
        checks.code(request.fundSource, in: .fundSource, on: day, at: "/fundSource")
        let funded = try checks.finish(upgrade).taking(UpgradeStep.fund)
        let note = UpgradeNote().with { ($0.amount, $0.source) = (request.amount, request.fundSource) }
        return try say(funded.status, note, of: known, on: day, as: fact, learned)
    }

    func complete(
        _ upgrade: Sought<Upgrade>, _ known: UpgradeTimelines, by request: CompleteUpgrade,
        as fact: FactID, learned: Learned
    ) throws -> FactVersion<UpgradeSaying> {
        var checks = Checks(reference, today: today)
        let found = upgrade.value
        let before =
            DayBound.recorded(
                CatalogueDay.funding, on: found?.fundedOn, of: found?.id,
                told: ["upgradeFunded", "upgradeCorrected"])
            ?? .recorded(
                CatalogueDay.approval, on: found?.approvedOn, of: found?.id,
                told: ["upgradeApproved", "upgradeCorrected"])
        let day = checks.day(request.on, since: before, at: "/on")
        let completed = try checks.finish(upgrade).taking(UpgradeStep.complete)
        return try say(completed.status, UpgradeNote(), of: known, on: day, as: fact, learned)
    }

    /// `unit` judges the work.
    func certify(
        _ upgrade: Sought<Upgrade>, _ known: UpgradeTimelines, by request: CertifyUpgrade, of unit: UnitPath,
        as fact: FactID, learned: Learned
    ) throws -> FactVersion<UpgradeSaying> {
        var checks = Checks(reference, today: today)
        let day = checks.day(
            request.on,
            since: .recorded(
                CatalogueDay.completion, on: upgrade.value?.completedOn, of: upgrade.value?.id,
                told: ["upgradeCompleted", "upgradeCorrected"]), at: "/on")
        let evidence: String = checks.words(request.evidence, at: "/evidence", upTo: 500)
        if let places = request.emergencyPlaces {
            checks.number(places, of: Certification.self, at: "/emergencyPlaces")
        }
        let certified = try checks.finish(upgrade).taking(UpgradeStep.certify)
        let note = UpgradeNote().with {
            $0.meetsStandard = request.meetsStandard
            $0.certification = Certification(evidence: evidence, by: unit).with {
                $0.emergencyPlaces = request.emergencyPlaces
            }
        }
        return try say(certified.status, note, of: known, on: day, as: fact, learned)
    }

    /// Who says that a work is done does not judge it: `completion` is who did, `judge` who would.
    func requireOther(_ completion: Recorder?, than judge: Recorder) throws {
        guard completion == judge else { return }
        throw Refusal.denied("/id", Message("catalogue.certifies-own-work"))
    }

    private func say(
        _ status: UpgradeStatus, _ note: UpgradeNote, of known: UpgradeTimelines, on day: Day,
        as fact: FactID, _ learned: Learned
    ) throws -> FactVersion<UpgradeSaying> {
        try known[.standing].change(
            .standing(status: status, note: note), from: day, as: fact, learned: learned)
    }
}
