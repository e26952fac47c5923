import Bus
import ReportingAPI
import ServiceKit
import Vocabulary

/// What about a submission's figures wants an explanation before it is handed in: a jump against the period before, and less than
/// the units below report together. A part above its whole is refused when it is written already, and a figure that is stated
/// against what was counted has its reason.
struct SubmissionDoubts {
    let plan: PlanDocument
    let submission: Submission
    /// What the same unit handed in for the period before; nil where it did not.
    let before: Submission?
    /// What the units that lie in it handed in in the same round.
    let below: [Submission]

    /// Throws FAILED_PRECONDITION with every indicator that wants an explanation and has none.
    func requireExplained() throws {
        let explained = Set((submission.explanations ?? []).map(\.indicator))
        let violations = submission.figures.filter { !explained.contains($0.indicator) }
            .flatMap { figure in [jump(figure), sum(figure)] }.compactMap { $0 }
            .map { Refusal.Violation("/id", $0) }
        guard let first = violations.first else { return }
        throw Refusal(.failedPrecondition, first.message, violations: violations)
    }

    private func jump(_ figure: SubmittedFigure) -> Message? {
        guard let most = plan.jumpPercent, let measure = measure(of: figure),
            let now = value(of: figure, measure),
            let before = value(of: figure.indicator, in: before, measure)
        else { return nil }
        let moved = measure == .percent ? abs(now - before) : 100 * abs(now - before) / max(before, 1)
        guard moved > Double(most) else { return nil }
        return Message(
            "reporting.figure-jump",
            [
                "indicator": figure.indicator, "before": number(before), "now": number(now),
                "most": "\(most)",
            ])
    }

    private func sum(_ figure: SubmittedFigure) -> Message? {
        let parts = below.compactMap { part in
            part.figures.first { $0.indicator == figure.indicator }?.told
        }
        guard let whole = figure.told, !parts.isEmpty else { return nil }
        let together = parts.reduce(0) { $0 + $1.numerator }
        guard together > whole.numerator else { return nil }
        return Message(
            "reporting.figure-below-sum",
            ["indicator": figure.indicator, "sum": "\(together)", "whole": "\(whole.numerator)"])
    }

    private func measure(of figure: SubmittedFigure) -> IndicatorDeclaration.Measure? {
        plan.indicators.first { $0.id == figure.indicator }?.measure
    }

    private func value(of figure: SubmittedFigure, _ measure: IndicatorDeclaration.Measure) -> Double? {
        figure.told.flatMap { measure.value($0.numerator, of: $0.denominator ?? 0) }
    }

    private func value(
        of indicator: String, in submission: Submission?, _ measure: IndicatorDeclaration.Measure
    ) -> Double? {
        submission?.figures.first { $0.indicator == indicator }.flatMap { value(of: $0, measure) }
    }

    private func number(_ value: Double) -> String {
        value == value.rounded() ? "\(Int(value))" : "\(value)"
    }
}

extension SubmittedFigure {
    /// What it says: what is stated, else what is known; nil where the unit says that there is none.
    var told: FigurePair? { blank == true ? nil : stated ?? known }
}
