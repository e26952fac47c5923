import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func searchChildren(_ request: SearchChildren, _ snapshot: Snapshot) throws -> List<Child> {
        let units = try snapshot.units(request.commune, at: "/commune")
        let search = try SearchRules(snapshot).terms(request, within: units)
        let page = try ListPage(request, in: ChildRecords.byName)
        guard let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) else {
            return try page.reply(snapshot.children.search(search, page)) { try snapshot.shown($0) }
        }
        let found = try snapshot.children.search(search, for: snapshot.visibleScope, asOf, page)
        return try page.reply(found) { try snapshot.shown($0, asOf) }
    }

    func listChildren(_ request: ListChildren, _ snapshot: Snapshot, _ page: FeedPage) throws -> Page<Child> {
        let units = try snapshot.units(request.commune, at: "/commune")
        try SearchRules(snapshot).filters(request)
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let entries =
            if let asOf {
                try snapshot.children.list(
                    request, within: units, for: snapshot.visibleScope, asOf, page)
            } else {
                try snapshot.children.list(request, within: units, on: snapshot.today, page)
            }
        return Page(entries, showing: try snapshot.shown(entries, asOf), key: \.id.text)
    }

    func findDuplicates(_ request: FindDuplicates, _ snapshot: Snapshot) throws -> List<DuplicateGroup> {
        let units = try snapshot.units(request.commune, at: "/commune")
        let page = try ListPage(request, in: Duplicates.order)
        var groups: [[RegisteredChild]] = []
        var (rest, isLast) = (page, false)
        while groups.count < page.fetched && !isLast {
            let children = try snapshot.children.namesakes(
                within: units, rest, names: Duplicates.namesAtATime)
            groups += Duplicates(snapshot).groups(children)
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
