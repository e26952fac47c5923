import Bus
import CampaignsAPI
import Vocabulary

/// What can happen to a campaign.
enum CampaignStep {
    case approve, launch, complete
}

extension CampaignStatus {
    /// Where the step leads; nil when it cannot be taken from here.
    func after(_ step: CampaignStep) -> CampaignStatus? {
        switch (self, step) {
        case (.planned, .approve): .approved
        case (.approved, .launch): .launched
        case (.launched, .complete): .completed
        default: nil
        }
    }

    /// Where the step leads. FAILED_PRECONDITION when it cannot be taken from here.
    func taking(_ step: CampaignStep, at pointer: String) throws -> CampaignStatus {
        guard let next = after(step) else { throw Refusal.precondition(pointer, instead(of: step)) }
        return next
    }

    /// What is said to who tried a step that cannot be taken from here: where it can be.
    private func instead(of step: CampaignStep) -> Message {
        let needed = CampaignStatus.allCases.filter { $0.after(step) != nil }
        return Message("campaigns.campaign-step", terms: ["status": [term], "needed": needed.map(\.term)])
    }
}
