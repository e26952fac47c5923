import Bus
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

    /// Where the step leads. FAILED_PRECONDITION when it cannot be taken from here.
    func taking(_ step: EventStep, at pointer: String) throws -> EventStatus {
        guard let next = after(step) else { throw Refusal.precondition(pointer, instead) }
        return next
    }

    /// What is said to who tried a step that cannot be taken from here.
    private var instead: Message { Message("campaigns.event-step", terms: ["status": [term]]) }
}
