import Bus
import CatalogueAPI
import Vocabulary

extension Upgrade {
    func approved(on day: Day) throws -> Upgrade {
        guard status == .proposed else { throw outOfTurn }
        var approved = self
        (approved.status, approved.approvedOn) = (.approved, day)
        return approved
    }

    func completed(on day: Day, meetsStandard: Bool) throws -> Upgrade {
        guard status == .approved else { throw outOfTurn }
        var completed = self
        (completed.status, completed.completedOn) = (.completed, day)
        completed.meetsStandard = meetsStandard
        return completed
    }

    /// It is proposed, then approved, then completed, each once.
    private var outOfTurn: Refusal {
        Refusal.precondition("/id", Message("catalogue.upgrade-is", terms: ["status": [status.term]]))
    }
}
