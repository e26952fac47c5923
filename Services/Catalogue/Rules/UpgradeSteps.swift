import Bus
import CatalogueAPI
import Vocabulary

extension Upgrade {
    func approved(on day: Day) throws -> Upgrade {
        guard status == .proposed else {
            throw Refusal.precondition("/id", Message("catalogue.upgrade-is-\(status.rawValue)"))
        }
        var approved = self
        (approved.status, approved.approvedOn) = (.approved, day)
        return approved
    }

    func completed(on day: Day, meetsStandard: Bool) throws -> Upgrade {
        guard status == .approved, let approvedOn else {
            throw Refusal.precondition("/id", Message("catalogue.upgrade-is-\(status.rawValue)"))
        }
        guard approvedOn <= day else {
            throw Refusal.invalid(
                "/on", Message("catalogue.upgrade-before-approval", ["day": approvedOn.description]))
        }
        var completed = self
        (completed.status, completed.completedOn) = (.completed, day)
        completed.meetsStandard = meetsStandard
        return completed
    }
}
