import Bus
import CampaignsAPI
import Vocabulary

/// What can happen to a class.
enum ClassStep {
    /// Somebody is enrolled or leaves, or hours are entered.
    case teach
    case complete
}

extension ClassStatus {
    /// Where the step leads; nil when it cannot be taken from here.
    func after(_ step: ClassStep) -> ClassStatus? {
        switch (self, step) {
        case (.open, .teach): .open
        case (.open, .complete): .completed
        case (.completed, _): nil
        }
    }
}

extension ClassEntry {
    /// Where the step leads. FAILED_PRECONDITION when it cannot be taken from here.
    @discardableResult
    func taking(_ step: ClassStep, at pointer: String = "/id") throws -> ClassStatus {
        guard let next = status.after(step) else { throw Refusal.precondition(pointer, instead) }
        return next
    }

    /// What is said to who tried a step that cannot be taken from here: only a completed class has such.
    private var instead: Message { Message("campaigns.class-completed", ["day": "\(completedOn ?? end)"]) }
}
