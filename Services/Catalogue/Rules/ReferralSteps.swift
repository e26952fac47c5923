import Bus
import CatalogueAPI
import Vocabulary

/// What can happen to a referral.
enum ReferralStep: String, Sendable, CaseIterable {
    case accept, decline, cancel, expire
    /// A delivery was recorded for it.
    case serve
    /// The last such delivery was voided.
    case unserve
}

extension ReferralStatus {
    /// Where the step leads; nil when it cannot be taken from here.
    func after(_ step: ReferralStep) -> ReferralStatus? {
        switch (self, step) {
        case (.waiting, .accept): .accepted
        case (.waiting, .decline), (.accepted, .decline): .declined
        case (.waiting, .cancel), (.accepted, .cancel): .cancelled
        case (.waiting, .expire), (.accepted, .expire): .expired
        case (.accepted, .serve), (.served, .serve): .served
        case (.served, .unserve): .accepted
        default: nil
        }
    }

    /// Whether it holds a place, as long as its last day has not passed.
    var holdsPlace: Bool {
        switch self {
        case .waiting, .accepted, .served: true
        case .declined, .cancelled, .expired: false
        }
    }
}

extension Referral {
    /// The referral after a step. FAILED_PRECONDITION when the step cannot be taken from where it is.
    func taking(
        _ step: ReferralStep, at pointer: String, reason: String? = nil, until: Day? = nil
    ) throws -> Referral {
        guard let next = status.after(step) else {
            throw Refusal.precondition(
                pointer,
                Message("catalogue.referral-is-\(status.rawValue)"))
        }
        var taken = self
        taken.status = next
        taken.until = until ?? self.until
        taken.reason = reason ?? self.reason
        return taken
    }
}
