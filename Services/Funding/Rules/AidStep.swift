public import FundingAPI
public import ServiceKit
import Vocabulary

/// What can happen to a proposal for development assistance.
enum AidStep: Step {
    case submit, sign, refuse

    func next(from status: AidStatus) -> AidStatus? {
        switch (status, self) {
        case (.sought, .submit): .submitted
        case (.submitted, .sign): .signed
        case (.sought, .refuse), (.submitted, .refuse): .refused
        default: nil
        }
    }

    func instead(for proposal: AidProposal) -> Message {
        switch proposal.status {
        case .sought: Message("funding.aid-is-sought")
        case .submitted: Message("funding.aid-is-submitted")
        case .signed: Message("funding.aid-is-signed", ["agreement": proposal.agreement ?? ""])
        case .refused: Message("funding.aid-is-refused")
        }
    }
}

extension AidProposal: Stepping {}
