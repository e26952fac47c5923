import Bus
import ReportingAPI
import ServiceKit
import Vocabulary

/// Of what a plan is reviewed, how often, and what a review concludes with.
struct ReviewRules: Rules {
    let reference: Reference
    let today: Day

    /// The review, and the round in which the units are asked.
    func open(
        _ request: OpenReview, as id: ReviewID, in roundID: RoundID, of plan: Sought<PublishedPlan>,
        among reviews: [Review]
    ) throws -> (review: Review, round: Round) {
        var checks = Checks(reference, today: today)
        if let document = plan.value?.plan { check(request, of: document, &checks) }
        guard let title = ReportingTexts.catalogue.bilingual(request.kind.term) else {
            preconditionFailure("a test sees to it that every kind of review has a word")
        }
        let round = try RoundRules(reference: reference, today: today).adHoc(
            OpenRound(plan: request.plan, period: request.period).with {
                ($0.title, $0.due, $0.units) = (title, request.due, request.units)
            }, as: roundID, of: plan, after: checks)
        if request.kind == .final, let same = reviews.first(where: { $0.kind == .final }) {
            throw Refusal.exists(
                "/kind",
                Message("reporting.review-exists", ["id": same.id.text, "on": "\(same.openedOn)"])
                    .about(same.id, told: ["reviewOpened"]))
        }
        let review = Review(
            id: id, plan: round.plan, kind: request.kind, period: request.period, round: round.id,
            status: .open, openedOn: today)
        return (review, round)
    }

    private func check(_ request: OpenReview, of plan: PlanDocument, _ checks: inout Checks) {
        let whole = plan.period
        let bounds = ["start": "\(whole.start)", "end": "\(whole.end)"]
        if !whole.contains(request.period.start) || !whole.contains(request.period.end) {
            checks.fail("/period", "reporting.review-outside", bounds)
        } else if request.kind == .final, request.period != whole {
            checks.fail("/period", "reporting.review-whole", bounds)
        } else if today < request.period.start {
            checks.fail(
                "/period", "reporting.period-to-come",
                ["start": "\(request.period.start)", "today": "\(today)"])
        }
    }

    func conclude(_ review: Sought<Review>, by request: ConcludeReview) throws -> Review {
        var checks = Checks(reference, today: today)
        let conclusion: String = checks.remark(request.conclusion, at: "/conclusion", upTo: 20_000)
        let lessons = lines(request.lessons, at: "/lessons", most: 100, upTo: 2000, &checks)
        let successors = lines(request.successors, at: "/successors", most: 20, upTo: 200, &checks)
        let current = try checks.finish(review)
        return try current.taking(ReviewStep.conclude).with {
            ($0.conclusion, $0.concludedOn) = (conclusion, today)
            ($0.lessons, $0.successors) = (lessons, successors)
        }
    }

    func lines(
        _ lines: [String]?, at pointer: String, most: Int, upTo limit: Int, _ checks: inout Checks
    ) -> [String] {
        let lines = lines ?? []
        if lines.count > most { checks.count(lines.count, in: 0...most, at: pointer) }
        return lines.enumerated().map { checks.words($1, at: "\(pointer)/\($0)", upTo: limit) as String }
    }

    /// The last days of the years of a period, the last of them the period's own, or today's.
    func days(of period: Period) -> [Day] {
        let last = min(period.end, today)
        guard period.start <= last else { return [] }
        return (period.start.year...last.year).map { year in
            min(Day(year: year, month: 12, day: 31) ?? last, last)
        }
    }
}
