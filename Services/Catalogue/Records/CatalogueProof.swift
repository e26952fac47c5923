import CatalogueAPI
import GRDB
import JSONCoding
import Store
import Vocabulary

/// The catalogue held against its log: what its tables keep of providers and offers is what events told, word by word; what they keep
/// of networks, pilots and upgrades came with an event about each; a referral and a delivery are, and were, as each event left them,
/// what people wrote in them as it lies sealed.
struct CatalogueProof: LogProof {
    static let table = ProviderRecords.table

    private var versions = VersionsProof(of: [
        .init("provider_facts", isOpen: true), .init("offer_facts", isOpen: true), .init("network_facts"),
        .init("membership_facts"), .init("pilot_facts"), .init("pilot_steps"), .init("upgrade_facts"),
    ])
    private static let columns = [
        TracedColumn("kind", of: "providers", by: "provider_facts", as: "fact.kind"),
        TracedColumn("place", of: "providers", by: "provider_facts", as: "fact.place"),
        TracedColumn("status", of: "providers", by: "provider_facts", as: "fact.status"),
        TracedColumn("status", of: "offers", by: "offer_facts", as: "fact.status"),
    ]

    init() {}

    mutating func pass(_ event: EventEnvelope, _ db: Database) throws -> [EvidenceFault] {
        guard let recorded = try event.recorded(CatalogueEvent.self)?.event else {
            return try versions.pass([], by: event, db)
        }
        return try versions.pass(recorded.told, by: event, db) + faultsOfRow(recorded, event, db)
    }

    func finish(upTo position: UInt64, _ db: Database) throws -> [EvidenceFault] {
        try versions.finish(upTo: position, db) + Self.columns.flatMap { try $0.faults(db) }
            + LatestProof.untold(in: ReferralRecords.table, db)
            + LatestProof.untold(in: DeliveryRecords.table, db)
            + LatestProof.untold(in: ReferralRecords.former, db)
            + LatestProof.untold(in: DeliveryRecords.former, db)
    }

    private func faultsOfRow(
        _ recorded: CatalogueEvent, _ event: EventEnvelope, _ db: Database
    ) throws -> [EvidenceFault] {
        switch recorded {
        case .referralCreated(let told), .referralAccepted(let told), .referralDeclined(let told),
            .referralQueued(let told), .referralMovedUp(let told), .referralCancelled(let told),
            .referralExpired(let told), .referralServed(let told), .referralContradicted(let told):
            try faults(of: told, told.id, event, in: ReferralRecords(db: db, people: nil))
        case .deliveryRecorded(let told), .deliveryContradicted(let told):
            try faults(of: told, told.id, event, in: DeliveryRecords(db: db, people: nil))
        case .deliveryCorrected(let told):
            try faults(of: told.after, told.after.id, event, in: DeliveryRecords(db: db, people: nil))
        default: []
        }
    }

    /// That what was known from the event on is not what it told, whether it stands or was kept when something else came.
    private func faults<Records: FormerRecords>(
        of told: Records.Value, _ id: Records.Key, _ event: EventEnvelope, in records: Records
    ) throws -> [EvidenceFault] where Records.Value: Equatable {
        guard try records.version(id, knownFrom: event.position) != told else { return [] }
        return [
            EvidenceFault(
                "kit.evidence-row-differs", in: Records.table,
                ["subject": event.subject, "event": "\(event.position)"])
        ]
    }
}

extension CatalogueEvent {
    /// The versions that it tells of, as the catalogue's tables keep them.
    fileprivate var told: [ToldVersion] {
        get throws {
            switch self {
            case .providerRegistered(let it), .providerUpdated(let it), .providerClosed(let it),
                .providerReopened(let it), .providerCertified(let it), .providerCorrected(let it):
                try it.facts.map {
                    try version(
                        $0.id, of: it.provider.text, $0.kind, $0.from, $0.saying, in: "provider_facts")
                }
            case .offerPublished(let it), .offerUpdated(let it), .offerWithdrawn(let it),
                .offerCorrected(let it):
                try it.facts.map {
                    try version($0.id, of: it.offer.text, $0.kind, $0.from, $0.saying, in: "offer_facts")
                }
            case .networkEstablished, .networkMemberAdded, .networkMemberRemoved, .networkDissolved,
                .networkCorrected, .networkVoided:
                ["network_facts", "membership_facts"].map { ToldVersion(someOf: subject, in: $0) }
            case .pilotStarted, .pilotEvaluated, .pilotScaled, .pilotStopped, .pilotCorrected, .pilotVoided:
                ["pilot_facts", "pilot_steps"].map { ToldVersion(someOf: subject, in: $0) }
            case .upgradeProposed, .upgradeRefused, .upgradeApproved, .upgradeFunded, .upgradeCompleted,
                .upgradeCertified, .upgradeCorrected, .upgradeVoided:
                [ToldVersion(someOf: subject, in: "upgrade_facts")]
            default: []
            }
        }
    }

    private func version(
        _ fact: FactID, of subject: String, _ kind: VersionKind, _ from: Day, _ saying: (some Encodable)?,
        in table: String
    ) throws -> ToldVersion {
        let value = try saying.map { String(decoding: try JSON.encode($0), as: UTF8.self) }
        return ToldVersion(fact, of: subject, kind, from: from, value: value, in: table)
    }
}
