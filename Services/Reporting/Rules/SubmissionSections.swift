import ReportingAPI
import ServiceKit
import Vocabulary

/// What a draft says beside its figures: why they moved, what was done by activity, what the year is expected to come to. Nil of
/// what the request leaves out, which stays.
struct SubmissionSections {
    private let explanations: [FigureRemark]?
    private let activities: [ActivityNarrative]?
    private let estimates: [FigureEstimate]?

    init(
        _ request: DraftSubmission, known: [SubmittedFigure]?, activities: [String]?, _ checks: inout Checks
    ) {
        let indicators = known?.map(\.indicator)
        explanations = Self.remarks(request.explanations, on: indicators, at: "/explanations", &checks)
        self.activities = Self.once(request.activities, by: \.activity, at: "/activities", &checks) {
            part, checks in
            Self.know(
                part.activity, among: activities, "reporting.no-activity", at: "/activity", &checks)
            return part.with { $0.text = checks.remark(part.text, at: "/text", upTo: 4000) }
        }
        estimates = Self.once(request.estimates, by: \.indicator, at: "/estimates", &checks) { part, checks in
            Self.know(part.indicator, among: indicators, "reporting.no-indicator", at: "/indicator", &checks)
            return Self.check(part, of: known?.first { $0.indicator == part.indicator }?.known, &checks)
        }
    }

    func put(in draft: Submission) -> Submission {
        draft.with {
            if let explanations { $0.explanations = explanations.isEmpty ? nil : explanations }
            if let activities { $0.activities = activities.isEmpty ? nil : activities }
            if let estimates { $0.estimates = estimates.isEmpty ? nil : estimates }
        }
    }

    /// Words on indicators, each once.
    static func remarks(
        _ remarks: [FigureRemark]?, on indicators: [String]?, at pointer: String, _ checks: inout Checks
    ) -> [FigureRemark]? {
        once(remarks, by: \.indicator, at: pointer, &checks) { part, checks in
            know(part.indicator, among: indicators, "reporting.no-indicator", at: "/indicator", &checks)
            return part.with { $0.text = checks.words(part.text, at: "/text", upTo: 2000) }
        }
    }

    /// Numbers that can be, a part not above its whole, and a whole where the services know one.
    static func check(_ estimate: FigureEstimate, of known: FigurePair?, _ checks: inout Checks)
        -> FigureEstimate
    {
        for (number, pointer) in [
            (estimate.numerator, "/numerator"), (estimate.denominator ?? 0, "/denominator"),
        ] {
            checks.number(number, in: 0...SubmissionRules.largestFigure, at: pointer)
        }
        let isShare = known.map { $0.denominator != nil } ?? (estimate.denominator != nil)
        if !SubmissionRules.fits(estimate.numerator, in: estimate.denominator)
            || (estimate.denominator != nil) != isShare
        {
            checks.fail("/denominator", "reporting.figure-denominator")
        }
        return estimate
    }

    static func know(
        _ id: String, among known: [String]?, _ rule: String, at pointer: String, _ checks: inout Checks
    ) {
        guard let known, !known.contains(id) else { return }
        checks.fail(pointer, rule, ["id": id, "known": known.joined(separator: ", ")])
    }

    /// Each part, looked at for itself, and none about the same thing twice.
    static func once<Part>(
        _ parts: [Part]?, by key: (Part) -> String, at pointer: String, _ checks: inout Checks,
        _ look: (Part, inout Checks) -> Part
    ) -> [Part]? {
        guard let parts else { return nil }
        var (seen, found): (Set<String>, [Part]) = ([], [])
        for (index, part) in parts.enumerated() {
            guard seen.insert(key(part)).inserted else {
                checks.fail("\(pointer)/\(index)", "check.named-twice")
                continue
            }
            found.append(checks.part("\(pointer)/\(index)") { checks in look(part, &checks) })
        }
        return found
    }
}
