public import CampaignsAPI
public import ServiceKit
import Vocabulary

/// What can happen to an event.
enum EventStep: Step {
    case hold, cancel
    /// What was said of it is put right.
    case correct
    /// That it was held or cancelled never was so.
    case void

    func next(from status: EventStatus) -> EventStatus? {
        switch (status, self) {
        case (.scheduled, .hold): .held
        case (.scheduled, .cancel): .cancelled
        case (.held, .correct): .held
        case (.held, .void), (.cancelled, .void): .scheduled
        default: nil
        }
    }

    func instead(for event: CommunicationEvent) -> Message {
        let key =
            switch self {
            case .hold, .cancel: "campaigns.event-step"
            case .correct: "campaigns.event-not-held"
            case .void: "campaigns.event-scheduled"
            }
        return Message(key, terms: ["status": [event.status.term]])
    }
}

extension CommunicationEvent: Stepping {}
