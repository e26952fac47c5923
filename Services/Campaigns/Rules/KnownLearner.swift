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
    /// A worker, likewise. Of a caregiver nothing more is known.
    let worker: KnownWorker?

    init(_ learner: Learner, child: KnownChild? = nil, worker: KnownWorker? = nil) {
        (self.learner, self.child, self.worker) = (learner, child, worker)
    }

    init(_ child: KnownChild) { self.init(Learner(child.id), child: child) }

    /// Whether the person can be enrolled on a day.
    func isActive(on day: Day) -> Bool {
        if let worker { return worker.atWork.contains { $0.contains(day) } }
        return child?.absence(on: day) == nil
    }

    /// The first day, no earlier than `day`, from which on a child or a worker has been there without a break until `last`,
    /// when it is there; of a caregiver `day` itself.
    func firstDay(since day: Day, until last: Day) -> Day {
        if let worker { return max(day, worker.atWork.last { $0.from <= last }?.from ?? day) }
        guard let child else { return day }
        let back = child.absences.last { $0.days.last < last }.map { $0.days.last.advanced(by: 1) }
        return max(day, child.earliestBirth, back ?? day)
    }

    /// Which of a course's audiences the person belongs to on a day.
    func audience(on day: Day) -> Audience {
        switch learner.kind {
        case .child: .children
        case .caregiver: .caregivers
        case .worker: worker?.role(on: day)?.audience ?? .officers
        }
    }

    /// Nobody is in class before birth, and no worker before its first day at work.
    func checkThere(by day: Day, at pointer: String, _ checks: inout Checks) {
        child?.checkBorn(by: day, at: pointer, &checks)
        if let first = worker?.atWork.first?.from, day < first {
            checks.fail(
                pointer, "campaigns.before-work",
                ["id": learner.id.text, "day": "\(day)", "first": "\(first)"])
        }
    }

    /// The last day on which the person was there who had died or left by then; nil of anybody else.
    func lastDay(before day: Day) -> Day? { child?.absence(on: day)?.lastDay ?? worker?.leftBefore(day) }

    /// Throws FAILED_PRECONDITION when the person had died or left by then.
    func requirePresent(on day: Day, at pointer: String) throws {
        guard let last = lastDay(before: day) else { return }
        throw learner.gone(by: last, at: pointer)
    }
}

extension Learner {
    /// That the person was there until a day only.
    func gone(by last: Day, at pointer: String) -> Refusal {
        .precondition(
            pointer, Message("campaigns.learner-gone-by", ["id": id.text, "last": "\(last)"]))
    }
}

extension Absence {
    /// The last day on which the child was there.
    var lastDay: Day { closedOn.advanced(by: -1) }
}
