import Bus
import ServiceKit
import Vocabulary

/// What the catalogue knows of a child: learnt from the registry's log, without a name, and without
/// circumstances that the law keeps confidential.
struct KnownChild: Hashable, Sendable {
    struct Circumstance: Hashable, Sendable {
        let code: String
        let start: Day
        /// The last day it held.
        let end: Day?

        func holds(on day: Day) -> Bool { start <= day && (end.map { day <= $0 } ?? true) }
    }

    struct Disability: Hashable, Sendable {
        let type: DisabilityType
        let degree: DisabilityDegree
        let on: Day
    }

    let id: ChildID
    let home: UnitPath
    /// The first day that the child can have been born on: 1 January where only the year is known.
    let earliestBirth: Day
    /// The day that age counts from, as the registry counts it: 31 December where only the year is known.
    let countedBirth: Day
    let poverty: PovertyStatus
    /// The first day on which the child is no longer on the register.
    let closedOn: Day?
    var circumstances: [Circumstance] = []
    var disabilities: [Disability] = []

    /// The determination that holds on `day`: the latest one until then.
    func disability(on day: Day) -> Disability? {
        disabilities.filter { $0.on <= day }.max { $0.on < $1.on }
    }

    /// Nothing is sought for a child, nor given to it, before it can have been born.
    func checkBorn(by day: Day, at pointer: String, _ checks: inout Checks) {
        guard day < earliestBirth else { return }
        checks.fail(pointer, "catalogue.before-birth", ["day": day.description])
    }

    /// Throws FAILED_PRECONDITION when the child has left the register by then.
    func requireRegistered(on day: Day, at pointer: String) throws {
        guard let closedOn, closedOn <= day else { return }
        throw Refusal.precondition(
            pointer, Message("catalogue.child-closed", ["id": id.text, "day": closedOn.description]))
    }
}
