import RegistryAPI
import Vocabulary

extension CaseWorker {
    /// Whether that is the caller: the person; who acts for the office by mandate, in the person's place; and where nobody is
    /// named, anybody of the office.
    func includes(_ caller: Principal) -> Bool {
        guard caller.unit == unit else { return false }
        guard let person else { return true }
        return caller.person.map { $0.id == person || $0.id.home != nil } ?? false
    }
}
