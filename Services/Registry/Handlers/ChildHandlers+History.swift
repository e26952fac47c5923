import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func listChildHistory(_ request: ListChildHistory, _ snapshot: Snapshot) throws -> List<ChildFactEntry> {
        let child = try snapshot.file(of: request.child, at: "/child")
        snapshot.disclose(child.id)
        let known = try snapshot.childAspects.timelines(of: child.id)
        var history = Histories<ChildFactEntry>(
            by: try snapshot.childAspects.recorders(of: child.id))
        history.add(known.identity, .identity) { entry, value in
            entry.name = value.name.text
            entry.sex = value.sex
            entry.birthDate = value.birthDate
            entry.birthYear = value.birthYear
            entry.ethnicity = value.ethnicity
            entry.personalNumber = value.personalNumber?.text
            entry.birthEstimated = value.birthEstimated
            (entry.foundOn, entry.foundAt) = (value.finding?.day, value.finding?.place)
            entry.foundBy = value.finding?.finder
        }
        history.add(known.home, .home) { $0.commune = $1 }
        history.add(known.address, .address) { $0.address = $1.text }
        history.add(known.poverty, .poverty) { $0.povertyStatus = $1 }
        history.add(known.standing, .standing) { entry, value in
            entry.status = value.status
            entry.note = value.note
        }
        return try history.reply(to: request)
    }
}
