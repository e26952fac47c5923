internal import Bus
internal import ReportingAPI
internal import Vocabulary

/// A submission's life: draft, submitted, returned to be mended or accepted.
enum SubmissionRules {
    /// A new draft, or a draft or a returned one with other words and figures.
    static func draft(
        _ request: DraftSubmission, id: SubmissionID, current: Submission?, round: Round,
        known: [SubmittedFigure], by unit: UnitPath
    ) throws -> Submission {
        try RoundRules.mustBeOpen(round, at: "/round")
        guard round.units.contains(request.unit) else {
            throw Refusal.invalid("/unit", Message("reporting.not-asked", ["unit": request.unit.text]))
        }
        if let current, current.status == .submitted || current.status == .accepted {
            throw Refusal.precondition(
                "/unit", Message("reporting.already-submitted", ["id": current.id.text]))
        }
        return Submission(
            id: id, round: round.id, unit: request.unit, status: current?.status ?? .draft,
            figures: try figures(known, request.overrides ?? [], by: unit),
            narrative: request.narrative ?? current?.narrative ?? "",
            difficulties: request.difficulties ?? current?.difficulties ?? ""
        ).with {
            $0.submittedOn = current?.submittedOn
            $0.remark = current?.remark
        }
    }

    private static func figures(
        _ known: [SubmittedFigure], _ overrides: [DraftSubmission.Override], by unit: UnitPath
    ) throws -> [SubmittedFigure] {
        for (index, override) in overrides.enumerated() {
            let here = "/overrides/\(index)"
            guard let figure = known.first(where: { $0.indicator == override.indicator }) else {
                let ids = known.map(\.indicator).joined(separator: ", ")
                throw Refusal.invalid(
                    here + "/indicator",
                    Message("reporting.indicator-unknown", ["id": override.indicator, "known": ids]))
            }
            guard override.numerator >= 0 else {
                throw Refusal.invalid(here + "/numerator", Message("reporting.figure-negative"))
            }
            guard (override.denominator == nil) == (figure.known.denominator == nil),
                override.denominator.map({ $0 >= override.numerator }) ?? true
            else { throw Refusal.invalid(here + "/denominator", Message("reporting.figure-denominator")) }
            guard !override.reason.allSatisfy(\.isWhitespace) else {
                throw Refusal.invalid(here + "/reason", Message("reporting.figure-reason"))
            }
        }
        return known.map { figure in
            guard let override = overrides.last(where: { $0.indicator == figure.indicator }) else {
                return figure
            }
            return SubmittedFigure(indicator: figure.indicator, known: figure.known).with {
                $0.stated = FigurePair(numerator: override.numerator, denominator: override.denominator)
                $0.by = unit
                $0.reason = override.reason
            }
        }
    }

    static func submit(_ current: Submission, round: Round, on today: Day) throws -> Submission {
        try RoundRules.mustBeOpen(round, at: "/id")
        guard current.status == .draft || current.status == .returned else {
            throw Refusal.precondition("/id", Message("reporting.already-submitted", ["id": current.id.text]))
        }
        var submission = current
        submission.status = .submitted
        submission.submittedOn = current.submittedOn ?? today
        return submission
    }

    static func `return`(_ current: Submission, reason: String) throws -> Submission {
        guard current.status == .submitted else {
            throw Refusal.precondition("/id", Message("reporting.not-submitted", ["id": current.id.text]))
        }
        guard !reason.allSatisfy(\.isWhitespace) else {
            throw Refusal.invalid("/reason", Message("reporting.return-reason"))
        }
        var submission = current
        submission.status = .returned
        submission.remark = reason
        return submission
    }

    static func accept(_ current: Submission, on today: Day) throws -> Submission {
        guard current.status == .submitted else {
            throw Refusal.precondition("/id", Message("reporting.not-submitted", ["id": current.id.text]))
        }
        var submission = current
        submission.status = .accepted
        submission.acceptedOn = today
        return submission
    }
}
