import RegistryAPI
import Vocabulary

/// Who a worker is. It holds on every day: a change of it says that it was so all along.
struct WorkerIdentity: Codable, Hashable, Sendable {
    var name: PersonName
    /// As ``Worker`` shows it.
    var phone: String?
}
