import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func searchCaregivers(
        _ request: SearchCaregivers, _ snapshot: Snapshot
    ) throws -> List<FoundCaregiver> {
        let units = try snapshot.units(request.commune, at: "/commune")
        let search = try SearchRules(snapshot).terms(request, within: units, from: snapshot.principal.unit)
        let page = try ListPage(request, in: FoundCarerEntry.order, usual: Self.usuallyFound)
        if let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) {
            let asked = request.commune == nil ? nil : units
            let found = try found(search, snapshot, page) {
                try snapshot.caregivers.search(
                    $0, within: asked, for: snapshot.visibleScope, asOf, page)
            }
            return try page.reply(found) {
                try snapshot.found($0.map(\.id), asOf).marked(asOf, in: \.provisional)
            }
        }
        let found = try found(search, snapshot, page) { try snapshot.caregivers.search($0, page) }
        return try page.reply(found) { try snapshot.caregivers.found($0.map(\.id)) }
    }

    func findCaregiverDuplicates(
        _ request: FindCaregiverDuplicates, _ snapshot: Snapshot
    ) throws -> List<CaregiverDuplicates> {
        let units = try snapshot.units(request.commune, at: "/commune")
        let page = try ListPage(request, in: CaregiverGroup.order)
        let namesakes = Namesakes(snapshot)
        var groups: [CaregiverGroup] = []
        var (rest, isLast) = (page, false)
        while groups.count < page.fetched && !isLast {
            let sharing = try snapshot.caregivers.sharing(
                within: units, rest, marks: CaregiverGroup.marksAtATime)
            groups += sharing.flatMap { $0.groups(by: namesakes) }.filter(rest.reaches)
            isLast = sharing.count < CaregiverGroup.marksAtATime
            if let last = sharing.last { rest = rest.after(last.end) }
        }
        return try page.reply(Array(groups.prefix(page.fetched))) { $0.map(\.shown) }
    }
}
