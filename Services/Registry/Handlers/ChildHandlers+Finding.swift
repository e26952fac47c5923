import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    /// What a person looks through at once.
    static let usuallyFound = 20

    func searchChildren(_ request: SearchChildren, _ snapshot: Snapshot) throws -> List<FoundChild> {
        let units = try snapshot.units(request.commune, at: "/commune")
        let search = try SearchRules(snapshot).terms(request, within: units, from: snapshot.principal.unit)
        let page = try ListPage(request, in: FoundChildEntry.order, usual: Self.usuallyFound)
        guard let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) else {
            let found = try found(search, snapshot, page) { try snapshot.children.search($0, page) }
            return try page.reply(found) { try snapshot.found($0) }
        }
        let found = try snapshot.children.search(search, for: snapshot.visibleScope, asOf, page)
        return try page.reply(found) { try snapshot.found($0, asOf) }
    }

    /// Those who fit; where nobody does, those who fit when the last words are a place, in the first way that finds somebody.
    func found<Request, Named>(
        _ search: PersonSearch, _ snapshot: Snapshot, _ page: ListPage<Request, FoundEntry<Named>>,
        by find: (PersonSearch) throws -> [FoundEntry<Named>]
    ) throws -> [FoundEntry<Named>] {
        let begins = page.begins(search)
        if begins < MatchRank.byPlace {
            let found = try find(search)
            guard found.isEmpty, page.isFirst else { return found }
        }
        for (way, placed) in search.readingPlaces(snapshot.units, on: snapshot.today).enumerated() {
            let base = (way + 1) * MatchRank.byPlace
            guard page.isFirst || (base..<base + MatchRank.byPlace).contains(begins) else { continue }
            var search = placed
            search.base = base
            let found = try find(search)
            if !found.isEmpty { return found }
        }
        return []
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
