import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func register(_ request: RegisterChild, _ tx: Transaction) throws -> Child {
        try tx.authorize(request.commune, at: "/commune")
        return try tx.shown(admit(request, tx))
    }

    /// Enters the child and tells of it; the caller has been let through.
    func admit(_ request: RegisterChild, _ tx: Transaction) throws -> RegisteredChild {
        let child = try Registration(reference: reference, today: tx.today)
            .admit(request, as: request.id ?? tx.newID())
        if try tx.children.find(child.id) != nil {
            throw Refusal.exists("/id", Message("registry.id-taken", ["id": child.id.text]))
        }
        try refuseTwice(child, confirmedDistinct: request.confirmedDistinct ?? false, tx)
        try tx.children.insert(child)
        tx.emit(RegistryEvent.childRegistered(child.facts(on: child.registeredOn)))
        return child
    }

    func get(_ request: GetChild, _ snapshot: Snapshot) throws -> Child {
        try snapshot.shown(snapshot.child(request.id, at: "/id"))
    }

    func update(_ request: UpdateChild, _ tx: Transaction) throws -> Child {
        let child = try tx.child(request.id, at: "/id")
        if let commune = request.commune { try tx.authorize(commune, at: "/commune") }
        let changed = try Registration(reference: reference, today: tx.today).change(child, by: request)
        guard changed != child else { return try tx.shown(child) }
        let isSomeoneElse =
            changed.name.folded != child.name.folded || changed.birth != child.birth
            || changed.commune != child.commune || changed.personalNumber != child.personalNumber
        if isSomeoneElse {
            try refuseTwice(changed, confirmedDistinct: request.confirmedDistinct ?? false, tx)
        }
        try tx.children.update(changed)
        tx.emit(RegistryEvent.childUpdated(changed.facts(on: request.on ?? tx.today)))
        return try tx.shown(changed)
    }

    func close(_ request: CloseChild, _ tx: Transaction) throws -> Child {
        let child = try tx.child(request.id, at: "/id")
        let closed = try Standing.close(child, by: request, reference: reference, today: tx.today)
        try tx.children.update(closed)
        tx.emit(
            RegistryEvent.childClosed(
                ChildClosed(
                    child: closed.id, commune: closed.commune, reason: closed.status,
                    on: closed.closedOn ?? tx.today)))
        return try tx.shown(closed)
    }

    private func refuseTwice(_ child: RegisteredChild, confirmedDistinct: Bool, _ tx: Transaction) throws {
        if let number = child.personalNumber, let other = try tx.children.find(personalNumber: number),
            other.id != child.id
        {
            throw Refusal.exists(
                "/personalNumber", Message("registry.personal-number-taken", ["id": other.id.text]))
        }
        try Duplicates.refuse(child, among: tx.children.near(child), confirmedDistinct: confirmedDistinct)
    }
}

extension RegistryService {
    func search(_ request: SearchChildren, _ snapshot: Snapshot) throws -> ChildPage {
        let units = try snapshot.units(request.commune, at: "/commune")
        let search = try Searching.terms(request, within: units)
        let found = try snapshot.children.search(search)
        return try ChildPage(
            items: snapshot.shown(Array(found.prefix(search.limit))), more: found.count > search.limit)
    }

    func list(_ request: ListChildren, _ snapshot: Snapshot, from: String?) throws -> Page<Child> {
        let units = try snapshot.units(request.commune, at: "/commune")
        try CircumstanceRules(reference: reference, today: snapshot.today).filter(request.circumstance)
        let entries = try snapshot.children.list(request, within: units, after: from, limit: pageSize)
        return Page(entries, showing: try snapshot.shown(entries), key: \.id.text)
    }

    func findDuplicates(_ request: FindDuplicates, _ snapshot: Snapshot) throws -> DuplicateList {
        let units = try snapshot.units(request.commune, at: "/commune")
        let limit = try Searching.limit(request.limit, most: 200, usual: 50)
        let entries = try snapshot.children.namesakes(within: units, limit: 10_000)
        let groups = Duplicates.groups(entries)
        let shown = try groups.prefix(limit).map { DuplicateGroup(children: try snapshot.shown($0)) }
        return DuplicateList(groups: shown, more: groups.count > limit)
    }
}
