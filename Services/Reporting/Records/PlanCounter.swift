import ReportingAPI
import ServiceKit
import Store
import Vocabulary

/// Counts a plan's indicators as of one day: its facts are read once, those of the year before only where a target asks
/// for growth over it. For who may not see confidential circumstances it counts as if nobody had one: no figure, no part of
/// one and no difference between two then tells who has.
final class PlanCounter {
    private let plan: PlanDocument
    private let asOf: AsOf
    private let reference: Reference
    private let snapshot: Snapshot
    private let countsConfidential: Bool
    private let counting: Counting
    private let values: IndicatorValues
    private lazy var countingBefore: Result<Counting?, any Error> = Result { try countingYearBefore() }

    init(
        plan: PlanDocument, asOf: AsOf, units: BreakdownUnits?, countsConfidential: Bool,
        reference: Reference, snapshot: Snapshot
    ) throws {
        self.countsConfidential = countsConfidential
        self.plan = plan
        self.asOf = asOf
        self.reference = reference
        self.snapshot = snapshot
        counting = try Self.counting(plan, asOf, countsConfidential, reference, snapshot)
        values = IndicatorValues(
            reference: reference, today: snapshot.today, day: asOf.on, units: units ?? .then)
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

    /// Where the units that records name lie, by the units that were asked for.
    var places: Places { values.places }

    private static func counting(
        _ plan: PlanDocument, _ asOf: AsOf, _ countsConfidential: Bool, _ reference: Reference,
        _ snapshot: Snapshot
    ) throws -> Counting {
        Counting(
            plan: plan, facts: try snapshot.countedFacts(asOf), reference: reference,
            countsConfidential: countsConfidential, token: snapshot.vault.token(circumstance:))
    }

    private func valueBefore(_ declaration: IndicatorDeclaration) throws -> Double? {
        let asksForGrowth = declaration.targets.contains {
            $0.grows == true && $0.stands(in: asOf.on.year)
        }
        guard asksForGrowth, let counting = try countingBefore.get() else { return nil }
        let count = try counting.count(declaration)
        return declaration.measure.value(count.numerator, of: count.denominator)
    }

    private func countingYearBefore() throws -> Counting? {
        try Day(year: asOf.on.year - 1, month: 12, day: 31).map { lastDay in
            try Self.counting(plan, asOf.at(lastDay), countsConfidential, reference, snapshot)
        }
    }
}

extension TargetDeclaration {
    func stands(in year: Int) -> Bool { from <= year && year <= through }
}
