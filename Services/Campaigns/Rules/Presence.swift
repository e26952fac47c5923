import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

/// Nobody is in class outside of their life: before birth, after death, or once they have left.
enum Presence {
    /// `known` is nil for somebody of whom the registry has never told: enrolling refuses those.
    static func require(_ known: KnownLearner?, on day: Day) throws {
        guard let known else { return }
        let id = ["id": known.learner.id.text]
        if let first = known.firstDay, day < first {
            throw Refusal.precondition(
                "/on", Message("campaigns.before-birth", id.merging(["day": "\(day)"]) { $1 }))
        }
        if let last = known.lastDay, last < day {
            throw Refusal.precondition(
                "/on", Message("campaigns.learner-gone-by", id.merging(["last": "\(last)"]) { $1 }))
        }
    }
}
