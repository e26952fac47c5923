import ReportingAPI
import ServiceKit
import Store
import Vocabulary

/// Counts indicators of a plan as of one day: what they count is read once, of the year before only what those count whose target
/// asks for growth over it. For who may not see confidential circumstances it counts as if nobody had one: no figure, no part of
/// one and no difference between two then tells who has.
final class PlanCounter {
    private let plan: PlanDocument
    private let declarations: [IndicatorDeclaration]
    private let asOf: AsOf
    private let snapshot: Snapshot
    private let countsConfidential: Bool
    /// That of the day whose knowledge is asked for.
    private let reference: Reference
    private let counting: Counting
    private let values: IndicatorValues
    private lazy var countingBefore: Result<Counting?, any Error> = Result { try countingYearBefore() }

    /// `declarations`: those of the plan's that are going to be counted.
    init(
        plan: PlanDocument, declarations: [IndicatorDeclaration], asOf: AsOf, units: BreakdownUnits?,
        countsConfidential: Bool, snapshot: Snapshot
    ) throws {
        (self.declarations, self.countsConfidential) = (declarations, countsConfidential)
        (self.plan, self.asOf, self.snapshot) = (plan, asOf, snapshot)
        reference = try snapshot.reference(asOf)
        counting = try Self.counting(
            declarations, of: plan, asOf, by: reference, countsConfidential, snapshot)
        values = IndicatorValues(
            reference: reference, now: snapshot.units, today: snapshot.today, day: asOf.on,
            units: units ?? .then)
    }

    func count(_ declaration: IndicatorDeclaration) throws -> Count {
        try counting.count(declaration)
    }

    /// The records that speak for each of the members.
    func records(
        for members: some Sequence<Member>, in declaration: IndicatorDeclaration
    ) -> [Counted: [String]] {
        counting.records(for: members, in: declaration)
    }

    func value(
        _ declaration: IndicatorDeclaration, by breakdown: Breakdown?, hidesSmall: Bool
    ) throws -> IndicatorValue {
        try value(declaration, count(declaration), by: breakdown, hidesSmall: hidesSmall)
    }

    func value(
        _ declaration: IndicatorDeclaration, _ count: Count, by breakdown: Breakdown?, hidesSmall: Bool
    ) throws -> IndicatorValue {
        let cells = breakdown.map { breakdown in
            values.cells(declaration, count, by: breakdown, hidesSmall: hidesSmall)
        }
        let value = values.value(declaration, count, before: try valueBefore(declaration), cells: cells)
        guard !countsConfidential, declaration.countsConfidential(reference) else { return value }
        return value.with { $0.withoutConfidential = true }
    }

    /// Every district and commune whose figures somebody could work out from a table that hides them.
    func withheld(_ declaration: IndicatorDeclaration, _ count: Count) -> Set<String> {
        values.withheld(declaration, count)
    }

    /// See ``ReportingAPI/Progress/districtsOn``.
    func districtsOn(by breakdown: Breakdown?) -> Day? {
        breakdown == .district ? places.districtsOn : nil
    }

    /// Where the units that records name lie, by the units that were asked for.
    var places: Places { values.places }

    private static func counting(
        _ declarations: [IndicatorDeclaration], of plan: PlanDocument, _ asOf: AsOf,
        by reference: Reference, _ countsConfidential: Bool, _ snapshot: Snapshot
    ) throws -> Counting {
        let kinds = declarations.reduce(into: Set()) { $0.formUnion($1.counted) }
        let read =
            countsConfidential
            ? nil
            : Set(
                reference.circumstances.filter { !$0.isConfidential }
                    .map { snapshot.vault.token(circumstance: $0.code) })
        return Counting(
            plan: plan, facts: try snapshot.countedFacts(asOf, of: kinds, circumstances: read),
            reference: reference, countsConfidential: countsConfidential,
            token: snapshot.vault.token(circumstance:))
    }

    private func asksForGrowth(_ declaration: IndicatorDeclaration) -> Bool {
        declaration.targets.contains { $0.grows == true && $0.stands(in: asOf.on.year) }
    }

    private func valueBefore(_ declaration: IndicatorDeclaration) throws -> Double? {
        guard asksForGrowth(declaration), let counting = try countingBefore.get() else { return nil }
        let count = try counting.count(declaration)
        return declaration.measure.value(count.numerator, of: count.denominator)
    }

    private func countingYearBefore() throws -> Counting? {
        try Day(year: asOf.on.year - 1, month: 12, day: 31).map { lastDay in
            try Self.counting(
                declarations.filter(asksForGrowth), of: plan, asOf.at(lastDay), by: reference,
                countsConfidential, snapshot)
        }
    }
}

extension TargetDeclaration {
    func stands(in year: Int) -> Bool { from <= year && year <= through }
}
