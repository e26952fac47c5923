public import CatalogueAPI
public import ServiceKit
import Vocabulary

/// What can happen to an upgrade.
enum UpgradeStep: Step {
    case refuse, approve, fund, complete, certify

    func next(from status: UpgradeStatus) -> UpgradeStatus? {
        switch (status, self) {
        case (.proposed, .refuse): .refused
        case (.proposed, .approve): .approved
        case (.approved, .fund): .funded
        // What is given, or costs nothing, is done without money.
        case (.approved, .complete), (.funded, .complete): .completed
        case (.completed, .certify): .certified
        default: nil
        }
    }

    func instead(for upgrade: Upgrade) -> Message {
        Message("catalogue.upgrade-is", terms: ["status": [upgrade.status.term]])
    }
}

extension Upgrade: Stepping {}
