public import FundingAPI
public import ServiceKit
import Vocabulary

/// What can happen to a commitment.
enum CommitmentStep: Step {
    case confirm, pay, release

    func next(from status: CommitmentStatus) -> CommitmentStatus? {
        switch (status, self) {
        case (.reserved, .confirm): .confirmed
        case (.confirmed, .pay): .confirmed
        case (.reserved, .release), (.confirmed, .release): .released
        default: nil
        }
    }

    func instead(for commitment: Commitment) -> Message {
        switch commitment.status {
        case .reserved: Message("funding.commitment-is-reserved")
        case .confirmed:
            Message(
                "funding.commitment-is-confirmed",
                ["day": (commitment.confirmedOn ?? commitment.on).description])
        case .released: Message("funding.commitment-is-released")
        }
    }
}

extension Commitment: Stepping {}
