import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Confidential circumstances are seen in the role `confidential`, all of a child that is in reach of it; and in the role
/// `intake`, those that the caller's own office entered: who took in what happened knows it.
extension Snapshot {
    /// A child's circumstances that the caller may see: no other confidential one is opened.
    func visibleCircumstances(of id: ChildID) throws -> [ChildCircumstance] {
        let child = try children.find(id).map { [$0] } ?? []
        let entries = try child.flatMap { try aliases.entries(of: $0.id) }
        return try circumstances.of(entries, opening: opened(child)).values.flatMap(\.self)
            .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    }

    /// The same as known at a point: those that held on the day in question, and where it is asked for those that had ended by then.
    func visibleCircumstances(
        of child: RegisteredChild, named id: ChildID, _ asOf: AsOf, includeEnded: Bool
    ) throws -> [ChildCircumstance] {
        let entries = try entries(of: child, named: id, asOf)
        let found = try circumstances(
            of: entries, opening: opened([taken(child, named: id, asOf)]), asOf, includeEnded: includeEnded)
        return CircumstanceRecords.order.sorted(entries.flatMap { found[$0, default: []] })
    }

    /// What the caller may see of what is confidential about these children, as they are now.
    func opened(_ children: [RegisteredChild]) throws -> OpenedSeals {
        let (all, some) = (reach(as: .confidential), reach(as: .intake))
        let own = children.filter { some.contains($0.commune) && !all.contains($0.commune) }
        func entries(_ children: [RegisteredChild]) throws -> [ChildID] {
            try children.isEmpty
                ? [] : aliases.entries(of: children.map { $0.survivor ?? $0.id }).values.flatMap(\.self)
        }
        return OpenedSeals(
            children: try entries(children.filter { all.contains($0.commune) }),
            facts: try taken(of: entries(own)))
    }

    /// What the caller's own office entered of these children, whatever it was called then, or the one whose work for children it has
    /// taken over.
    private func taken(of children: [ChildID]) throws -> [ChildID: Set<FactID>] {
        guard !children.isEmpty else { return [:] }
        let own = Set(units.names(continuedBy: principal.unit, on: today))
        var taken: [ChildID: Set<FactID>] = [:]
        for child in children {
            let entered = try circumstances.facts.hiddenRecordings(of: child)
                .filter { own.contains($0.unit) }.map(\.fact)
            if !entered.isEmpty { taken[child] = Set(entered) }
        }
        return taken
    }

    /// Whether the caller may see it.
    func sees(_ circumstance: ChildCircumstance) throws -> Bool {
        guard circumstance.confidential else { return true }
        let seen = try opened([children.get(circumstance.child, at: "/id")])
        let taken = seen.facts[circumstance.child] ?? []
        return seen.children.contains(circumstance.child) || taken.contains(FactID(of: circumstance.id))
    }

    /// Whether the caller may enter what is confidential of the child that a request names; where there is none, of any.
    func entersConfidential(of child: Sought<RegisteredChild>) throws -> Bool {
        guard let child = child.value else { return principal.may(.confidential) || principal.may(.intake) }
        let home = try home(of: child.id)
        return seesConfidential(in: home) || reach(as: .intake).contains(home)
    }
}
