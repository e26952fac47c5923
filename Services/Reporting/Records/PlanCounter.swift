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
    private let facts: CountedFacts
    private let values: IndicatorValues
    private lazy var factsBefore: Result<CountedFacts?, any Error> = Result { try readFactsBefore() }

    init(
        plan: PlanDocument, asOf: AsOf, units: BreakdownUnits?, countsConfidential: Bool,
        reference: Reference, snapshot: Snapshot
    ) throws {
        self.countsConfidential = countsConfidential
        self.plan = plan
        self.asOf = asOf
        self.reference = reference
        self.snapshot = snapshot
        facts = try snapshot.countedFacts(asOf)
        values = IndicatorValues(
            reference: reference, today: snapshot.today, day: asOf.on, units: units ?? .then)
    }

    func count(_ declaration: IndicatorDeclaration) throws -> Count {
        try counting(declaration, facts).count()
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

    private func counting(_ declaration: IndicatorDeclaration, _ facts: CountedFacts) -> Counting {
        let vault = snapshot.vault
        return Counting(
            declaration: declaration, plan: plan, facts: facts, reference: reference,
            countsConfidential: countsConfidential, token: { vault.token(circumstance: $0) })
    }

    private func valueBefore(_ declaration: IndicatorDeclaration) throws -> Double? {
        let asksForGrowth = declaration.targets.contains {
            $0.grows == true && $0.stands(in: asOf.on.year)
        }
        guard asksForGrowth, let facts = try factsBefore.get() else { return nil }
        let count = try counting(declaration, facts).count()
        return declaration.measure.value(count.numerator, of: count.denominator)
    }

    private func readFactsBefore() throws -> CountedFacts? {
        try Day(year: asOf.on.year - 1, month: 12, day: 31).map { lastDay in
            try snapshot.countedFacts(asOf.at(lastDay))
        }
    }
}

extension TargetDeclaration {
    func stands(in year: Int) -> Bool { from <= year && year <= through }
}
