import RegistryKnown
import ServiceKit
import Vocabulary

// What ends with a child: its place in a class, from the day on which it is no longer on the register.

extension ClassRules {
    /// The enrolment as the child's life leaves it. Reopening a child gives no place back, nor does any closure a place on days
    /// that the class has filled up on since: `taken` are those of others. Of a class that is completed a pass is contradicted,
    /// and given with what is given back.
    func settle(
        _ enrolment: KeptEnrolment, in taught: TaughtClass, within life: ChildLife, beside taken: TakenPlaces
    ) -> KeptEnrolment {
        // Who left before has left, whatever became of the child then.
        if enrolment.until != nil && enrolment.endedBy == nil { return enrolment }
        let (first, entry) = (enrolment.from, taught.entry)
        var settled = enrolment
        let absence = absence(in: life, from: first, in: entry)
        if let absence, entry.completedOn == nil || enrolment.endedBy != nil {
            (settled.until, settled.endedBy) = (max(first, absence.lastDay), absence.closure)
        } else if absence == nil, let closure = enrolment.endedBy {
            if life.cameBack(after: closure, before: first) { return enrolment }
            (settled.until, settled.endedBy) = (nil, nil)
        }
        if enrolment.until != nil, !hasPlace(for: settled, in: entry, beside: taken) { return enrolment }
        guard let day = entry.completedOn, settled.until == nil else { return settled }
        let isEnough = taught.meetsRule(settled)
        settled.passed = settled.passed == true || isEnough && !settled.isFailed
        let isThere = absence == nil && !life.isOutsideLife(day)
        settled.isPassContradicted = settled.passed == true && !(isThere && isEnough)
        return settled
    }

    /// The absence that leaves a child no place: it left while the class went on.
    func absence(in life: ChildLife, from first: Day, in entry: KeptClass) -> Absence? {
        DayRange(from: first, until: entry.end).flatMap { life.absence(within: $0) }
    }
}
