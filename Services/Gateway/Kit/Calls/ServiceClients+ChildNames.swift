import Bus
import RegistryAPI
package import Vocabulary

extension ServiceClients {
    /// What the registry calls these children, by their ids as texts, as far as `unit` may see them. Each is a look that the
    /// registry keeps.
    package func names(
        ofChildren ids: some Sequence<String>, as unit: UnitPath
    ) async throws -> [String: String] {
        let registry = try client(to: RegistryContract.name, as: .unit(unit))
        var names: [String: String] = [:]
        for text in Set(ids).sorted() {
            guard let id = ChildID(text) else { continue }
            do {
                let child = try await registry.call(
                    Children.get, GetChild(id: id), CallOptions(language: language))
                names[text] = child.name
            } catch let error as CallError where error.namesNobody {
                // Somebody else's child, or no child's id: it stays an id.
                continue
            }
        }
        return names
    }
}

extension CallError {
    /// Whether a look at somebody was answered by that there is nobody of that id, or none that who asks may see.
    var namesNobody: Bool { [.permissionDenied, .notFound, .invalidArgument].contains(status) }
}
