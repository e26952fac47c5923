import Bus
import ReportingAPI
import ServiceKit
import Vocabulary

// What was said of a round and never was so.

extension RoundRules {
    /// The round with the days that the request says in place of those that were said. `submissions` are what units drafted or handed in.
    func correct(
        _ round: Sought<Round>, by request: CorrectRound, submissions: [Submission]
    ) throws -> Round {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        if let day = request.openedOn { checks.day(day, at: "/openedOn") }
        if let day = request.closedOn { checks.day(day, at: "/closedOn") }
        if let known = round.value { check(request, of: known, submissions, &checks) }
        let before = try checks.finish(round)
        if before.status == .voided { _ = try before.taking(RoundStep.collect) }
        if request.closedOn != nil, before.closedOn == nil { throw notClosed(before, at: "/closedOn") }
        let corrected = before.with {
            $0.openedOn = request.openedOn ?? before.openedOn
            ($0.closedOn, $0.due) = (request.closedOn ?? before.closedOn, request.due ?? before.due)
        }
        guard corrected != before else {
            throw Refusal.precondition("/id", Message("reporting.said-so-already").about(before.id))
        }
        return corrected.with { $0.reason = request.reason }
    }

    /// Its days are in their order, and what was handed in was handed in while it was open.
    private func check(
        _ request: CorrectRound, of round: Round, _ submissions: [Submission], _ checks: inout Checks
    ) {
        let (opened, due) = (request.openedOn ?? round.openedOn, request.due ?? round.due)
        if request.due != nil, let duty = round.duty {
            checks.fail("/due", "reporting.plan-says", ["duty": duty])
        }
        if round.duty == nil, due < opened {
            checks.fail(
                request.due == nil ? "/openedOn" : "/due",
                Message("reporting.due-before-opening", ["day": "\(due)", "on": "\(opened)"])
                    .about(round.id, told: ["roundOpened"]))
        }
        let closed = request.closedOn ?? round.closedOn
        if let closed, closed < opened {
            checks.fail(
                request.closedOn == nil ? "/openedOn" : "/closedOn",
                Message("reporting.closed-before-opening", ["day": "\(closed)", "on": "\(opened)"])
                    .about(round.id))
        }
        if request.openedOn != nil { check(submissions, { $0 < opened }, at: "/openedOn", &checks) }
        if request.closedOn != nil, let closed {
            check(submissions, { $0 > closed }, at: "/closedOn", &checks)
        }
    }

    private func check(
        _ submissions: [Submission], _ isOutside: (Day) -> Bool, at pointer: String, _ checks: inout Checks
    ) {
        for submission in submissions {
            guard let handedIn = submission.submittedOn, isOutside(handedIn) else { continue }
            checks.fail(
                pointer,
                Message(
                    "reporting.handed-in-outside", ["unit": submission.unit.text, "on": "\(handedIn)"]
                ).about(submission.id, told: ["submissionSubmitted"]))
            return
        }
    }

    /// The round whose closing, or opening, never was. `review` is the one whose round it is; `handedIn` is what stands in it.
    func void(
        _ round: Sought<Round>, by request: VoidRound, of review: Review?, handedIn: [Submission]
    ) throws -> Round {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        let known = try checks.finish(round)
        switch request.what {
        case .closing:
            guard known.status == .closed else { throw notClosed(known, at: "/what") }
            if let review, review.status == .concluded { throw stands(review) }
            return reopened(known).with { $0.reason = request.reason }
        case .opening:
            if known.status == .closed {
                throw Refusal.precondition(
                    "/what",
                    Message("reporting.closing-stands", ["on": "\(known.closedOn ?? known.due)"])
                        .about(known.id, told: ["roundClosed"]))
            }
            _ = try known.taking(RoundStep.collect, at: "/what")
            if let review { throw stands(review) }
            if let submission = handedIn.first {
                throw Refusal.precondition(
                    "/what",
                    Message(
                        "reporting.round-answered",
                        ["unit": submission.unit.text, "on": "\(submission.submittedOn ?? known.openedOn)"]
                    ).about(submission.id, told: ["submissionSubmitted"]))
            }
            return voided(known).with { $0.reason = request.reason }
        }
    }

    private func notClosed(_ round: Round, at pointer: String) -> Refusal {
        let key = round.status == .voided ? "reporting.round-voided" : "reporting.round-open"
        return Refusal.precondition(pointer, Message(key, ["on": "\(round.openedOn)"]).about(round.id))
    }

    /// What becomes of a review's round is the review's.
    private func stands(_ review: Review) -> Refusal {
        Refusal.precondition(
            "/what",
            Message(
                "reporting.round-of-review",
                ["id": review.id.text, "on": "\(review.concludedOn ?? review.openedOn)"]
            ).about(review.id))
    }
}
