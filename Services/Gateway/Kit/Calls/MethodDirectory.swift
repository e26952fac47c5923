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
    /// By service and method.
    private let descriptions = Mutex<[[String]: MethodDescription]>([:])

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

    package func describe(
        _ method: String, at service: String, retry: RetryPolicy = RetryPolicy()
    ) async throws -> MethodDescription {
        if let known = descriptions.withLock({ $0[[service, method]] }) { return known }
        let description = try await clients.client(to: service, as: .serviceItself)
            .call(
                Reflection.describe, DescribeMethod(method: method),
                CallOptions(language: clients.language, retry: retry))
        descriptions.withLock { $0[[service, method]] = description }
        return description
    }

    /// What is wrong with the requests, or rows, `values` of the method, in a file: members that it does not have. Nothing
    /// where the service does not know the method, or cannot be asked: whoever makes the call is told so better.
    ///
    /// - Parameter retry: whether a service that is away is waited for.
    package func problems(
        in values: [(line: Int?, value: JSONValue)], of method: String, at service: String, file: String,
        retry: RetryPolicy = RetryPolicy()
    ) async throws -> [FileProblem] {
        let description: MethodDescription
        do {
            description = try await describe(method, at: service, retry: retry)
        } catch is CallError {
            return []
        }
        return Schema(description.request).problems(in: values, of: method, file: file)
    }
}
