public import CampaignsAPI
public import ServiceKit
import Vocabulary

/// What can happen to an event.
enum EventStep: Step {
    case hold, cancel

    func next(from status: EventStatus) -> EventStatus? {
        switch (status, self) {
        case (.scheduled, .hold): .held
        case (.scheduled, .cancel): .cancelled
        default: nil
        }
    }

    func instead(for event: CommunicationEvent) -> Message {
        Message("campaigns.event-step", terms: ["status": [event.status.term]])
    }
}

extension CommunicationEvent: Stepping {}
