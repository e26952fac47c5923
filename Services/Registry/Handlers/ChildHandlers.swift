import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func registerChild(_ request: RegisterChild, _ tx: Transaction) throws -> Child {
        try tx.authorize(request.commune, at: "/commune")
        return try tx.shown(admit(request, tx))
    }

    /// Enters the child and tells of it; the caller has been let through.
    func admit(_ request: RegisterChild, _ tx: Transaction) throws -> RegisteredChild {
        let child = try Registration(reference: reference, today: tx.today)
            .admit(request, as: request.id ?? tx.newID())
        try tx.children.refuseTaken(request.id)
        try refuseTwice(child, confirmedDistinct: request.confirmedDistinct ?? false, tx)
        try tx.children.save(child)
        tx.emit(RegistryEvent.childRegistered(child.facts(on: child.registeredOn)))
        return child
    }

    func getChild(_ request: GetChild, _ snapshot: Snapshot) throws -> Child {
        try snapshot.shown(snapshot.child(request.id, at: "/id"))
    }

    func updateChild(_ request: UpdateChild, _ tx: Transaction) throws -> Child {
        let child = try tx.child(request.id, at: "/id")
        if let commune = request.commune { try tx.authorize(commune, at: "/commune") }
        let changed = try Registration(reference: reference, today: tx.today).change(child, by: request)
        if changed.birth != child.birth {
            let pointer = request.birthDate == nil ? "/birthYear" : "/birthDate"
            try tx.life(of: child).begin(on: changed.birth.earliest, at: pointer)
        }
        guard changed != child else { return try tx.shown(child) }
        let isSomeoneElse =
            changed.name.folded != child.name.folded || changed.birth != child.birth
            || changed.commune != child.commune || changed.personalNumber != child.personalNumber
        if isSomeoneElse {
            try refuseTwice(changed, confirmedDistinct: request.confirmedDistinct ?? false, tx)
        }
        try tx.children.save(changed)
        tx.emit(RegistryEvent.childUpdated(changed.facts(on: request.on ?? tx.today)))
        return try tx.shown(changed)
    }

    func closeChild(_ request: CloseChild, _ tx: Transaction) throws -> Child {
        let child = try tx.child(request.id, at: "/id")
        let closed = try Standing.close(
            child, by: request, life: tx.life(of: child), reference: reference, today: tx.today)
        try tx.children.save(closed)
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
        try Duplicates.refuse(
            child, among: tx.children.near(child), confirmedDistinct: confirmedDistinct, on: tx.today,
            in: tx.units)
    }
}

extension RegistryService {
    func searchChildren(_ request: SearchChildren, _ snapshot: Snapshot) throws -> List<Child> {
        let units = try snapshot.units(request.commune, at: "/commune")
        let search = try Searching(reference: reference, today: snapshot.today).terms(request, within: units)
        let found = try snapshot.children.search(
            search, after: request.after, limit: ListPage.fetch(request))
        return try ListPage.reply(found, request, showing: snapshot.shown, key: \.id.text)
    }

    func listChildren(_ request: ListChildren, _ snapshot: Snapshot, from: String?) throws -> Page<Child> {
        let units = try snapshot.units(request.commune, at: "/commune")
        try CircumstanceRules(reference: reference, today: snapshot.today).filter(request.circumstance)
        let entries = try snapshot.children.list(request, within: units, after: from, limit: FeedPage.size)
        return Page(entries, showing: try snapshot.shown(entries), key: \.id.text)
    }

    /// A page begins after the group of whose children `after` is the first.
    func findDuplicates(_ request: FindDuplicates, _ snapshot: Snapshot) throws -> List<DuplicateGroup> {
        let units = try snapshot.units(request.commune, at: "/commune")
        let wanted = try ListPage.fetch(request)
        var place: RegisteredChild?
        if let after = request.after {
            place = try ChildID(after).flatMap { try snapshot.children.find($0) }
            if place == nil { return List(items: []) }
        }
        var groups: [[RegisteredChild]] = []
        var isLast = false
        while groups.count < wanted && !isLast {
            let children = try snapshot.children.namesakes(
                within: units, from: place, names: Duplicates.namesAtATime)
            groups += Duplicates.groups(children, after: place, on: snapshot.today, in: snapshot.units)
            isLast = Duplicates.names(of: children) < Duplicates.namesAtATime
            place = children.last
        }
        return try ListPage.reply(Array(groups.prefix(wanted)), request) { groups in
            try groups.map { group in
                DuplicateGroup(
                    children: try snapshot.shown(Array(group.prefix(Duplicates.shown))),
                    more: group.count > Duplicates.shown)
            }
        } key: {
            $0[0].id.text
        }
    }
}
