import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What must hold for a child to be placed.
struct PlacementRules: Rules {
    let reference: Reference
    let today: Day

    /// `existing` are all placements of the child. `last` is the day after which this one ends with the child's registration,
    /// if it does and the request says no end; `recorder` says who recorded one.
    func begin(
        _ request: BeginPlacement, of child: Sought<RegisteredChild>, with caregiver: Sought<Caregiver?>,
        at facility: Sought<Facility?> = .found(nil), as id: PlacementID, existing: [Placement],
        beside family: KnownFamily = KnownFamily(),
        until last: Day? = nil, by recorder: (FactID) throws -> Recorder? = { _ in nil }
    ) throws -> Placement {
        var checks = Checks(reference, today: today)
        let start = checks.day(request.start, since: .birth(of: child.value), at: "/start")
        if request.kind.needsCaregiver && request.caregiver == nil {
            checks.fail("/caregiver", "registry.placement-caregiver")
        } else if request.provider == nil && request.caregiver == nil {
            checks.fail("/provider", "registry.placement-nobody")
        }
        if request.kind.needsExpectedEnd && request.expectedEnd == nil {
            checks.fail("/expectedEnd", "registry.placement-expected-end")
        }
        if let end = request.expectedEnd {
            expected(end, request.kind, from: start, .said(request.start, today, as: "start"), &checks)
        }
        if let end = request.end {
            checks.day(end, since: .said(request.start, today, as: "start"), at: "/end")
        }
        if request.kind.isResidence, request.kind != .kinship, let carer = caregiver.value ?? nil,
            let known = child.value, !family.includes(carer.id),
            let years = yearsMissed(by: carer, to: known, on: start)
        {
            checks.fail("/caregiver", "registry.carer-too-young", ["years": "\(years)"])
        }
        check(PlacementWords(request), of: child.value, &checks)
        let (child, caregiver, _) = try checks.finish(child, caregiver, facility)
        try child.requireActive(at: "/child")
        let clashing = existing.first {
            $0.days.overlaps(DayRange(start, request.end ?? last))
                && (request.kind.isResidence ? $0.kind.isResidence : $0.kind == request.kind)
        }
        if let clashing {
            throw Refusal.precondition(
                "/start",
                try clashing.days.message("registry.placed-already", clashing.id, by: recorder))
        }
        let placement = Placement(id: id, child: child.id, kind: request.kind, start: start).with {
            $0.provider = request.provider
            $0.caregiver = caregiver?.id
            $0.expectedEnd = request.expectedEnd
            $0.end = request.end
        }
        try require(family, around: placement, unless: PlacementWords(request).reasons)
        return placement
    }

    func extend(_ placement: Sought<Placement>, to day: Day) throws -> Placement {
        var checks = Checks(reference, today: today)
        let known = placement.value
        if let expected = known?.expectedEnd, day <= expected {
            checks.day(
                day,
                notBefore: .recorded(RegistryDay.expectedEnd, on: expected, of: known?.id)?.following,
                at: "/expectedEnd")
        } else if let known {
            expected(
                day, known.kind, from: known.start,
                .recorded(RegistryDay.start, on: known.start, of: known.id), &checks)
        }
        var extended = try checks.finish(placement)
        try extended.requireOpen(or: Self.ended)
        extended.expectedEnd = day
        return extended
    }

    func end(_ placement: Sought<Placement>, on day: Day) throws -> Placement {
        try end(placement, on: day, or: Self.ended)
    }

    private static let ended = "registry.placement-ended"

    /// Not before the start; an emergency admission no longer than the law lets it be.
    func expected(
        _ day: Day, _ kind: PlacementKind, from start: Day, _ earliest: DayBound?, _ checks: inout Checks
    ) {
        checks.day(day, notBefore: earliest, at: "/expectedEnd")
        if kind == .emergency,
            let latest = reference.due("care.emergency", from: Occurrence(on: start))?.day, day > latest
        {
            checks.fail(
                "/expectedEnd", "registry.emergency-too-long", ["day": "\(day)", "latest": "\(latest)"])
        }
    }
}

extension Placement {
    var days: DayRange { DayRange(start, end) }

    var facts: PlacementFacts {
        PlacementFacts(id: id, child: child, kind: kind, start: start).with {
            $0.provider = provider
            $0.expectedEnd = expectedEnd
            $0.end = end
        }
    }
}
