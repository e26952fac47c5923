internal import Bus
public import ServiceKit
public import Vocabulary

/// Nothing is so of a child outside its life, whichever department says it.
extension KnownChild {
    /// Notes at `pointer` a day before it can have been born.
    public func checkBorn(by day: Day, at pointer: String, _ checks: inout Checks) {
        guard day < earliestBirth else { return }
        checks.fail(pointer, "check.before-birth", ["id": id.text, "day": day.description])
    }

    /// Throws FAILED_PRECONDITION when the child is not on the register then any more.
    public func requireRegistered(on day: Day, at pointer: String) throws {
        try refuse(absence(on: day), at: pointer)
    }

    /// The same of any of the days.
    public func requireRegistered(within days: DayRange, at pointer: String) throws {
        try refuse(absence(within: days), at: pointer)
    }

    private func refuse(_ absence: Absence?, at pointer: String) throws {
        guard let absence else { return }
        throw Refusal.precondition(
            pointer, Message("check.child-closed", ["id": id.text, "day": absence.closedOn.description]))
    }
}
