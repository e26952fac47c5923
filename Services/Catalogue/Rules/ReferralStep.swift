import Bus
import CatalogueAPI
import Vocabulary

/// What can happen to a referral.
enum ReferralStep: String, Choice {
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

    /// Where the step leads. FAILED_PRECONDITION when it cannot be taken from here.
    func taking(_ step: ReferralStep, at pointer: String) throws -> ReferralStatus {
        guard let next = after(step) else { throw Refusal.precondition(pointer, instead) }
        return next
    }

    /// What is said to who tried a step that cannot be taken from here: which ones can.
    var instead: Message {
        let steps = ReferralStep.allCases.filter { after($0) != nil }
        guard !steps.isEmpty else { return Message("catalogue.referral-ended", terms: ["status": [term]]) }
        return Message(
            "catalogue.referral-is", terms: ["status": [term], "steps": steps.map(\.term)])
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
    func taking(_ step: ReferralStep, at pointer: String = "/id") throws -> Referral {
        var taken = self
        taken.status = try status.taking(step, at: pointer)
        if !taken.status.holdsPlace { taken.contradicted = nil }
        return taken
    }
}
