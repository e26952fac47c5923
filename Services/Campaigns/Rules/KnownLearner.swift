import Bus
import CampaignsAPI
import RegistryAPI
import ServiceKit
import Vocabulary

/// Somebody of the registry, as far as teaching needs to know: learnt from the registry's log.
struct KnownLearner: Hashable, Sendable {
    let learner: Learner
    /// The commune, or a worker's unit on the days that were asked about.
    let unit: UnitPath
    /// A worker's on those days.
    let role: WorkerRole?
    /// False for a child whose registration has ended and a worker who was not at work on any of those days.
    let isActive: Bool
    /// The first day that a child can have been born on or a worker was at work, and the last on which the person was there,
    /// where they are known.
    var firstDay: Day?
    var lastDay: Day?

    init(_ learner: Learner, of unit: UnitPath, role: WorkerRole? = nil, isActive: Bool) {
        (self.learner, self.unit, self.role, self.isActive) = (learner, unit, role, isActive)
    }

    /// Which of a course's audiences the person belongs to.
    var audience: Audience {
        switch (learner.kind, role) {
        case (.child, _): .children
        case (.caregiver, _): .caregivers
        case (.worker, .teacher): .teachers
        case (.worker, .collaborator): .collaborators
        case (.worker, _): .officers
        }
    }

    /// Nobody is in class before birth, and no worker before its first day at work.
    func checkThere(by day: Day, at pointer: String, _ checks: inout Checks) {
        guard let firstDay, day < firstDay else { return }
        let rule = learner.kind == .worker ? "campaigns.before-work" : "campaigns.before-birth"
        checks.fail(
            pointer, rule, ["id": learner.id.text, "day": "\(day)", "first": "\(firstDay)"])
    }

    /// Throws FAILED_PRECONDITION when the person had died or left by then.
    func requirePresent(on day: Day, at pointer: String) throws {
        guard let lastDay, lastDay < day else { return }
        throw Refusal.precondition(
            pointer,
            Message("campaigns.learner-gone-by", ["id": learner.id.text, "last": "\(lastDay)"]))
    }
}
