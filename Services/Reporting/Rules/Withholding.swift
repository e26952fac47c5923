import ReportingAPI
import Vocabulary

extension CompiledSubmission {
    /// Without the figures that would tell what the report's own tables hide: its indicators are named instead.
    init(_ submission: Submission, of plan: PlanDocument, beside values: [IndicatorValue]) {
        let stated = submission.figures.filter { $0.stated != nil }
        let withheld = stated.filter { figure in
            guard let value = values.first(where: { $0.indicator == figure.indicator }),
                plan.indicators.first(where: { $0.id == figure.indicator })?.population.isOfPeople == true
            else { return false }
            return Self.tells(figure, of: submission.unit, beside: value)
        }
        self.init(
            unit: submission.unit, narrative: submission.narrative, difficulties: submission.difficulties,
            overridden: stated.filter { !withheld.contains($0) })
        if !withheld.isEmpty { self.withheld = withheld.map(\.indicator) }
    }

    /// The whole area's figures stand in the report anyway.
    private static func tells(
        _ figure: SubmittedFigure, of unit: UnitPath, beside value: IndicatorValue
    ) -> Bool {
        let whole = FigurePair(numerator: value.numerator, denominator: value.denominator)
        if figure.known == whole { return false }
        let isHidden = value.cells?.contains { $0.key == unit.text && $0.hidden } ?? false
        return isHidden
            || [figure.known, figure.stated].compactMap { $0 }.contains { pair in
                Suppression.Part(
                    part: pair.numerator, rest: pair.denominator.map { $0 - pair.numerator }
                ).isSmall
            }
    }
}
