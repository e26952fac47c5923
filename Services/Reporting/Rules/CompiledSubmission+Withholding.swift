import ReportingAPI
import Vocabulary

extension CompiledSubmission {
    /// Without the figures that would tell what tables hide, the report's own or others of the same figures: its indicators
    /// are named instead. `values` are the plan's, in its order; `isHidden` says of each indicator whether a table hides the unit.
    init(
        _ submission: Submission, of plan: PlanDocument, beside values: [IndicatorValue],
        isHidden: (IndicatorDeclaration) throws -> Bool
    ) rethrows {
        let stated = submission.figures.filter { $0.stated != nil }
        let withheld = try stated.filter { figure in
            guard let index = plan.indicators.firstIndex(where: { $0.id == figure.indicator }),
                plan.indicators[index].population.isOfPeople
            else { return false }
            return try Self.tells(
                figure, beside: values[index], isHidden: isHidden(plan.indicators[index]))
        }
        self.init(
            unit: submission.unit, narrative: submission.narrative, difficulties: submission.difficulties,
            overridden: stated.filter { !withheld.contains($0) })
        if !withheld.isEmpty { self.withheld = withheld.map(\.indicator) }
    }

    /// The whole area's figures stand in the report anyway.
    private static func tells(
        _ figure: SubmittedFigure, beside value: IndicatorValue, isHidden: Bool
    ) -> Bool {
        let whole = FigurePair(numerator: value.numerator, denominator: value.denominator)
        if figure.known == whole { return false }
        return isHidden
            || [figure.known, figure.stated].compactMap { $0 }.contains { pair in
                Suppression.Part(
                    part: pair.numerator, rest: pair.denominator.map { $0 - pair.numerator }
                ).isSmall
            }
    }
}
