import Bus
import CatalogueAPI
import GatewayKit
import RegistryAPI
import Vocabulary

extension Visit {
    /// Whether the thing is the child's. An address has both: what is done to the thing of another child would be done under this one's name.
    func isThing(
        _ thing: String, _ kind: Act.Thing, of child: ChildID, _ desk: Session.Desk, _ session: Session
    )
        async throws -> Bool
    {
        let options = CallOptions(timeout: .seconds(5), language: language)
        let registry = try desk.clients.client(to: RegistryContract.name, as: .unit(session.caller))
        switch kind {
        case .case:
            let asked = ListCases().with { $0.child = child }
            for try await file in registry.feed(Cases.list, asked, options) where file.id.text == thing {
                return true
            }
            return false
        case .circumstance:
            let all = try await registry.all(Circumstances.list, options) { after in
                ListCircumstances(child: child).with { ($0.includeEnded, $0.after) = (true, after) }
            }
            return all.contains { $0.id.text == thing }
        case .link:
            let all = try await registry.all(Caregivers.list, options) { after in
                ListCaregivers(child: child).with { $0.after = after }
            }
            return all.contains { $0.link.id.text == thing }
        case .placement:
            let all = try await registry.all(Placements.list, options) { after in
                ListPlacements(child: child).with { $0.after = after }
            }
            return all.contains { $0.id.text == thing }
        case .referral:
            let catalogue = try desk.clients.client(to: CatalogueContract.name, as: .unit(session.caller))
            let asked = ListReferrals().with { $0.child = child }
            for try await referral in catalogue.feed(Referrals.list, asked, options)
            where referral.id.text == thing { return true }
            return false
        case .transfer:
            return try await transfers(desk, session).contains { $0.id.text == thing && $0.child == child }
        }
    }
}
