public import Vocabulary

/// When a child was born and on the register: what departments' records of it are held against.
public struct ChildLife: Hashable, Sendable {
    /// The first day that it can have been born on.
    public let earliestBirth: Day
    /// The days on which it is not on the register.
    public let absences: [Absence]

    /// Of a child whom the registry's log does not name any more, as was found on `day`: nothing can be so of it.
    public static func none(of child: ChildID, foundOn day: Day) -> ChildLife {
        let never = Absence(closure: FactID(of: child), closedOn: day, days: DayRange(from: .first))
        return ChildLife(earliestBirth: .first, absences: [never])
    }

    /// The absence that the day falls into; nil while the child is on the register, and before it was.
    public func absence(on day: Day) -> Absence? { absences.first { $0.days.contains(day) } }

    /// The first absence that shares a day with `days`.
    public func absence(within days: DayRange) -> Absence? { absences.first { $0.days.overlaps(days) } }

    /// Whether nothing can be so of the child on a day: it was not born, or not on the register any more. What a department
    /// holds there all the same is contradicted.
    public func isOutsideLife(_ day: Day) -> Bool { day < earliestBirth || absence(on: day) != nil }

    /// Whether the child came back after that closure, and before the day: what the closure ended is not given back by that.
    public func cameBack(after closure: FactID, before day: Day) -> Bool {
        absences.contains { $0.closure == closure && $0.days.last < day }
    }
}
