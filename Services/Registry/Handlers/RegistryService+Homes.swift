import Store
import Vocabulary

extension RegistryService {
    func home(of child: ChildID, _ snapshot: Snapshot) throws -> UnitPath? {
        try snapshot.children.find(child)?.commune
    }
}
