import Store
import Vocabulary

extension RegistryService {
    func home(of child: ChildID, _ snapshot: Snapshot) throws -> UnitPath? {
        try snapshot.children.find(child)?.commune
    }

    func entries(of child: ChildID, _ snapshot: Snapshot) throws -> Set<ChildID> {
        Set(try snapshot.aliases.entries(of: child))
    }
}
