import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

extension PlacementRules {
    /// Throws FAILED_PRECONDITION where a facility cannot take a child in on the first day of a placement: it does not work then, its
    /// licence is over, or it has no such kind of care; RESOURCE_EXHAUSTED where others have all its places on a day. `others` are the
    /// placements of that kind there that share days with it.
    func require(_ facility: Facility, for placement: Placement, beside others: [Placement]) throws {
        let (id, start) = (facility.id.text, placement.start)
        guard facility.isOpen(on: start) else {
            throw Refusal.precondition(
                "/provider", Message("registry.facility-closed", ["id": id, "day": "\(start)"]))
        }
        // Beside a person who takes the child in, it only looks after the two.
        guard placement.caregiver == nil else { return }
        if let until = facility.licenceEnded(by: start), let kind = facility.kind(on: start),
            reference.knows(.licensedFacility, kind, on: start)
        {
            throw Refusal.precondition(
                "/provider",
                Message(
                    "registry.facility-unlicensed", ["id": id, "day": "\(start)", "until": "\(until)"]))
        }
        if facility.places(for: placement.kind, on: start) == 0 {
            throw Refusal.precondition(
                "/provider",
                Message(
                    "registry.facility-not-for", ["id": id, "day": "\(start)"],
                    terms: ["kind": [placement.kind.term]]))
        }
        guard let full = fullDay(facility, for: placement, beside: others) else { return }
        let message = Message(
            "registry.facility-full", ["id": id, "day": "\(full.day)", "places": "\(full.places)"],
            terms: ["kind": [placement.kind.term]])
        throw Refusal(
            .resourceExhausted, message, violations: [Refusal.Violation("/provider", message)])
    }

    /// The first day on which others have all places, and how many these are. Whoever was entered twice has one.
    private func fullDay(
        _ facility: Facility, for placement: Placement, beside others: [Placement]
    ) -> (day: Day, places: Int)? {
        // Only where somebody comes can it become too many.
        let arrivals = Set(others.map(\.start).filter { placement.days.contains($0) } + [placement.start])
        return arrivals.sorted().lazy.compactMap { day -> (day: Day, places: Int)? in
            guard let places = facility.places(for: placement.kind, on: day),
                Set(others.filter { $0.days.contains(day) }.map(\.child)).count >= places
            else { return nil }
            return (day, places)
        }.first
    }
}

extension ReferenceTable {
    /// Kinds of facility that take nobody new once their licence has ended.
    static let licensedFacility: ReferenceTable = "licensed-facility"
}
