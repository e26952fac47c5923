import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CoordinatorService {
    /// Where referrals stand.
    func followCatalogue(_ recorded: Recorded<CatalogueEvent>, _ tx: Transaction) throws {
        switch recorded.event {
        case .referralCreated(let told), .referralQueued(let told), .referralMovedUp(let told),
            .referralAccepted(let told), .referralDeclined(let told), .referralCancelled(let told),
            .referralExpired(let told), .referralServed(let told):
            let state = ReferralState(
                status: told.status, until: told.until, from: told.from, to: told.to)
            try learn(state, of: .referral(told.id), about: told.child, recorded, tx)
        default: break
        }
    }

    func forgetCatalogue(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        try forget(CatalogueContract.name, after: point, tx)
        return []
    }
}
