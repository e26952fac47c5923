import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension FundingService: SettlesChildren {
    /// Keeps which children there are, and where they live: waivers are granted to them.
    func followRegistry(_ recorded: Recorded<RegistryEvent>, _ tx: Transaction) throws {
        switch recorded.event.topic {
        case .child(let facts): try keep(facts, of: recorded, in: tx.knownChildren, tx)
        case .childPair, .circumstance, .confidential, .disability, .caregiver, .caregiverPair, .link,
            .worker,
            .placement, .case, .opening, .forgetting:
            break
        }
    }

    /// Takes back what the registry's log no longer has after the point. What it was about is to be settled.
    func forgetRegistry(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        Set(try tx.knownChildren.forget(after: point).map(\.text))
    }
}
