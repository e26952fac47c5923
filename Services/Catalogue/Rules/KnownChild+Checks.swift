import Bus
import RegistryKnown
import ServiceKit
import Vocabulary

extension KnownChild {
    /// Nothing is sought for a child, nor given to it, before it can have been born.
    func checkBorn(by day: Day, at pointer: String, _ checks: inout Checks) {
        guard day < earliestBirth else { return }
        checks.fail(pointer, "catalogue.before-birth", ["day": day.description])
    }

    /// Throws FAILED_PRECONDITION when the child is not on the register then any more.
    func requireRegistered(on day: Day, at pointer: String) throws {
        guard let absence = absence(on: day) else { return }
        throw Refusal.precondition(
            pointer, Message("catalogue.child-closed", ["id": id.text, "day": absence.from.description]))
    }
}
