import Bus
import ReportingAPI
import ServiceKit
import Vocabulary

/// A submission's life: draft, submitted, returned to be mended or accepted.
enum SubmissionRules {
    private static let longestText = 20_000
    /// More than the country has children: beyond it a figure is a slip of the keys.
    static let largestFigure = 100_000_000

    /// A new draft, or a draft or a returned one with other words and figures. What the request leaves out stays.
    static func draft(
        _ request: DraftSubmission, id: SubmissionID, current: Submission?, round: Round,
        known: [SubmittedFigure], by unit: UnitPath, _ checks: Checks
    ) throws -> Submission {
        var checks = checks
        if !round.units.contains(request.unit) {
            checks.fail("/unit", "reporting.not-asked", ["unit": request.unit.text])
        }
        let (narrative, difficulties) = (
            checks.remark(request.narrative, at: "/narrative", upTo: longestText),
            checks.remark(request.difficulties, at: "/difficulties", upTo: longestText)
        )
        let figures = figures(known, request.overrides, current: current, by: unit, &checks)
        try checks.finish()
        try RoundRules.mustBeOpen(round, at: "/round")
        if let current, current.status == .submitted || current.status == .accepted {
            throw Refusal.precondition(
                "/unit", Message("reporting.already-submitted", ["id": current.id.text]))
        }
        var draft =
            current
            ?? Submission(
                id: id, round: round.id, unit: request.unit, status: .draft, figures: [], narrative: "",
                difficulties: "")
        draft.figures = figures
        if request.narrative != nil { draft.narrative = narrative ?? "" }
        if request.difficulties != nil { draft.difficulties = difficulties ?? "" }
        return draft
    }

    /// What the services know now, with what the unit states instead: in this request, or before it where the request says
    /// nothing about that.
    private static func figures(
        _ known: [SubmittedFigure], _ overrides: [DraftSubmission.Override]?, current: Submission?,
        by unit: UnitPath, _ checks: inout Checks
    ) -> [SubmittedFigure] {
        guard let overrides else { return known.map { keeping($0, of: current) } }
        var stated: [String: SubmittedFigure] = [:]
        for (index, override) in overrides.enumerated() {
            if overrides[..<index].contains(where: { $0.indicator == override.indicator }) {
                checks.fail("/overrides/\(index)/indicator", "check.named-twice")
                continue
            }
            checks.part("/overrides/\(index)") { checks in
                stated[override.indicator] = figure(override, known, by: unit, &checks)
            }
        }
        return known.map { stated[$0.indicator] ?? $0 }
    }

    /// With what was stated before, as long as the indicator is still written as it was.
    private static func keeping(_ figure: SubmittedFigure, of current: Submission?) -> SubmittedFigure {
        guard let before = current?.figures.first(where: { $0.indicator == figure.indicator }),
            let stated = before.stated, (stated.denominator == nil) == (figure.known.denominator == nil)
        else { return figure }
        return figure.with {
            $0.stated = stated
            $0.by = before.by
            $0.reason = before.reason
        }
    }

    private static func figure(
        _ override: DraftSubmission.Override, _ known: [SubmittedFigure], by unit: UnitPath,
        _ checks: inout Checks
    ) -> SubmittedFigure? {
        if override.numerator < 0 { checks.fail("/numerator", "reporting.figure-negative") }
        for (figure, pointer) in [
            (override.numerator, "/numerator"), (override.denominator ?? 0, "/denominator"),
        ]
        where figure > largestFigure {
            checks.fail(pointer, "reporting.figure-too-large", ["most": "\(largestFigure)"])
        }
        let reason = checks.words(override.reason, at: "/reason", upTo: 2000)
        guard let figure = known.first(where: { $0.indicator == override.indicator }) else {
            let ids = known.map(\.indicator).joined(separator: ", ")
            checks.fail(
                "/indicator", "reporting.no-indicator", ["id": override.indicator, "known": ids])
            return nil
        }
        let fits = override.denominator.map { $0 >= override.numerator } ?? true
        if !fits || (override.denominator == nil) != (figure.known.denominator == nil) {
            checks.fail("/denominator", "reporting.figure-denominator")
        }
        return figure.with {
            $0.stated = FigurePair(numerator: override.numerator, denominator: override.denominator)
            $0.by = unit
            $0.reason = reason
        }
    }

    static func submit(_ current: Submission, round: Round, on today: Day) throws -> Submission {
        try RoundRules.mustBeOpen(round, at: "/id")
        guard current.status == .draft || current.status == .returned else {
            throw Refusal.precondition("/id", Message("reporting.already-submitted", ["id": current.id.text]))
        }
        var submitted = current
        submitted.status = .submitted
        submitted.submittedOn = current.submittedOn ?? today
        return submitted
    }

    static func `return`(_ current: Submission, reason: String, _ checks: Checks) throws -> Submission {
        var checks = checks
        let remark = checks.words(reason, at: "/reason", upTo: 2000)
        try checks.finish()
        try mustBeSubmitted(current)
        var returned = current
        returned.status = .returned
        returned.remark = remark
        return returned
    }

    static func accept(_ current: Submission, on today: Day) throws -> Submission {
        try mustBeSubmitted(current)
        var accepted = current
        accepted.status = .accepted
        accepted.acceptedOn = today
        return accepted
    }

    private static func mustBeSubmitted(_ current: Submission) throws {
        guard current.status == .submitted else {
            throw Refusal.precondition("/id", Message("reporting.not-submitted", ["id": current.id.text]))
        }
    }
}
