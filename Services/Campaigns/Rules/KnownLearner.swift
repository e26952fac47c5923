import Bus
import CampaignsAPI
import RegistryAPI
import RegistryKnown
import ServiceKit
import Vocabulary

/// Somebody of the registry, as far as teaching needs to know: learnt from the registry's log.
struct KnownLearner: Hashable, Sendable {
    let learner: Learner
    /// A child, with what it was on each day.
    let child: KnownChild?
    /// The commune, or a worker's unit on the days that were asked about.
    let unit: UnitPath
    /// A worker's on those days.
    let role: WorkerRole?
    /// False for a worker who was not at work on any of those days.
    let isActive: Bool
    /// Of a worker who was not: the first at work where those days lie before it, or else the last before them.
    var firstDay: Day?
    var lastDay: Day?

    init(_ learner: Learner, of unit: UnitPath, role: WorkerRole? = nil, isActive: Bool) {
        (self.learner, self.unit, self.role, self.isActive) = (learner, unit, role, isActive)
        child = nil
    }

    init(_ child: KnownChild) {
        (learner, self.child, unit) = (Learner(child.id), child, child.home(on: .last))
        (role, isActive) = (nil, true)
    }

    /// Whether the person can be enrolled on a day.
    func isActive(on day: Day) -> Bool { isActive && child?.absence(on: day) == nil }

    /// The first day, no earlier than `day`, from which on a child has been there without a break until `last`, when it is
    /// there; of others `day` itself.
    func firstDay(since day: Day, until last: Day) -> Day {
        guard let child else { return day }
        let back = child.absences.last { $0.days.last < last }.map { $0.days.last.advanced(by: 1) }
        return max(day, child.earliestBirth, back ?? day)
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
        child?.checkBorn(by: day, at: pointer, &checks)
        if let firstDay, day < firstDay {
            checks.fail(
                pointer, "campaigns.before-work",
                ["id": learner.id.text, "day": "\(day)", "first": "\(firstDay)"])
        }
    }

    /// Throws FAILED_PRECONDITION when the person had died or left by then.
    func requirePresent(on day: Day, at pointer: String) throws {
        let absence = child?.absence(on: day)
        let last = absence?.closedOn.advanced(by: -1) ?? lastDay
        guard let last, absence != nil || last < day else { return }
        throw Refusal.precondition(
            pointer,
            Message("campaigns.learner-gone-by", ["id": learner.id.text, "last": "\(last)"]))
    }
}
