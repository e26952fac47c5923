import RegistryKnown
import Store
import Vocabulary

extension ReportingService {
    func home(of child: ChildID, _ snapshot: Snapshot) throws -> UnitPath? {
        try snapshot.knownChildren.homes.timeline(of: child).value(on: snapshot.today)
    }
}
