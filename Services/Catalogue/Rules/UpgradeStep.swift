import Bus
import CatalogueAPI
import Vocabulary

/// What can happen to an upgrade.
enum UpgradeStep {
    case approve, complete
}

extension UpgradeStatus {
    /// Where the step leads; nil when it cannot be taken from here.
    func after(_ step: UpgradeStep) -> UpgradeStatus? {
        switch (self, step) {
        case (.proposed, .approve): .approved
        case (.approved, .complete): .completed
        default: nil
        }
    }

    /// Where the step leads. FAILED_PRECONDITION when it cannot be taken from here.
    func taking(_ step: UpgradeStep, at pointer: String) throws -> UpgradeStatus {
        guard let next = after(step) else { throw Refusal.precondition(pointer, instead) }
        return next
    }

    /// What is said to who tried a step that cannot be taken from here.
    private var instead: Message { Message("catalogue.upgrade-is", terms: ["status": [term]]) }
}

extension Upgrade {
    /// The upgrade after a step. FAILED_PRECONDITION when the step cannot be taken from where it is.
    func taking(_ step: UpgradeStep) throws -> Upgrade {
        var taken = self
        taken.status = try status.taking(step, at: "/id")
        return taken
    }
}
