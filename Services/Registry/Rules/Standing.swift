import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

/// Where a child stands in the register, and what that allows.
enum Standing {
    /// A child that is no longer active is not changed.
    static func requireActive(_ child: RegisteredChild, at pointer: String = "/id") throws {
        guard child.status != .active else { return }
        throw Refusal.precondition(
            pointer,
            Message(
                "registry.child-not-active", ["child": child.id.text], terms: ["status": [child.status.term]])
        )
    }

    /// The child, closed. Only an active child is closed, once, on a day between its registration and today; it ages
    /// out only when it has reached the limit of childhood. What lies after the day is corrected first, unless the entry
    /// never was.
    static func close(
        _ child: RegisteredChild, by request: CloseChild, life: ChildLife, reference: Reference, today: Day
    ) throws -> RegisteredChild {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        checks.day(day, since: child.registeredOn, at: "/on")
        _ = checks.words(request.note, at: "/note", upTo: 1000)
        if request.reason == .active {
            let reasons = ChildStatus.allCases.filter { $0 != .active }
            checks.fail(
                "/reason", "registry.closing-as-active",
                terms: ["active": [ChildStatus.active.term], "choices": reasons.map(\.term)])
        }
        try checks.finish()
        try requireActive(child)
        if request.reason == .agedOut, let end = Childhood(reference: reference).end(child.birth, by: day),
            day < end
        {
            throw Refusal.precondition("/reason", Message("registry.not-aged-out", ["end": "\(end)"]))
        }
        var closed = child
        if request.reason == .enteredInError {
            closed.personalNumber = nil
        } else {
            try life.close(from: day, at: request.on == nil ? "/id" : "/on")
        }
        closed.status = request.reason
        closed.closedOn = day
        closed.version += 1
        return closed
    }
}
