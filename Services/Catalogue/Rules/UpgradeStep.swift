public import CatalogueAPI
public import ServiceKit
import Vocabulary

/// What can happen to an upgrade.
enum UpgradeStep: Step {
    case approve, complete

    func next(from status: UpgradeStatus) -> UpgradeStatus? {
        switch (status, self) {
        case (.proposed, .approve): .approved
        case (.approved, .complete): .completed
        default: nil
        }
    }

    func instead(for upgrade: Upgrade) -> Message {
        Message("catalogue.upgrade-is", terms: ["status": [upgrade.status.term]])
    }
}

extension Upgrade: Stepping {}
