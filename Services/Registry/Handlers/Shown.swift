import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// The child that the request names, if the caller may act for its commune. Throws NOT_FOUND.
    func child(_ id: ChildID, at pointer: String) throws -> RegisteredChild {
        guard let child = try children.find(id) else {
            throw Refusal.notFound(pointer, Message("registry.no-child", ["id": id.text]))
        }
        try authorize(child.commune, at: pointer)
        return child
    }

    var seesConfidential: Bool { principal.may(.confidential) }

    /// Those that the caller may see.
    func visible(_ circumstances: [ChildCircumstance]) -> [ChildCircumstance] {
        seesConfidential ? circumstances : circumstances.filter { !$0.confidential }
    }

    /// The children as replies show them; each showing is logged.
    func shown(_ entries: [RegisteredChild]) throws -> [Child] {
        let ids = entries.map(\.id)
        let circumstances = try circumstances.of(ids)
        let disabilities = try disabilities.of(ids)
        let caregivers = try caregivers.counts(of: ids)
        return entries.map { child in
            disclose(child.id)
            return child.shown(
                circumstances: visible(circumstances[child.id, default: []].filter { $0.end == nil }),
                disability: disabilities[child.id]?.first, caregivers: caregivers[child.id, default: 0])
        }
    }

    func shown(_ child: RegisteredChild) throws -> Child {
        guard let shown = try shown([child]).first else { preconditionFailure("one child in, one child out") }
        return shown
    }

    /// The units that a list is about: the one that was asked for, if the caller may act for it, or all of the caller's.
    func units(_ asked: UnitPath?, at pointer: String) throws -> [UnitPath] {
        guard let asked else { return visibleScope }
        try authorize(asked, at: pointer)
        return [asked]
    }
}

/// Feeds go by pages of so many.
let pageSize = 256

extension Page where Item: Sendable {
    /// A page of what was listed; a full one has a next one, after the key of its last item.
    init<Entry>(_ entries: [Entry], showing items: [Item], key: (Entry) -> String) {
        self.init(items, next: entries.count < pageSize ? nil : entries.last.map(key))
    }
}
