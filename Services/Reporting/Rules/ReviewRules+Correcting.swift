import Bus
import ReportingAPI
import ServiceKit
import Vocabulary

// What was said of a review and never was so.

extension ReviewRules {
    /// The review with what the request says in place of what was said.
    func correct(_ review: Sought<Review>, by request: CorrectReview) throws -> Review {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        let conclusion: String? = checks.remark(request.conclusion, at: "/conclusion", upTo: 20_000)
        let lessons = lines(request.lessons, at: "/lessons", most: 100, upTo: 2000, &checks)
        let successors = lines(request.successors, at: "/successors", most: 20, upTo: 200, &checks)
        let concluded = request.concludedOn ?? review.value?.concludedOn
        if let day = request.openedOn {
            checks.day(day, at: "/openedOn")
            if let concluded, day > concluded {
                checks.fail(
                    "/openedOn",
                    Message("reporting.opened-after-conclusion", ["day": "\(day)", "on": "\(concluded)"])
                        .about(request.id, told: ["reviewConcluded"]))
            }
        }
        if let day = request.concludedOn {
            let opened =
                DayBound.named("openedOn", request.openedOn)
                ?? .recorded(
                    ReportingDay.reviewOpening, on: review.value?.openedOn, of: request.id,
                    told: ["reviewOpened", "reviewCorrected"])
            checks.day(day, since: opened, at: "/concludedOn")
        }
        let before = try checks.finish(review)
        let saysConcluded =
            request.concludedOn != nil || conclusion != nil || request.lessons != nil
            || request.successors != nil
        if saysConcluded, before.status != .concluded { throw notConcluded(before, at: "/id") }
        let corrected = before.with {
            $0.openedOn = request.openedOn ?? before.openedOn
            ($0.concludedOn, $0.conclusion) = (concluded, conclusion ?? before.conclusion)
            if request.lessons != nil { $0.lessons = lessons }
            if request.successors != nil { $0.successors = successors }
        }
        guard corrected != before else {
            throw Refusal.precondition("/id", Message("reporting.said-so-already").about(before.id))
        }
        return corrected
    }

    /// The review that was not concluded; as it was, where it never was opened. `handedIn` is what stands in its round.
    func void(_ review: Sought<Review>, by request: VoidReview, handedIn: [Submission]) throws -> Review {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        let known = try checks.finish(review)
        switch request.what {
        case .conclusion:
            guard known.status == .concluded else { throw notConcluded(known, at: "/what") }
            return known.openAgain
        case .opening:
            guard known.status == .open else {
                throw Refusal.precondition(
                    "/what",
                    Message(
                        "reporting.conclusion-stands", ["on": "\(known.concludedOn ?? known.openedOn)"]
                    ).about(known.id))
            }
            if let submission = handedIn.first {
                throw Refusal.precondition(
                    "/what",
                    Message("reporting.review-answered", ["unit": submission.unit.text])
                        .about(submission.id))
            }
            return known
        }
    }

    private func notConcluded(_ review: Review, at pointer: String) -> Refusal {
        Refusal.precondition(
            pointer, Message("reporting.review-open", ["on": "\(review.openedOn)"]).about(review.id))
    }
}
