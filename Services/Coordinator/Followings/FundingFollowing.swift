import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension CoordinatorService {
    /// What units pay for children month by month, and until when: not why, nor how much.
    func followFunding(_ recorded: Recorded<FundingEvent>, _ tx: Transaction) throws {
        switch recorded.event {
        case .entitlementGranted(let told), .entitlementChanged(let told), .entitlementSuspended(let told),
            .entitlementResumed(let told), .entitlementStopped(let told), .entitlementCorrected(let told):
            try learn(told, isVoided: told.contradicted == true, recorded, tx)
        case .entitlementVoided(let told): try learn(told, isVoided: true, recorded, tx)
        default: break
        }
    }

    func forgetFunding(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        try forget(FundingContract.name, after: point, tx)
        return []
    }

    private func learn(
        _ told: EntitlementFacts, isVoided: Bool, _ recorded: Recorded<FundingEvent>, _ tx: Transaction
    ) throws {
        let state = AllowanceState(unit: told.unit, until: told.until, isVoided: isVoided)
        try learn(state, of: .allowance(told.id), about: told.child, recorded, tx)
    }
}
