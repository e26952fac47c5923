import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// The child that the request names, in reach of a caller who may act for its commune. Nobody else is told that there is
    /// such a child.
    func seekChild(_ id: ChildID, at pointer: String) throws -> Sought<RegisteredChild> {
        let sought = try seek(id, in: children, at: pointer, of: \.commune)
        guard sought.value == nil, let gone = try children.forgotten(id), reaches(gone.commune) else {
            return sought
        }
        return .unknown(
            Refusal.Violation(
                pointer, Message("registry.child-forgotten", ["id": id.text, "day": "\(gone.on)"])))
    }

    /// An entry that the request names, merged or not, in reach of a caller who may act where the child lives.
    func seekEntry(_ id: ChildID, at pointer: String) throws -> Sought<RegisteredChild> {
        let sought = try seekChild(id, at: pointer)
        guard let child = sought.value, child.id != id, let entry = try children.entry(id) else {
            return sought
        }
        return .found(entry)
    }

    /// The same as it was on the day that something is said of: what came later does not forbid to tell what was before it.
    func seekChild(_ id: ChildID, on day: Day, at pointer: String) throws -> Sought<RegisteredChild> {
        try seekChild(id, at: pointer).map { try $0.then(day, of: childAspects.timelines(of: $0.id)) }
    }

    /// The child whose file the request asks for: in reach, or out of it for who has said why it must be opened.
    func seekFile(_ id: ChildID, at pointer: String) throws -> Sought<RegisteredChild> {
        guard let child = try children.find(id), !reaches(child.commune), opensFile(of: child.id) else {
            return try seekChild(id, at: pointer)
        }
        return .found(child)
    }

    /// By which entry the child that the request names stands then, of those that the caller may hear of; for `child`, whom it is taken for
    /// now.
    func taken(_ child: RegisteredChild, named id: ChildID, _ asOf: AsOf) throws -> RegisteredChild {
        for entry in try entries(of: child, named: id, asOf) {
            if let taken = try children.entry(entry) { return taken }
        }
        return child
    }

    /// The same where nothing else can be wrong with the request. Throws NOT_FOUND.
    func file(of id: ChildID, at pointer: String) throws -> RegisteredChild {
        try seekFile(id, at: pointer).get()
    }

    /// All that was said of the child that a request names so; nothing of one that is not there.
    func timelines(of child: Sought<RegisteredChild>, named id: ChildID) throws -> ChildTimelines {
        try child.value.map { try childAspects.timelines(of: $0.id) } ?? ChildTimelines(id: id)
    }

    /// When the child was on the register; nothing of one that is not there.
    func standing(of child: Sought<RegisteredChild>) throws -> Timeline<ChildStanding> {
        try child.value.map { try childAspects.standing(of: $0.id) } ?? Timeline()
    }

    /// Throws FAILED_PRECONDITION unless the child that a kept record is about was on the register on a day.
    func requireActive(_ child: ChildID, on day: Day, at pointer: String = "/id") throws {
        let child = try children.get(child, at: "/id")
        try child.then(day, of: childAspects.timelines(of: child.id)).requireActive(at: pointer)
    }

    /// A record that belongs to whoever may act for a unit, as far as the caller may know of it: out of reach it is as if
    /// nothing had the id.
    func seek<Records: Keyed>(
        _ id: Records.Key, in records: Records, at pointer: String = "/id",
        of unit: (Records.Value) throws -> UnitPath
    ) throws -> Sought<Records.Value> {
        try records.seek(id, at: pointer, by: self, in: unit)
    }

    /// The same where nothing else can be wrong with the request. Throws NOT_FOUND.
    func child(_ id: ChildID, at pointer: String) throws -> RegisteredChild {
        try seekChild(id, at: pointer).get()
    }

    /// Where the child lives that a kept record is about: who may act there may act for the record.
    func home(of child: ChildID) throws -> UnitPath { try children.get(child, at: "/id").commune }

    /// All that is dated of a child and that the caller may see.
    func life(of child: ChildID) throws -> RecordedLife {
        var facts = try disabilities.of(child).map {
            DatedFact(
                kind: .determination, id: $0.id.text, days: DayRange($0.determinedOn, $0.determinedOn))
        }
        facts += try disabilityApplications.of(child).map {
            DatedFact(kind: .application, id: $0.id.text, days: DayRange($0.on, $0.on))
        }
        facts += try screenings.of(child).map {
            DatedFact(kind: .screening, id: $0.id.text, days: $0.days)
        }
        facts += try visibleCircumstances(of: child).map {
            DatedFact(kind: .circumstance, id: $0.id.text, days: $0.days)
        }
        facts += try placements.of(child).map {
            DatedFact(kind: .placement, id: $0.id.text, days: $0.days)
        }
        facts += try placementVisits.of(child: child).map {
            DatedFact(kind: .visit, id: $0.id.text, days: $0.days)
        }
        facts += try placementNotes.of(child: child).filter { $0.kind == .heard }.map {
            DatedFact(kind: .hearing, id: $0.id.text, days: $0.days)
        }
        facts += try acts.of(child).flatMap { act in
            // Each step for itself: between two of them the child may have been away.
            Set([act.draftedOn, act.submittedOn, act.signedOn, act.issuedOn].compactMap(\.self)).map {
                DatedFact(kind: .act, id: act.id.text, days: DayRange($0, $0))
            }
        }
        facts += try caregiverLinks.of(child).map {
            DatedFact(kind: .link, id: $0.id.text, days: $0.days)
        }
        facts += try cases.of(child).flatMap { file in
            file.beforeEnding.entries.map {
                DatedFact(kind: .caseEntry, id: file.id.text, days: DayRange($0.on, $0.on))
            }
        }
        return RecordedLife(facts: facts, recorder: recorder)
    }

    private func recorder(of fact: DatedFact) throws -> Recorder? {
        guard let id = FactID(fact.id) else { return nil }
        return switch fact.kind {
        case .determination: try disabilities.facts.recorder(of: id)
        case .application: try disabilityApplications.facts.recorder(of: id)
        case .screening: try screenings.facts.recorder(of: id)
        case .circumstance: try circumstances.facts.recorder(of: id)
        case .placement: try placements.facts.recorder(of: id)
        case .visit: try placementVisits.facts.recorder(of: id)
        case .hearing: try placementNotes.facts.recorder(of: id)
        case .act: try acts.facts.recorder(of: id)
        case .link: try caregiverLinks.facts.recorder(of: id)
        // Of an entry only its case is known: who works on that may be asked.
        case .caseEntry: nil
        }
    }

    /// Those of the children who were on the register then, as they were. An alias is a mistake on every day where the child that it was
    /// merged into turned out to be one since, as far as the caller may hear of that.
    func there(_ ids: [ChildID], _ asOf: AsOf) throws -> [RegisteredChild] {
        let there = try childAspects.children(ids, asOf)
        let merged = try survivors(of: there.map(\.id), asOf)
        return try there.map { child in
            guard let survivor = merged[child.id],
                let merge = try aliases.merge(of: child.id, knownOn: asOf.knownOn),
                let last = try childAspects.timelines(of: survivor).standing
                    .fact(on: .last, knownOn: asOf.knownOn),
                last.value.status == .enteredInError, last.recorded.at > merge.recorded.at,
                try tells(of: survivor, beside: child.id, asking: nil)
            else { return child }
            return child.mistaken(as: last)
        }
    }

    /// The least of those whom a search found, as they are now, or were on the day in question. Each showing is logged.
    func found(_ entries: [FoundChildEntry], _ asOf: AsOf? = nil) throws -> [FoundChild] {
        let ids = entries.map(\.id)
        let found =
            try asOf.map { asOf in
                try there(ids, asOf).map { child in
                    child.found.with { $0.provisional = asOf.provisional }
                }
            } ?? children.found(ids)
        for child in found { disclose(child.id) }
        return found
    }
}
