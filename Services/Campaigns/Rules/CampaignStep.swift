public import CampaignsAPI
public import ServiceKit
import Vocabulary

/// What can happen to a campaign.
enum CampaignStep: Step {
    case approve, launch, complete

    func next(from status: CampaignStatus) -> CampaignStatus? {
        switch (status, self) {
        case (.planned, .approve): .approved
        case (.approved, .launch): .launched
        case (.launched, .complete): .completed
        default: nil
        }
    }

    /// It says where the step can be taken.
    func instead(for campaign: Campaign) -> Message {
        let needed = CampaignStatus.allCases.filter { next(from: $0) != nil }
        return Message(
            "campaigns.campaign-step",
            terms: ["status": [campaign.status.term], "needed": needed.map(\.term)])
    }
}

extension Campaign: Stepping {}
