import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func proposeUpgrade(_ request: ProposeUpgrade, _ tx: Transaction) throws -> Upgrade {
        let provider = try tx.providers.seek(request.provider, at: "/provider", by: tx, in: \.unit)
        let said = try UpgradeRules(tx).propose(request, at: provider, learned: tx.learned) { tx.newID() }
        try tx.upgrades.facts.refuseTaken(subject: request.id)
        return try say(said, of: request.id ?? tx.newID(), knowing: UpgradeTimelines(), at: "/id", tx) {
            .upgradeProposed($0)
        }
    }

    func approveUpgrade(_ request: ApproveUpgrade, _ tx: Transaction) throws -> Upgrade {
        let (upgrade, known) = try seekUpgrade(request.id, tx)
        let said = try UpgradeRules(tx).approve(upgrade, known, as: tx.newID(), learned: tx.learned)
        return try say([said], of: request.id, knowing: known, at: "/id", tx) { .upgradeApproved($0) }
    }

    func refuseUpgrade(_ request: RefuseUpgrade, _ tx: Transaction) throws -> Upgrade {
        let (upgrade, known) = try seekUpgrade(request.id, tx)
        let said = try UpgradeRules(tx).refuse(
            upgrade, known, by: request, as: tx.newID(), learned: tx.learned)
        return try say([said], of: request.id, knowing: known, at: "/id", tx) { .upgradeRefused($0) }
    }

    func fundUpgrade(_ request: FundUpgrade, _ tx: Transaction) throws -> Upgrade {
        let (upgrade, known) = try seekUpgrade(request.id, tx)
        let said = try UpgradeRules(tx).fund(
            upgrade, known, by: request, as: tx.newID(), learned: tx.learned)
        return try say([said], of: request.id, knowing: known, at: "/on", tx) { .upgradeFunded($0) }
    }

    func completeUpgrade(_ request: CompleteUpgrade, _ tx: Transaction) throws -> Upgrade {
        let (upgrade, known) = try seekUpgrade(request.id, tx)
        let said = try UpgradeRules(tx).complete(
            upgrade, known, by: request, as: tx.newID(), learned: tx.learned)
        return try say([said], of: request.id, knowing: known, at: "/on", tx) { .upgradeCompleted($0) }
    }

    func certifyUpgrade(_ request: CertifyUpgrade, _ tx: Transaction) throws -> Upgrade {
        let (upgrade, known) = try seekUpgrade(request.id, tx)
        if let upgrade = upgrade.value {
            try tx.authorizeCertifying(of: upgrade.unit, at: "/id")
            let completion = try known.step(.completed).flatMap { try tx.upgrades.facts.recorder(of: $0.id) }
            try UpgradeRules(tx).requireOther(completion, than: tx.recorder)
        }
        let said = try UpgradeRules(tx).certify(
            upgrade, known, by: request, of: tx.principal.unit, as: tx.newID(), learned: tx.learned)
        let certified = try say([said], of: request.id, knowing: known, at: "/on", tx) {
            .upgradeCertified($0)
        }
        try settleStandard(of: certified, by: [said], at: "/on", certifying: "/id", tx)
        return certified
    }

    func correctUpgrade(_ request: CorrectUpgrade, _ tx: Transaction) throws -> Upgrade {
        let (upgrade, known) = try seekUpgrade(request.id, tx)
        let said = try tx.refusing(at: "/id", asking: tx.upgrades.facts.recorder) {
            try UpgradeRules(tx).correct(upgrade, known, by: request, learned: tx.learned)
        }
        if said.isEmpty { return try upgrade.get() }
        let corrected = try say(said, of: request.id, knowing: known, at: "/id", tx) {
            .upgradeCorrected($0)
        }
        let moves = request.certifiedOn == nil ? "/clear" : "/certifiedOn"
        try settleStandard(
            of: corrected, by: said, at: "/id",
            certifying: request.meetsStandard == nil ? moves : "/meetsStandard", tx)
        return corrected
    }

    func voidUpgrade(_ request: VoidUpgrade, _ tx: Transaction) throws -> Upgrade {
        let (upgrade, known) = try seekUpgrade(request.id, tx)
        let voided = try upgrade.get()
        let said = try UpgradeRules(tx).void(known, learned: tx.learned)
        try tx.upgrades.save(said, of: voided.id, nil, by: tx.recorder)
        tx.emit(CatalogueEvent.upgradeVoided(voided))
        try settleStandard(of: voided, by: said, at: "/id", certifying: "/id", tx)
        return voided
    }

    func listUpgrades(_ request: ListUpgrades, _ snapshot: Snapshot) throws -> List<Upgrade> {
        let page = try ListPage(request, in: UpgradeRecords.order)
        let scope = try snapshot.units(request.unit, at: "/unit")
        guard let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) else {
            return try page.reply(snapshot.upgrades.list(request, within: scope, page))
        }
        return try page.reply(page.fetch(snapshot.upgrades.list(request, within: scope, asOf)))
    }

    private func seekUpgrade(
        _ id: UpgradeID, _ tx: Transaction
    ) throws -> (upgrade: Sought<Upgrade>, known: UpgradeTimelines) {
        (
            try tx.upgrades.seek(id, at: "/id", by: tx, in: \.unit),
            try tx.upgrades.facts.timelines(of: id)
        )
    }

    /// What was said of the work's certification is followed by what is said of its provider's standard, which takes who may say that:
    /// `certifying` is the member of the request by which it is.
    private func settleStandard(
        of upgrade: Upgrade, by said: [FactVersion<UpgradeSaying>], at pointer: String,
        certifying member: String, _ tx: Transaction
    ) throws {
        guard let certified = said.last(where: { $0.value.status == .certified }) else { return }
        let id = upgrade.provider
        let known = try tx.providerFacts.timelines(of: id)
        let standard = try tx.refusing(at: pointer, asking: tx.providerFacts.recorder) {
            try known.standard(by: certified, learned: tx.learned) { tx.newID() }
        }
        guard let standard else { return }
        try tx.authorizeCertifying(of: upgrade.unit, at: member)
        _ = try say([standard], of: id, knowing: known, at: pointer, tx) {
            standard.kind == .recorded ? .providerUpdated($0) : .providerCorrected($0)
        }
    }

    /// Keeps what was said of the work, and tells of it as it stands then. Refused where its steps do not follow each other.
    private func say(
        _ said: [FactVersion<UpgradeSaying>], of id: UpgradeID, knowing known: UpgradeTimelines,
        at pointer: String, _ tx: Transaction, telling event: (Upgrade) -> CatalogueEvent
    ) throws -> Upgrade {
        let after = known.adding(said)
        try tx.refusing(at: pointer, asking: tx.upgrades.facts.recorder) { try after.admit(said) }
        guard let provider = try after.provider().flatMap(tx.providers.find),
            let upgrade = after.upgrade(id, at: provider)
        else { preconditionFailure("what is proposed is there, and so is its provider") }
        try tx.upgrades.save(said, of: id, upgrade, by: tx.recorder)
        tx.emit(event(upgrade))
        return upgrade
    }
}
