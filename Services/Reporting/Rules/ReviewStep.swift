public import ReportingAPI
public import ServiceKit
import Vocabulary

/// What can happen to a review.
enum ReviewStep: Step {
    case conclude

    func next(from status: ReviewStatus) -> ReviewStatus? { status == .open ? .concluded : nil }

    func instead(for review: Review) -> Message {
        Message("reporting.review-concluded", ["on": "\(review.concludedOn ?? review.openedOn)"])
    }
}

extension Review: Stepping {}
