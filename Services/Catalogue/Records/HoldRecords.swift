import CatalogueAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Who was said to hold a place of an offer, from when until when: what follows from each referral, as it was known when.
struct HoldRecords {
    static let facts = PeriodTable<ReferralID, Hold>("holds")
    let db: Database

    private var facts: PeriodFacts<ReferralID, Hold> { Self.facts.in(db) }
}

/// A child's place of an offer. The fact is called as its referral.
struct Hold: Codable, PeriodValue {
    var offer: OfferID
    var child: ChildID

    /// How many may hold one, the offer says.
    func collides(with _: Hold) -> Bool { false }
}

extension HoldRecords {
    /// Keeps what follows from the referral, where that is anything new. A place that was free for a while, because of a closure
    /// that never was, is held again under the same name.
    func save(_ referral: Referral, learned: Learned, by recorder: Recorder) throws {
        let before = try facts.history(of: referral.id).versions.last
        let held = before.flatMap { $0.kind == .voided ? nil : $0.days }
        let holds = referral.holdsPlace ? referral.days : nil
        guard held != holds, let days = holds ?? held else { return }
        let kind: VersionKind = holds == nil ? .voided : before == nil ? .recorded : .corrected
        let version = FactVersion(
            kind, of: FactID(of: referral.id), days: days,
            value: Hold(offer: referral.offer, child: referral.child), learned: learned)
        try facts.append(version, of: referral.id, by: recorder)
    }

    /// Who said last that the referral holds a place: the one to ask when it is in the way.
    func recorder(of referral: ReferralID) throws -> Recorder? {
        try facts.recorder(of: FactID(of: referral))
    }

    /// The places of every offer that were held on the day, as was known then.
    func places(_ asOf: AsOf) throws -> [OfferID: [HeldPlace]] {
        let held = try facts.held(on: asOf.on, knownOn: asOf.knownOn)
        return try Dictionary(grouping: held, by: \.value.offer).mapValues {
            try $0.map { hold in
                HeldPlace(
                    child: hold.value.child,
                    days: try Period(from: hold.days.from, through: hold.days.last))
            }
        }
    }
}

extension Snapshot { var holds: HoldRecords { HoldRecords(db: db) } }
