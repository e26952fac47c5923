import CampaignsAPI
import ServiceKit
import Vocabulary

/// What can happen to a class.
enum ClassStep: Step {
    /// Somebody is enrolled or leaves, or hours are entered.
    case teach
    case complete

    func next(from status: ClassStatus) -> ClassStatus? {
        switch (status, self) {
        case (.open, .teach): .open
        case (.open, .complete): .completed
        case (.completed, _): nil
        }
    }

    /// Only a completed class has steps that cannot be taken.
    func instead(for entry: KeptClass) -> Message {
        Message("campaigns.class-completed", ["day": "\(entry.completedOn ?? entry.end)"])
    }
}

extension KeptClass: Stepping {}
