import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// The children as replies show them, with what is so of them and around them now, of all their entries, or was on the day in
    /// question: then without those who were not on the register yet. Each showing is logged.
    /// `asked` is the one child that was asked for, where it was taken for another one then.
    func shown(
        _ entries: [RegisteredChild], _ asOf: AsOf? = nil, asking asked: ChildID? = nil
    ) throws -> [Child] {
        let ids = entries.map(\.id)
        let merged = try asOf.map { try survivors(of: ids, $0) } ?? [:]
        let all =
            try asOf.map { try everyEntry(of: ids, mergedInto: merged, asking: asked, $0) }
            ?? aliases.entries(of: ids)
        let opened = try self.opened(entries)
        let found = try asOf.map { try around(all, opening: opened, $0) } ?? around(all, opening: opened)
        let children = try asOf.map { try there(ids, $0) } ?? entries
        let rules = DisabilityRules(self)
        return children.map { child in
            disclose(child.id)
            let aliases = merged[child.id] == nil ? Array(all[child.id, default: []].dropFirst()) : []
            return child.shown(
                circumstances: found.circumstances[child.id, default: []],
                disability: found.disabilities[child.id]?.max { $0.determinedOn < $1.determinedOn }
                    .map { rules.marked($0, born: child.birth) },
                caregivers: found.caregivers[child.id, default: 0]
            ).with {
                $0.aliases = aliases.isEmpty ? nil : aliases
                $0.provisional = asOf?.provisional
            }
        }
    }

    /// Every entry of whom each of these is an entry, that one first, as known then and as far as the caller may hear of it: one that was
    /// merged is shown as itself on days before the other's first.
    private func everyEntry(
        of ids: [ChildID], mergedInto survivors: [ChildID: ChildID], asking asked: ChildID?, _ asOf: AsOf
    ) throws -> [ChildID: [ChildID]] {
        let known = try aliases.entries(
            of: Array(Set(ids.map { survivors[$0] ?? $0 })), knownOn: asOf.knownOn)
        var entries: [ChildID: [ChildID]] = [:]
        for child in ids {
            let others = known[survivors[child] ?? child, default: []].filter { $0 != child }
            entries[child] =
                try [child] + others.filter { try tells(of: $0, beside: child, asking: asked) }
        }
        return entries
    }

    /// By which entry each of these was shown then, of those that were shown by another one.
    func survivors(of ids: [ChildID], _ asOf: AsOf) throws -> [ChildID: ChildID] {
        let held = try aliases.held(
            where: "subject IN \(SQL.each(ids))", on: .last, knownOn: asOf.knownOn)
        return Dictionary(uniqueKeysWithValues: held.map { ($0.about, $0.value.survivor) })
    }

    func shown(_ child: RegisteredChild) throws -> Child {
        guard let shown = try shown([child]).first else { preconditionFailure("one child in, one child out") }
        return shown
    }

    private typealias Around = (
        circumstances: [ChildID: [ChildCircumstance]], disabilities: [ChildID: [Disability]],
        caregivers: [ChildID: Int]
    )

    private func around(_ all: [ChildID: [ChildID]], opening opened: OpenedSeals) throws -> Around {
        let ids = all.values.flatMap(\.self)
        var caregivers = try caregiverLinks.counts(of: Array(all.keys), on: today)
        for (child, entries) in all where entries.count > 1 {
            caregivers[child] = try caregiverLinks.count(ofAll: entries, on: today)
        }
        return (
            try circumstances.of(ids, opening: opened).mapValues { $0.filter { $0.days.last >= today } }
                .joined(by: all).mapValues { $0.sorted { ($0.start, $0.id) < ($1.start, $1.id) } },
            try disabilities.of(ids).joined(by: all), caregivers
        )
    }

    private func around(
        _ all: [ChildID: [ChildID]], opening opened: OpenedSeals, _ asOf: AsOf
    ) throws -> Around {
        let ids = all.values.flatMap(\.self)
        let links = try caregiverLinks.facts.of(ids, asOf).joined(by: all)
        let merged = try merged(links.values.joined().map(\.caregiver), knownOn: asOf.knownOn)
        return (
            try circumstances(of: ids, opening: opened, asOf).joined(by: all)
                .mapValues { $0.sorted { ($0.start, $0.id) < ($1.start, $1.id) } },
            try disabilities.facts.of(ids, asOf).joined(by: all),
            links.mapValues { Set($0.map { merged[$0.caregiver] ?? $0.caregiver }).count }
        )
    }
}

extension Dictionary {
    /// What is there of each entry of somebody, by the one who is shown. Each has at least one entry, its own.
    fileprivate func joined<Element>(by entries: [Key: [Key]]) -> [Key: [Element]] where Value == [Element] {
        entries.mapValues { $0.flatMap { self[$0, default: []] } }
    }
}
