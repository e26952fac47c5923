package import Bus
package import JSONCoding
package import ServiceKit
import Synchronization
import Vocabulary

/// What the running services answer, learned from themselves.
package final class MethodDirectory: Sendable {
    /// Packages that every service has: who is meant has to be said.
    package static let builtIn: Set<String> = ["health", "reflection", "events", "admin"]

    private let clients: ServiceClients
    private let kinds = Mutex<[String: [String: CallKind]]>([:])

    package init(_ clients: ServiceClients) { self.clients = clients }

    /// The services that `method` is asked of: the one of its package; `named` or, without that, all for the built-in
    /// packages. Empty when there is no such service.
    package func services(for method: String, named: String? = nil) throws -> [String] {
        let all = try clients.services()
        let package = String(method.prefix { $0 != "." })
        if let named { return all[named] == nil ? [] : [named] }
        if Self.builtIn.contains(package) { return Departments.sorted(all.keys) }
        return all[package] == nil ? [] : [package]
    }

    /// How the method's messages flow; nil for one that the service does not have.
    package func kind(of method: String, at service: String) async throws -> CallKind? {
        if let known = kinds.withLock({ $0[service] }) { return known[method] }
        let list = try await list(of: service)
        let kinds = Dictionary(list.methods.map { ($0.name, $0.kind) }) { first, _ in first }
        self.kinds.withLock { $0[service] = kinds }
        return kinds[method]
    }

    package func list(of service: String) async throws -> MethodList {
        try await clients.client(to: service, as: .serviceItself)
            .call(Reflection.list, Empty(), CallOptions(language: clients.language))
    }

    package func describe(_ method: String, at service: String) async throws -> MethodDescription {
        try await clients.client(to: service, as: .serviceItself)
            .call(
                Reflection.describe, DescribeMethod(method: method),
                CallOptions(language: clients.language))
    }

    /// Throws ``Failure`` where `body` has a member that the method's request has not: a slip of the pen that would otherwise
    /// go unnoticed, since services pass over members that they do not know.
    package func check(_ body: JSONValue, of method: String, at service: String) async throws {
        guard try await kind(of: method, at: service) != nil else { return }
        let request = Schema(try await describe(method, at: service).request)
        let members = request.members.map(\.name)
        guard let stranger = (body.object?.members ?? []).first(where: { !members.contains($0.name) }) else {
            return
        }
        throw Failure(
            .badFile,
            request.sentence(
                "gateway.call-member", about: stranger.name, among: members,
                ["method": method, "member": stranger.name]))
    }
}
