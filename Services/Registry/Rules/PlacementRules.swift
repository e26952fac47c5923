import Bus
import RegistryAPI
import Vocabulary

/// What must hold for a child to be placed.
struct PlacementRules {
    let reference: Reference
    let today: Day

    private var people: People { People(reference: reference, today: today) }

    /// `existing` are all placements of the child.
    func begin(
        _ request: BeginPlacement, of child: RegisteredChild, as id: PlacementID, existing: [Placement]
    ) throws -> Placement {
        try Standing.requireActive(child, at: "/child")
        var faults = Faults()
        let start = request.start ?? today
        people.past(start, since: child.birth.earliest, at: "/start", &faults)
        if request.kind.needsCaregiver && request.caregiver == nil {
            faults.add("/caregiver", "placement-caregiver")
        }
        if request.kind.needsExpectedEnd && request.expectedEnd == nil {
            faults.add("/expectedEnd", "placement-expected-end")
        }
        if let end = request.expectedEnd { expected(end, request.kind, from: start, &faults) }
        try faults.check()
        let clashing = existing.first {
            $0.end == nil && (request.kind.isResidence ? $0.kind.isResidence : $0.kind == request.kind)
        }
        if let clashing {
            throw Refusal.precondition("/kind", Message("registry.placed-already", ["id": clashing.id.text]))
        }
        return Placement(id: id, child: child.id, kind: request.kind, start: start).with {
            $0.provider = request.provider
            $0.caregiver = request.caregiver
            $0.expectedEnd = request.expectedEnd
        }
    }

    func extend(_ placement: Placement, to day: Day) throws -> Placement {
        try requireOpen(placement)
        var faults = Faults()
        if let expected = placement.expectedEnd, day <= expected {
            faults.add("/expectedEnd", "not-later", ["day": "\(day)", "expected": "\(expected)"])
        } else {
            expected(day, placement.kind, from: placement.start, &faults)
        }
        try faults.check()
        var extended = placement
        extended.expectedEnd = day
        return extended
    }

    func end(_ placement: Placement, on day: Day) throws -> Placement {
        try requireOpen(placement)
        var faults = Faults()
        people.past(day, since: placement.start, at: "/end", &faults)
        try faults.check()
        var ended = placement
        ended.end = day
        return ended
    }

    private func requireOpen(_ placement: Placement) throws {
        guard let end = placement.end else { return }
        throw Refusal.precondition("/id", Message("registry.placement-ended", ["end": "\(end)"]))
    }

    /// Not before the start; an emergency admission no longer than the law lets it be.
    private func expected(_ day: Day, _ kind: PlacementKind, from start: Day, _ faults: inout Faults) {
        if day < start {
            faults.add("/expectedEnd", "day-too-early", ["day": "\(day)", "earliest": "\(start)"])
        } else if kind == .emergency,
            let latest = reference.deadline("care.emergency", on: start)?.rule.due(from: start), day > latest
        {
            faults.add("/expectedEnd", "emergency-too-long", ["day": "\(day)", "latest": "\(latest)"])
        }
    }
}

extension Placement {
    var facts: PlacementFacts {
        PlacementFacts(id: id, child: child, kind: kind, start: start).with {
            $0.provider = provider
            $0.expectedEnd = expectedEnd
            $0.end = end
        }
    }
}
