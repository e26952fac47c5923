import RegistryKnown
import ServiceKit
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

    /// A new enrolment, ended where the registry has told already that the child is gone later.
    func settle(
        new enrolment: EnrolmentEntry, in taught: Sought<TaughtClass>, by known: Sought<KnownLearner>
    ) throws -> EnrolmentEntry {
        guard let child = known.value?.child else { return enrolment }
        return settle(enrolment, in: try taught.get().entry, with: child, isFull: false)
    }
}
