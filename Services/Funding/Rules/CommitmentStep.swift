import Bus
import FundingAPI
import Vocabulary

/// What can happen to a commitment.
enum CommitmentStep: Sendable, CaseIterable {
    case confirm, pay, release
}

extension CommitmentStatus {
    /// Where the step leads; nil when it cannot be taken from here.
    func after(_ step: CommitmentStep) -> CommitmentStatus? {
        switch (self, step) {
        case (.reserved, .confirm): .confirmed
        case (.confirmed, .pay): .confirmed
        case (.reserved, .release), (.confirmed, .release): .released
        default: nil
        }
    }

    /// Where the step leads. FAILED_PRECONDITION when it cannot be taken from here.
    func taking(_ step: CommitmentStep, at pointer: String) throws -> CommitmentStatus {
        guard let next = after(step) else { throw Refusal.precondition(pointer, instead) }
        return next
    }

    /// What is said to who tried a step that cannot be taken from here.
    var instead: Message {
        switch self {
        case .reserved: Message("funding.commitment-is-reserved")
        case .confirmed: Message("funding.commitment-is-confirmed")
        case .released: Message("funding.commitment-is-released")
        }
    }
}
