import Bus
import ReportingAPI
import ServiceKit
import Vocabulary

/// How a request names a submission.
enum NamedSubmission {
    case id(SubmissionID)
    /// A unit's own in a round.
    case own(UnitPath, in: RoundID)
}

/// A submission's life: drafted, handed in, returned to be mended or accepted.
struct SubmissionRules: Rules {
    private static let longestText = 20_000
    /// More than the country has children: beyond it a figure is a slip of the keys.
    static let largestFigure = 100_000_000

    let reference: Reference
    let today: Day

    /// A new draft, or a draft or a returned one with other words and figures. What the request leaves out stays.
    ///
    /// `asked` are those whom the round asks, `known` is what the services know for the unit in it, `activities` are the plan's; nil
    /// where the round is not known.
    func draft(
        _ request: DraftSubmission, as id: SubmissionID, in round: Sought<Round>, asked: [AskedUnit]?,
        current: Submission?, known: [SubmittedFigure]?, activities: [String]? = nil, by unit: UnitPath
    ) throws -> Submission {
        var checks = Checks(reference, today: today)
        if let asked { check(request.unit, isAmong: asked, &checks) }
        let (narrative, difficulties) = (
            checks.remark(request.narrative, at: "/narrative", upTo: Self.longestText),
            checks.remark(request.difficulties, at: "/difficulties", upTo: Self.longestText)
        )
        let figures = figures(known, request.overrides, current: current, by: unit, &checks)
        let sections = SubmissionSections(request, known: known, activities: activities, &checks)
        let round = try checks.finish(round)
        _ = try round.taking(RoundStep.collect, at: "/round")
        var draft =
            try current?.taking(SubmissionStep.draft, at: "/unit")
            ?? Submission(
                id: id, round: round.id, unit: request.unit, status: .draft, figures: [], narrative: "",
                difficulties: "")
        draft.figures = figures
        if request.narrative != nil { draft.narrative = narrative ?? "" }
        if request.difficulties != nil { draft.difficulties = difficulties ?? "" }
        return sections.put(in: draft)
    }

    private func check(_ unit: UnitPath, isAmong asked: [AskedUnit], _ checks: inout Checks) {
        guard !asked.contains(where: { $0.answering.contains(unit) }) else { return }
        guard let passed = asked.first(where: { $0.unit == unit }), !passed.answering.isEmpty else {
            return checks.fail("/unit", "reporting.not-asked", ["unit": unit.text])
        }
        let heirs = passed.answering.map(\.text).joined(separator: ", ")
        checks.fail("/unit", "reporting.passed-on", ["unit": unit.text, "heirs": heirs])
    }

    /// What the services know now, with what the unit states instead: in this request, or before it where the request says
    /// nothing about that.
    private func figures(
        _ known: [SubmittedFigure]?, _ overrides: [DraftSubmission.Override]?, current: Submission?,
        by unit: UnitPath, _ checks: inout Checks
    ) -> [SubmittedFigure] {
        guard let overrides else { return (known ?? []).map { keeping($0, of: current) } }
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
        return (known ?? []).map { stated[$0.indicator] ?? $0 }
    }

    /// With what was stated before, as long as the indicator is still written as it was.
    private func keeping(_ figure: SubmittedFigure, of current: Submission?) -> SubmittedFigure {
        guard let before = current?.figures.first(where: { $0.indicator == figure.indicator }),
            before.blank == true
                || before.stated.map({ ($0.denominator == nil) == (figure.known.denominator == nil) })
                    ?? false
        else { return figure }
        return figure.with {
            ($0.stated, $0.blank) = (before.stated, before.blank)
            $0.by = before.by
            $0.reason = before.reason
        }
    }

    private func figure(
        _ override: DraftSubmission.Override, _ known: [SubmittedFigure]?, by unit: UnitPath,
        _ checks: inout Checks
    ) -> SubmittedFigure? {
        check(override.numerator, override.denominator, &checks)
        let isBlank = override.blank == true
        if isBlank == (override.numerator != nil) {
            checks.fail("/numerator", isBlank ? "reporting.figure-blank" : "reporting.figure-missing")
        }
        let reason: String = checks.words(override.reason, at: "/reason", upTo: 2000)
        let figure = known?.first { $0.indicator == override.indicator }
        if let known, figure == nil {
            let ids = known.map(\.indicator).joined(separator: ", ")
            checks.fail(
                "/indicator", "reporting.no-indicator", ["id": override.indicator, "known": ids])
        }
        let fits = Self.fits(override.numerator, in: override.denominator)
        let isShare = figure.map { $0.known.denominator != nil && !isBlank } ?? (override.denominator != nil)
        if !fits || (override.denominator != nil) != isShare {
            checks.fail("/denominator", "reporting.figure-denominator")
        }
        return figure?.with {
            $0.stated = override.numerator.map { numerator in
                FigurePair(numerator: numerator, denominator: override.denominator)
            }
            $0.blank = isBlank ? true : nil
            $0.by = unit
            $0.reason = reason
        }
    }

    private func check(_ numerator: Int?, _ denominator: Int?, _ checks: inout Checks) {
        for (number, pointer) in [(numerator, "/numerator"), (denominator, "/denominator")] {
            if let number { checks.number(number, in: 0...Self.largestFigure, at: pointer) }
        }
    }

    /// A part is not above its whole.
    static func fits(_ part: Int?, in whole: Int?) -> Bool {
        part.flatMap { part in whole.map { part <= $0 } } ?? true
    }

    /// Which submission is asked for.
    func named(by request: GetSubmission) throws -> NamedSubmission {
        if let id = request.id { return .id(id) }
        if let unit = request.unit, let round = request.round { return .own(unit, in: round) }
        var checks = Checks(reference, today: today)
        checks.fail("/id", "reporting.submission-which")
        throw Refusal.invalid(checks.violations)
    }

    func submit(_ current: Submission, in round: Round) throws -> Submission {
        _ = try round.taking(RoundStep.collect)
        return try current.taking(SubmissionStep.submit).with {
            $0.submittedOn = current.submittedOn ?? today
            $0.returnedOn = nil
        }
    }

    func `return`(_ submission: Sought<Submission>, by request: ReturnSubmission) throws -> Submission {
        var checks = Checks(reference, today: today)
        let remark: String = checks.words(request.reason, at: "/reason", upTo: 2000)
        let remarks = SubmissionSections.remarks(
            request.remarks, on: submission.value?.figures.map(\.indicator), at: "/remarks", &checks)
        let submission = try checks.finish(submission)
        return try submission.taking(SubmissionStep.return).with {
            ($0.remark, $0.remarks, $0.returnedOn) = (remark, remarks, today)
        }
    }

    func accept(_ current: Submission) throws -> Submission {
        try current.taking(SubmissionStep.accept).with { $0.acceptedOn = today }
    }
}
