import CampaignsAPI
import Vocabulary

/// What can happen to an event.
enum EventStep {
    case hold, cancel
}

extension EventStatus {
    /// Where the step leads; nil when it cannot be taken from here.
    func after(_ step: EventStep) -> EventStatus? {
        switch (self, step) {
        case (.scheduled, .hold): .held
        case (.scheduled, .cancel): .cancelled
        default: nil
        }
    }

    /// What is said to who tried a step that cannot be taken from here.
    var instead: Message { Message("campaigns.event-step", terms: ["status": [term]]) }
}
