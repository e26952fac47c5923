import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    private func rules(_ snapshot: Snapshot) -> ChildRules {
        ChildRules(reference: reference, today: snapshot.today)
    }

    func registerChild(_ request: RegisterChild, _ tx: Transaction) throws -> Child {
        try tx.authorize(request.commune, at: "/commune")
        return try tx.shown(admit(request, tx))
    }

    /// Enters the child and tells of it; the caller has been let through.
    func admit(_ request: RegisterChild, _ tx: Transaction) throws -> RegisteredChild {
        let child = try rules(tx).admit(request, as: request.id ?? tx.newID())
        try tx.children.refuseTaken(request.id)
        try refuseTwice(child, confirmedDistinct: request.confirmedDistinct ?? false, tx)
        return try save(child, tx) { .childRegistered($0.facts(on: $0.registeredOn)) }
    }

    func getChild(_ request: GetChild, _ snapshot: Snapshot) throws -> Child {
        try snapshot.shown(snapshot.child(request.id, at: "/id"))
    }

    func updateChild(_ request: UpdateChild, _ tx: Transaction) throws -> Child {
        if let commune = request.commune { try tx.authorize(commune, at: "/commune") }
        let sought = try tx.seekChild(request.id, at: "/id")
        let changed = try rules(tx).change(sought, by: request)
        let child = try sought.get()
        if changed.birth != child.birth {
            let pointer = request.birthDate == nil ? "/birthYear" : "/birthDate"
            try tx.life(of: child.id).begin(on: changed.birth.earliest, at: pointer)
        }
        guard changed != child else { return try tx.shown(child) }
        let isSomeoneElse =
            changed.name.folded != child.name.folded || changed.birth != child.birth
            || changed.commune != child.commune || changed.personalNumber != child.personalNumber
        if isSomeoneElse {
            try refuseTwice(changed, confirmedDistinct: request.confirmedDistinct ?? false, tx)
        }
        return try tx.shown(
            save(changed, tx) { .childUpdated($0.facts(on: request.on ?? tx.today)) })
    }

    func closeChild(_ request: CloseChild, _ tx: Transaction) throws -> Child {
        let closed = try rules(tx).close(
            tx.seekChild(request.id, at: "/id"), by: request, life: tx.life(of: request.id))
        return try tx.shown(
            save(closed, tx) {
                .childClosed(
                    ChildClosed(
                        child: $0.id, commune: $0.commune, reason: $0.status, on: $0.closedOn ?? tx.today))
            })
    }

    private func save(
        _ child: RegisteredChild, _ tx: Transaction, telling event: (RegisteredChild) -> RegistryEvent
    ) throws -> RegisteredChild {
        try tx.children.save(child)
        tx.emit(event(child))
        return child
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
        let search = try SearchRules(reference: reference, today: snapshot.today).terms(
            request, within: units)
        let page = try ListPage(request, in: ChildRecords.byName)
        return try page.reply(snapshot.children.search(search, page), showing: snapshot.shown)
    }

    func listChildren(_ request: ListChildren, _ snapshot: Snapshot, from: String?) throws -> Page<Child> {
        let units = try snapshot.units(request.commune, at: "/commune")
        try CircumstanceRules(reference: reference, today: snapshot.today).filter(request.circumstance)
        let entries = try snapshot.children.list(request, within: units, after: from, limit: FeedPage.size)
        return Page(entries, showing: try snapshot.shown(entries), key: \.id.text)
    }

    func findDuplicates(_ request: FindDuplicates, _ snapshot: Snapshot) throws -> List<DuplicateGroup> {
        let units = try snapshot.units(request.commune, at: "/commune")
        let page = try ListPage(request, in: Duplicates.order)
        var groups: [[RegisteredChild]] = []
        var (rest, isLast) = (page, false)
        while groups.count < page.fetched && !isLast {
            let children = try snapshot.children.namesakes(
                within: units, rest, names: Duplicates.namesAtATime)
            groups += Duplicates.groups(children, on: snapshot.today, in: snapshot.units)
                .filter(rest.reaches)
            isLast = Duplicates.names(of: children) < Duplicates.namesAtATime
            if let last = children.last { rest = rest.after([last]) }
        }
        return try page.reply(Array(groups.prefix(page.fetched))) { groups in
            try groups.map { group in
                DuplicateGroup(
                    children: try snapshot.shown(Array(group.prefix(Duplicates.shown))),
                    more: group.count > Duplicates.shown)
            }
        }
    }
}
