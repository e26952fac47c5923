import Bus
import ServiceKit
import Vocabulary

// Whether a class has a place for an enrolment: on each day of the class that it holds, whenever it was entered.

extension ClassRules {
    /// Throws FAILED_PRECONDITION with the first day on which others hold every place, and the one from which on one is free.
    func requirePlace(for enrolment: KeptEnrolment, in entry: KeptClass, beside taken: TakenPlaces) throws {
        guard let days = entry.days(of: enrolment),
            let full = taken.firstFullDay(within: days, of: entry.capacity)
        else { return }
        let arguments = ["day": "\(full)", "capacity": "\(entry.capacity)"]
        guard let free = taken.firstFreeDay(within: days, of: entry.capacity) else {
            throw Refusal.precondition(
                "/learner", Message("campaigns.class-full", arguments).about(entry.id, told: ["classOpened"]))
        }
        throw Refusal.precondition(
            "/learner",
            Message("campaigns.class-full-before", arguments.merging(["free": "\(free)"]) { $1 })
                .about(entry.id, told: ["classOpened"]))
    }

    /// Whether others leave the enrolment its place.
    func hasPlace(for enrolment: KeptEnrolment, in entry: KeptClass, beside taken: TakenPlaces) -> Bool {
        guard let days = entry.days(of: enrolment) else { return true }
        return taken.firstFullDay(within: days, of: entry.capacity) == nil
    }
}

extension KeptClass {
    /// The days of the class on which somebody enrolled holds a place: none before it begins, and none after leaving.
    fileprivate func days(of enrolment: KeptEnrolment) -> DayRange? {
        DayRange(from: max(enrolment.from, start), until: min(enrolment.until ?? end, end))
    }
}
