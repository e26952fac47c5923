import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

extension ChildRules {
    /// The child, closed. Only an active child is closed, once, on a day between its registration and today; it ages
    /// out only when it has reached the limit of childhood. What lies after the day, or between it and the child's return, is
    /// corrected first, unless the entry never was.
    func close(
        _ child: Sought<RegisteredChild>, by request: CloseChild, life: RecordedLife
    ) throws -> RegisteredChild {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, since: .registration(of: child.value), at: "/on")
        let note = checks.remark(request.note, at: "/note", upTo: 1000)
        if let back = request.reopenedOn {
            checks.day(
                back, since: DayBound.said(request.on, today).following, at: "/reopenedOn")
            if request.reason.isForGood {
                checks.fail(
                    "/reopenedOn", "registry.back-from-for-good", terms: ["status": [request.reason.term]])
            }
        }
        if request.reason == .active {
            let reasons = ChildStatus.allCases.filter { $0 != .active }
            checks.fail(
                "/reason", "registry.closing-as-active",
                terms: ["active": [ChildStatus.active.term], "choices": reasons.map(\.term)])
        }
        var closed = try checks.finish(child)
        try closed.requireActive(at: "/id")
        if request.reason == .agedOut, let end = Childhood(reference: reference).end(closed.birth, by: day),
            day < end
        {
            throw Refusal.precondition("/reason", Message("registry.not-aged-out", ["end": "\(end)"]))
        }
        if request.reason == .enteredInError {
            closed.personalNumber = nil
        } else {
            try life.close(
                DayRange(day, request.reopenedOn?.advanced(by: -1)), at: request.on == nil ? "/id" : "/on")
        }
        closed.status = request.reason
        closed.closedOn = day
        closed.closingNote = note
        return closed
    }

    /// What takes a child up again that was closed. `closure` is the fact that closed it.
    func reopen(
        _ child: Sought<RegisteredChild>, by request: ReopenChild, closure: FactID?
    ) throws -> ChildStanding {
        var checks = Checks(reference, today: today)
        checks.day(request.on ?? today, since: .closure(of: child.value), at: "/on")
        let note = checks.words(request.note, at: "/note", upTo: 1000)
        let closed = try checks.finish(child)
        guard closed.status != .active else {
            throw Refusal.precondition(
                "/id",
                Message(
                    "registry.child-active",
                    ["child": closed.id.text, "day": "\(request.on ?? today)"]
                )
                .about(closed.id, told: ["childRegistered", "childReopened"]))
        }
        guard !closed.status.isForGood else {
            throw Refusal.precondition(
                "/id",
                Message(
                    "registry.reopened-for-good", ["id": closure?.text ?? closed.id.text],
                    terms: ["status": [closed.status.term]]
                ).about(closure.map { RecordInTheWay($0) }))
        }
        return ChildStanding(status: .active, basis: closed.legalBasis, note: note)
    }
}

extension RegisteredChild {
    /// A child that is no longer active is not changed.
    func requireActive(at pointer: String) throws {
        guard status != .active else { return }
        throw Refusal.precondition(
            pointer,
            Message(
                "registry.child-not-active",
                ["child": id.text, "day": closedOn.map { "\($0)" } ?? ""], terms: ["status": [status.term]]
            ).about(id, told: ["childClosed"]))
    }
}

extension ChildStatus {
    /// Whether nothing comes after it: a child that died, or that never was, is not taken up again.
    var isForGood: Bool { self == .deceased || self == .enteredInError }
}
