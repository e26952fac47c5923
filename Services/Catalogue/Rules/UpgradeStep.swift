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

    /// What is said to who tried a step that cannot be taken from here.
    var instead: Message { Message("catalogue.upgrade-is", terms: ["status": [term]]) }
}
