import Bus
import ServiceKit
import Vocabulary

/// The days of the steps that something took, each by what it made of it: the cases of the status are in the order of the steps. What was
/// said wrongly of them is put right and taken back by the same rules everywhere.
struct StepDays<Status: Choice>: Sendable {
    /// Of the steps that were taken.
    let days: [Status: Day]
    /// Whose steps they are.
    private let id: String
    /// What its events are called by: `campaign` of `campaignApproved`.
    private let noun: String

    init<Subject>(_ days: [Status: Day], of id: ID<Subject>, called noun: String) {
        (self.days, self.id, self.noun) = (days, id.text, noun)
    }

    subscript(step: Status) -> Day? { days[step] }

    /// What the log tells of a step.
    func record(of step: Status) -> RecordInTheWay { RecordInTheWay(id, of: step, called: noun) }

    /// Notes a day of a step that does not lie between those of the steps before and after it.
    func check(_ day: Day, of step: Status, _ checks: inout Checks) {
        checks.day(day, at: "/on")
        if let before = step.before, let then = days[before], day < then {
            fail(day, "campaigns.before-the-step-before", then, before, &checks)
        }
        if let next = step.after, let then = days[next], day > then {
            fail(day, "campaigns.after-the-next-step", then, next, &checks)
        }
    }

    private func fail(_ day: Day, _ key: String, _ then: Day, _ step: Status, _ checks: inout Checks) {
        checks.fail(
            "/on",
            Message(key, ["day": "\(day)", "then": "\(then)"], terms: ["step": [step.term]])
                .about(record(of: step)))
    }

    /// Throws FAILED_PRECONDITION where the step was not taken, or was on that day already.
    func requireOther(_ day: Day, of step: Status, at status: Status) throws {
        guard let then = days[step] else { throw notTaken(step, at: status) }
        guard then == day else { return }
        throw Refusal.precondition(
            "/on",
            Message("campaigns.step-the-same", ["day": "\(day)"], terms: ["step": [step.term]])
                .about(record(of: step)))
    }

    /// Throws FAILED_PRECONDITION where the step is not the last one: what is said last is taken back first.
    func requireLast(_ step: Status, at status: Status) throws {
        guard status != step else { return }
        if days[step] == nil { throw notTaken(step, at: status) }
        throw Refusal.precondition(
            "/step",
            Message("campaigns.step-followed", terms: ["status": [status.term]]).about(record(of: status)))
    }

    private func notTaken(_ step: Status, at status: Status) -> Refusal {
        Refusal.precondition(
            "/step",
            Message("campaigns.step-not-taken", terms: ["status": [status.term], "step": [step.term]])
                .about(record(of: status)))
    }
}

extension Rules {
    /// Throws PERMISSION_DENIED: who may not approve, which takes the role, takes no approval back, nor moves it.
    func requireApprover(_ mayApprove: Bool, _ role: Role) throws {
        guard !mayApprove else { return }
        throw Refusal.denied("/step", Message("campaigns.approvers-step", terms: ["role": [role.term]]))
    }
}

extension RecordInTheWay {
    /// A step of something whose events are called by `noun` and what was done: `campaignApproved`, `classOpened`.
    init(_ id: String, of step: some Choice, called noun: String) {
        let word = step.rawValue.prefix(1).uppercased() + step.rawValue.dropFirst()
        self.init(id, told: ["\(noun)\(word)\(word.hasSuffix("ed") ? "" : "ed")"])
    }
}

extension Choice {
    /// What the step before made of it; nil of the first.
    var before: Self? { neighbour(-1) }

    /// What the next step makes of it; nil of the last.
    var after: Self? { neighbour(1) }

    private func neighbour(_ distance: Int) -> Self? {
        let all = Array(Self.allCases)
        guard let place = all.firstIndex(of: self), all.indices.contains(place + distance) else { return nil }
        return all[place + distance]
    }
}
