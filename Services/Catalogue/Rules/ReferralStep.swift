public import CatalogueAPI
public import ServiceKit
import Vocabulary

/// What can happen to a referral.
enum ReferralStep: String, Choice, Step {
    case accept, decline, cancel, expire
    /// A place has become free for one on the waiting list.
    case moveUp
    /// A delivery was recorded for it.
    case serve
    /// The last such delivery was voided.
    case unserve

    func next(from status: ReferralStatus) -> ReferralStatus? {
        switch (status, self) {
        case (.waiting, .accept): .accepted
        case (.queued, .moveUp): .waiting
        case (.queued, .decline), (.waiting, .decline), (.accepted, .decline): .declined
        case (.queued, .cancel), (.waiting, .cancel), (.accepted, .cancel): .cancelled
        case (.queued, .expire), (.waiting, .expire), (.accepted, .expire): .expired
        // What was given in its days is entered when its list comes in, after the place has ended by itself.
        case (.accepted, .serve), (.served, .serve), (.expired, .serve): .served
        case (.served, .unserve): .accepted
        default: nil
        }
    }

    /// One that holds no place any more contradicts nobody's life.
    func taken(by referral: Referral) -> Referral? {
        next(from: referral.status).map { next in
            referral.with {
                $0.status = next
                if !next.holdsPlace { $0.contradicted = nil }
            }
        }
    }

    /// It says which steps can be taken.
    func instead(for referral: Referral) -> Message {
        let steps = Self.allCases.filter { $0.next(from: referral.status) != nil }
        guard !steps.isEmpty else {
            return Message("catalogue.referral-ended", terms: ["status": [referral.status.term]])
        }
        return Message(
            "catalogue.referral-is", terms: ["status": [referral.status.term], "steps": steps.map(\.term)])
    }
}

extension Referral: Stepping {}

extension ReferralStatus {
    /// Whether it holds a place, as long as its last day has not passed.
    var holdsPlace: Bool {
        switch self {
        case .waiting, .accepted, .served: true
        case .queued, .declined, .cancelled, .expired: false
        }
    }
}
