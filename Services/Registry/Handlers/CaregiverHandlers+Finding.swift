import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
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
