import CampaignsAPI
import RegistryAPI
import RegistryKnown
import Store
import Vocabulary

extension KnownWorkerRecords {
    /// The worker as it was on the first of these days on which it was at work; where it was on none, whether it had left or
    /// had not begun. Nil of one that the registry has not told of.
    func learner(_ worker: WorkerID, during days: DayRange) throws -> KnownLearner? {
        let (post, standing) = (try posts.timeline(of: worker), try standings.timeline(of: worker))
        let atWork = standing.stretches().filter { $0.value == .atWork }.map(\.days)
        let present = atWork.first { $0.overlaps(days) }
        let day = present.map { max($0.from, days.from) } ?? days.from
        guard let value = post.value(on: day) ?? post.stretches().first?.value else { return nil }
        var known = KnownLearner(
            Learner(worker), of: value.unit, role: value.role, isActive: present != nil)
        if present == nil {
            known.lastDay = atWork.last { $0.last < days.from }?.until
            known.firstDay = known.lastDay == nil ? atWork.first?.from : nil
        }
        return known
    }
}
