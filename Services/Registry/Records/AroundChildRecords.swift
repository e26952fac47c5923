import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What is so now of one kind of what is around children, and beside it every version of what was said.
protocol AroundChildRecords: Keyed where Value: AroundChild, Key == ID<Value.Named> {
    var facts: PeriodFacts<ChildID, Value> { get }
    /// Enters it, or what has become of it.
    func save(_ value: Value) throws
}

extension CircumstanceRecords: AroundChildRecords {
    /// Of a confidential one the file does not say of which child it is. What was written as evidence goes with the child's key.
    static let facts = SealedTable<ChildID, Periods<ChildCircumstance>>(
        "circumstance_facts", [FactColumn("code", "$.value.code", index: .none)],
        sealing: { TextSealedByPerson(\.evidence, in: $0, by: $1) }, hiding: { $0.confidential })
    var facts: PeriodFacts<ChildID, ChildCircumstance> { Self.facts.in(db, sealing) }
}

extension DisabilityRecords: AroundChildRecords {
    /// The number of a certificate is its child's alone.
    static let facts = SealedTable<ChildID, Periods<Disability>>(
        "disability_facts", sealing: { TextSealedByPerson(\.certificate, in: $0, by: $1) })
    var facts: PeriodFacts<ChildID, Disability> { Self.facts.in(db, sealing) }
}

extension CaregiverLinkRecords: AroundChildRecords {
    static let facts = PeriodTable<ChildID, CaregiverLink>("caregiver_link_facts")
    var facts: PeriodFacts<ChildID, CaregiverLink> { Self.facts.in(db) }
}

extension PlacementRecords: AroundChildRecords {
    static let facts = PeriodTable<ChildID, Placement>("placement_facts")
    var facts: PeriodFacts<ChildID, Placement> { Self.facts.in(db) }
}

extension Snapshot {
    /// The circumstances that held of these children, and where it is asked for those that had ended by then; confidential ones that
    /// are `opened` only: no other is opened.
    func circumstances(
        of children: [ChildID], opening opened: OpenedSeals, _ asOf: AsOf, includeEnded: Bool = false
    ) throws -> [ChildID: [ChildCircumstance]] {
        let open = try circumstances.facts.of(children, asOf, includeEnded: includeEnded)
        var found = Dictionary(grouping: open, by: \.child)
        let days = includeEnded ? DayRange.until(asOf.on) : DayRange(on: asOf.on)
        let whole = Dictionary(uniqueKeysWithValues: opened.children.map { ($0, nil as Set<FactID>?) })
        for (child, facts) in whole.merging(opened.facts, uniquingKeysWith: { all, _ in all }) {
            let hidden = try circumstances.facts.hiddenHistory(of: child, only: facts)
                .facts(knownOn: asOf.knownOn).filter { $0.days.overlaps(days) }.map(\.value)
            guard !hidden.isEmpty else { continue }
            found[child, default: []] += hidden
            found[child]?.sort { ($0.start, $0.id) < ($1.start, $1.id) }
        }
        return found
    }
}

extension AspectFacts where About == ChildID {
    /// What held of a child that has these entries on a day, as known at a point; where it is asked for, what had ended by then too.
    func of(_ entries: [ChildID], _ asOf: AsOf, includeEnded: Bool) throws -> [Value] {
        guard includeEnded else { return try of(entries, asOf).values.flatMap(\.self) }
        return try held(
            where: "subject IN \(SQL.each(entries))", overlapping: .until(asOf.on), knownOn: asOf.knownOn
        ).map(\.value)
    }

    /// What held of these children on a day, as known at a point.
    func of(_ children: [ChildID], _ asOf: AsOf) throws -> [ChildID: [Value]] {
        let held = try held(
            where: "subject IN \(SQL.each(children))", on: asOf.on, knownOn: asOf.knownOn)
        return Dictionary(grouping: held, by: \.about).mapValues { $0.map(\.value) }
    }
}

extension DayRange {
    /// All days up to that one.
    static func until(_ day: Day) -> DayRange {
        DayRange(from: .first, until: day) ?? DayRange(on: day)
    }
}
