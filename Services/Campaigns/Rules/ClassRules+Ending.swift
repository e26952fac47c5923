import RegistryKnown
import ServiceKit
import Vocabulary

// What ends with a child: its place in a class, from the day on which it is no longer on the register.

extension ClassRules {
    /// The enrolment as the child's life leaves it. Reopening a child gives no place back, nor does a class that has filled up
    /// since: `isFull`. Of a class that is completed a pass is contradicted, and given with what is given back.
    func settle(
        _ enrolment: KeptEnrolment, in taught: TaughtClass, within life: ChildLife, isFull: Bool
    ) -> KeptEnrolment {
        // Who left before has left, whatever became of the child then.
        if enrolment.until != nil && enrolment.endedBy == nil { return enrolment }
        let (first, entry) = (enrolment.from, taught.entry)
        var settled = enrolment
        let absence = absence(in: life, from: first, in: entry)
        if let absence, entry.completedOn == nil || enrolment.endedBy != nil {
            (settled.until, settled.endedBy) = (max(first, absence.lastDay), absence.closure)
        } else if absence == nil, let closure = enrolment.endedBy {
            if isFull || life.cameBack(after: closure, before: first) { return enrolment }
            (settled.until, settled.endedBy) = (nil, nil)
        }
        guard let day = entry.completedOn, settled.until == nil else { return settled }
        let isEnough = taught.course.isEnough(settled.hours)
        settled.passed = settled.passed == true || isEnough && !settled.isFailed
        let isThere = absence == nil && !life.isOutsideLife(day)
        settled.isPassContradicted = settled.passed == true && !(isThere && isEnough)
        return settled
    }

    /// The absence that leaves a child no place: it left while the class went on.
    func absence(in life: ChildLife, from first: Day, in entry: KeptClass) -> Absence? {
        DayRange(from: first, until: entry.end).flatMap { life.absence(within: $0) }
    }

    /// A new enrolment, ended where the registry has told already that the child is gone later.
    func settle(
        new enrolment: KeptEnrolment, in taught: Sought<TaughtClass>, by known: Sought<KnownLearner>
    ) throws -> KeptEnrolment {
        guard let child = known.value?.child else { return enrolment }
        return settle(enrolment, in: try taught.get(), within: child.life, isFull: false)
    }
}
