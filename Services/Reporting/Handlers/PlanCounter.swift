internal import ReportingAPI
internal import Store
internal import Vocabulary

/// Counts a plan's indicators on one horizon: the roll is read once, and a second one only where a target asks for
/// growth over the year before.
final class PlanCounter {
    private let plan: PlanDocument
    private let horizon: Horizon
    private let reference: Reference
    private let snapshot: Snapshot
    private let roll: Roll
    private lazy var rollBefore: Result<Roll?, any Error> = Result { try readRollBefore() }

    init(plan: PlanDocument, horizon: Horizon, reference: Reference, snapshot: Snapshot) throws {
        self.plan = plan
        self.horizon = horizon
        self.reference = reference
        self.snapshot = snapshot
        roll = try snapshot.roll(horizon)
    }

    func count(_ declaration: IndicatorDeclaration) throws -> Count {
        try counting(declaration, roll).count()
    }

    func value(
        _ declaration: IndicatorDeclaration, by breakdown: Breakdown?, hidesSmall: Bool
    ) throws -> IndicatorValue {
        let count = try count(declaration)
        let cells = breakdown.map { breakdown in
            IndicatorValues.cells(
                declaration, count, by: breakdown, on: horizon.on, reference: reference,
                hidesSmall: hidesSmall)
        }
        return IndicatorValues.value(
            declaration, count, on: horizon.on, before: try valueBefore(declaration), cells: cells)
    }

    private func counting(_ declaration: IndicatorDeclaration, _ roll: Roll) -> Counting {
        let vault = snapshot.vault
        return Counting(
            declaration: declaration, plan: plan, roll: roll, reference: reference,
            token: { vault.token(circumstance: $0) })
    }

    private func valueBefore(_ declaration: IndicatorDeclaration) throws -> Double? {
        let asksForGrowth = declaration.targets.contains {
            $0.grows == true && $0.stands(in: horizon.on.year)
        }
        guard asksForGrowth, let roll = try rollBefore.get() else { return nil }
        let count = try counting(declaration, roll).count()
        return IndicatorValues.share(declaration.measure, count.numerator, count.denominator)
    }

    private func readRollBefore() throws -> Roll? {
        try Day(year: horizon.on.year - 1, month: 12, day: 31).map { lastDay in
            try snapshot.roll(Horizon(on: lastDay, known: horizon.known))
        }
    }
}

extension TargetDeclaration {
    func stands(in year: Int) -> Bool { from <= year && year <= through }
}
