public import CampaignsAPI
public import ServiceKit
import Vocabulary

/// What can happen to a communication plan.
enum CommunicationStep: Step {
    case approve, revise

    func next(from status: CommunicationStatus) -> CommunicationStatus? {
        switch (status, self) {
        case (.drafted, .approve): .approved
        case (.approved, .approve): nil
        case (_, .revise): .drafted
        }
    }

    func instead(for plan: CommunicationPlan) -> Message {
        Message("campaigns.communication-approved-already", ["version": "\(plan.version)"])
    }
}

extension CommunicationPlan: Stepping {}
