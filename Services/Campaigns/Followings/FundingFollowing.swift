import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    /// Keeps which allocations there are: communication plans name them. What is held and spent of them is the fund's own matter.
    func followFunding(_ recorded: Recorded<FundingEvent>, _ tx: Transaction) throws {
        switch recorded.event {
        case .allocationMade(let told), .allocationRevised(let told), .allocationCorrected(let told),
            .allocationVoided(let told):
            try tx.budgetLines.learn(told, learned: recorded.learned, by: recorded.recorder)
        default: break
        }
    }

    /// Takes back what that log no longer has after the point. Nothing hangs on it: plans are looked at anew.
    func forgetFunding(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        try tx.budgetLines.forget(after: point)
        return []
    }
}
