import RegistryKnown
import Vocabulary

// What ends with a child: its place in a class, from the day on which it is no longer on the register.

extension ClassRules {
    /// The enrolment as the child's life leaves it. Reopening a child gives no place back, nor does a class that has filled up
    /// since: `isFull`. Of a class that is completed only the pass is left to contradict.
    func settle(
        _ enrolment: EnrolmentEntry, in entry: ClassEntry, with child: KnownChild, isFull: Bool
    ) -> EnrolmentEntry {
        var settled = enrolment
        if let day = entry.completedOn {
            settled.isPassContradicted = enrolment.passed == true && child.isOutsideLife(day)
            return settled
        }
        // Who left before has left, whatever became of the child then.
        if enrolment.until != nil && enrolment.endedBy == nil { return settled }
        let first = enrolment.from
        if let absence = DayRange(from: first, until: entry.end).flatMap(child.absence) {
            (settled.until, settled.endedBy) = (
                max(first, absence.closedOn.advanced(by: -1)), absence.closure
            )
        } else if let closure = enrolment.endedBy, !isFull, !child.cameBack(after: closure, before: first) {
            (settled.until, settled.endedBy) = (nil, nil)
        }
        return settled
    }

    /// The enrolment of somebody whose place had ended: the hours of before stay.
    func takeBack(_ ended: EnrolmentEntry, as enrolled: EnrolmentEntry) -> EnrolmentEntry {
        var taken = enrolled
        (taken.hours, taken.isFailed) = (ended.hours, ended.isFailed)
        // Not on the days of the place before, and of a child that came back from today on.
        let next = (ended.until ?? ended.from).advanced(by: 1)
        taken.from = max(enrolled.from, ended.endedBy == nil ? next : max(next, today))
        taken.hasContradictedHours = ended.hasContradictedHours
        return taken
    }
}
