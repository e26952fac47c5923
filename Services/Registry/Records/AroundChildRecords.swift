import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

// Every version of what is around a child: the tables beside these have what is so now.

extension CircumstanceRecords {
    /// Of a confidential one the file does not say of which child it is. What was written as evidence goes with the child's key.
    static let facts = SealedTable<ChildID, Periods<ChildCircumstance>>(
        "circumstance_facts", [FactColumn("code", "$.value.code")],
        sealing: { TextSealedByPerson(\.evidence, in: $0, by: $1) }, hiding: { $0.confidential })
}

extension DisabilityRecords {
    /// The number of a certificate is its child's alone.
    static let facts = SealedTable<ChildID, Periods<Disability>>(
        "disability_facts", sealing: { TextSealedByPerson(\.certificate, in: $0, by: $1) })
}

extension CaregiverLinkRecords {
    static let facts = PeriodTable<ChildID, CaregiverLink>("caregiver_link_facts")
}

extension PlacementRecords {
    static let facts = PeriodTable<ChildID, Placement>("placement_facts")
}

extension Snapshot {
    var circumstanceFacts: PeriodFacts<ChildID, ChildCircumstance> {
        CircumstanceRecords.facts.in(db, sealing)
    }
    var disabilityFacts: PeriodFacts<ChildID, Disability> { DisabilityRecords.facts.in(db, sealing) }
    var caregiverLinkFacts: PeriodFacts<ChildID, CaregiverLink> { CaregiverLinkRecords.facts.in(db) }
    var placementFacts: PeriodFacts<ChildID, Placement> { PlacementRecords.facts.in(db) }
}

extension Snapshot {
    /// The circumstances that held of these children, confidential ones that are `opened` only: no other is opened.
    func circumstances(
        of children: [ChildID], opening opened: OpenedSeals, _ asOf: AsOf
    ) throws -> [ChildID: [ChildCircumstance]] {
        var found = try circumstanceFacts.of(children, asOf)
        let whole = Dictionary(uniqueKeysWithValues: opened.children.map { ($0, nil as Set<FactID>?) })
        for (child, facts) in whole.merging(opened.facts, uniquingKeysWith: { all, _ in all }) {
            let hidden = try circumstanceFacts.hiddenHistory(of: child, only: facts)
                .facts(knownOn: asOf.knownOn).filter { $0.days.contains(asOf.on) }.map(\.value)
            guard !hidden.isEmpty else { continue }
            found[child, default: []] += hidden
            found[child]?.sort { ($0.start, $0.id) < ($1.start, $1.id) }
        }
        return found
    }
}

extension PeriodFacts<ChildID, CaregiverLink> {
    /// A child's links of a day, as known at a point; those too that had ended by then.
    func of(_ child: ChildID, _ asOf: AsOf, includeEnded: Bool) throws -> [CaregiverLink] {
        try history(of: child).facts(knownOn: asOf.knownOn)
            .filter { $0.days.contains(asOf.on) || includeEnded && $0.days.last < asOf.on }
            .map(\.value)
    }
}

extension AspectFacts where About == ChildID {
    /// What held of these children on a day, as known at a point.
    func of(_ children: [ChildID], _ asOf: AsOf) throws -> [ChildID: [Value]] {
        let held = try held(
            where: "subject IN \(SQL.each(children))", on: asOf.on, knownOn: asOf.knownOn)
        return Dictionary(grouping: held, by: \.about).mapValues { $0.map(\.value) }
    }
}
