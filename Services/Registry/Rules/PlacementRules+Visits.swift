import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension PlacementKind {
    /// Whether it is alternative care, which is looked after by visits (Decree 56/2017, form 13).
    var isVisited: Bool { isResidence }
}

extension PlacementVisit: AroundChild {
    var days: DayRange { DayRange(on, on) }
    /// A placement is visited once a day.
    func collides(with other: PlacementVisit) -> Bool { placement == other.placement && on == other.on }

    var facts: PlacementVisitFacts {
        PlacementVisitFacts(id: id, child: child, placement: placement, on: on)
    }
}

extension PlacementRules {
    /// A visit of a placement that has those `visits` already.
    func visit(
        _ request: VisitPlacement, of placement: Sought<Placement>, as id: PlacementVisitID,
        beside visits: [PlacementVisit]
    ) throws -> PlacementVisit {
        var checks = Checks(reference, today: today)
        let known = placement.value
        let day = checks.day(
            request.on, since: .recorded(RegistryDay.start, on: known?.start, of: known?.id), at: "/on")
        if let known, !known.kind.isVisited {
            checks.fail("/placement", "registry.visit-of-day-care")
        }
        checks.day(
            day, notAfter: .recorded(RegistryDay.placementEnd, on: known?.end, of: known?.id), at: "/on")
        let visited = try checks.finish(placement)
        let visit = PlacementVisit(
            id: id, child: visited.child, placement: visited.id, on: day, finding: request.finding,
            heard: request.heard)
        if let same = visits.first(where: visit.collides) {
            throw Refusal.exists(
                "/on",
                Message("registry.visited-already", ["day": "\(day)", "id": same.id.text]).about(same.id))
        }
        return visit
    }

    /// Throws FAILED_PRECONDITION with the visits that would not lie in the placement.
    func requireVisits(_ visits: [PlacementVisit], within placement: Placement?) throws {
        let outside = visits.filter { visit in placement.map { !$0.days.contains(visit.on) } ?? true }
        let messages = outside.map { visit in
            Message("registry.visit-in-the-way", ["day": "\(visit.on)", "id": visit.id.text]).about(visit.id)
        }
        guard let first = messages.first else { return }
        throw Refusal(
            .failedPrecondition, first, violations: messages.map { Refusal.Violation("/id", $0) })
    }

    /// Throws FAILED_PRECONDITION with the acts that name the placement, which is to go.
    func requireNoActs(_ acts: [Act]) throws {
        let messages = acts.map { act in
            Message(
                "registry.act-in-the-way", ["day": "\(act.draftedOn)", "id": act.id.text],
                terms: ["kind": [act.kind.term]]
            ).about(act.id)
        }
        guard let first = messages.first else { return }
        throw Refusal(
            .failedPrecondition, first, violations: messages.map { Refusal.Violation("/id", $0) })
    }

    /// What is to be done of a placement that goes on, and by when. `visits` are the days of its own; `unheard` is when the child
    /// was born, where nothing says that it was asked; `facility` is where it is, and `unapproved` the
    /// day from which on its carer is not approved that is to be.
    func due(
        _ placement: Placement, visited visits: [Day], unheard: Birth? = nil, in facility: Facility? = nil,
        unapproved: Day? = nil
    ) -> [(step: PlacementStep, due: Day)] {
        guard placement.end.map({ $0 >= today }) ?? true else { return [] }
        var due: [(step: PlacementStep, due: Day)] = []
        if let closed = facility?.closed(by: today) { due.append((.newPlace, closed)) }
        if let unapproved { due.append((.approval, unapproved)) }
        if let unheard, isHeard(unheard, in: placement) { due.append((.hearing, placement.start)) }
        if placement.kind.isVisited, let next = nextVisit(of: placement, visited: visits.sorted()) {
            due.append(next)
        }
        if let term = placement.expectedEnd { due.append((.term, term)) }
        return due
    }

    private func nextVisit(
        of placement: Placement, visited visits: [Day]
    ) -> (step: PlacementStep, due: Day)? {
        func limit(_ code: String, from day: Day) -> Day? {
            reference.due(code, from: Occurrence(on: day), by: today)?.day
        }
        guard let last = visits.last else {
            return limit("care.monitor-first", from: placement.start).map { (.firstVisit, $0) }
        }
        // Who came late for the first time has come for the second too.
        if let second = limit("care.monitor-second", from: placement.start), visits.count == 1, last < second
        {
            return (.secondVisit, second)
        }
        return limit("care.monitor-next", from: last).map { (.nextVisit, $0) }
    }
}
