import RegistryKnown
import Store
import Vocabulary

extension CatalogueService {
    func home(of child: ChildID, _ snapshot: Snapshot) throws -> UnitPath? {
        try snapshot.knownChildren.find(child)?.home(on: snapshot.today)
    }

    func entries(of child: ChildID, _ snapshot: Snapshot) throws -> Set<ChildID> {
        try snapshot.knownChildren.entries(under: child)
    }
}
