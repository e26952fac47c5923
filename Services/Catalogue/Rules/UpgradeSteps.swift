import Bus
import CatalogueAPI
import Vocabulary

extension Upgrade {
    private func with(
        _ status: UpgradeStatus, approvedOn: Day?, completedOn: Day? = nil, meetsStandard: Bool? = nil
    ) -> Upgrade {
        Upgrade(
            id: id, provider: provider, unit: unit, place: place, work: work, cost: cost, status: status,
            proposedOn: proposedOn, approvedOn: approvedOn, completedOn: completedOn,
            meetsStandard: meetsStandard)
    }

    func approved(on day: Day) throws -> Upgrade {
        guard status == .proposed else {
            throw Refusal.precondition("/id", Message("catalogue.upgrade-is-\(status.rawValue)"))
        }
        return with(.approved, approvedOn: day)
    }

    func completed(on day: Day, meetsStandard: Bool) throws -> Upgrade {
        guard status == .approved, let approvedOn else {
            throw Refusal.precondition("/id", Message("catalogue.upgrade-is-\(status.rawValue)"))
        }
        guard approvedOn <= day else {
            throw Refusal.invalid(
                "/on", Message("catalogue.upgrade-before-approval", ["day": approvedOn.description]))
        }
        return with(.completed, approvedOn: approvedOn, completedOn: day, meetsStandard: meetsStandard)
    }
}
