package import Bus
package import JSONCoding
package import ServiceKit
import Synchronization
import Vocabulary

/// What the running services answer, learned from themselves: for making calls. Where no stack has to run, for reading
/// about methods only, ``MethodSource`` is asked.
package final class MethodDirectory: Sendable {
    /// Whether the method, or package, is one that every service has.
    package static func isBuiltIn(_ name: String) -> Bool {
        BuiltIn.packages.contains(String(name.prefix { $0 != "." }))
    }

    private let clients: ServiceClients
    private let kinds = Mutex<[String: [String: CallKind]]>([:])
    /// By service and method.
    private let descriptions = Mutex<[[String]: MethodDescription]>([:])

    package init(_ clients: ServiceClients) { self.clients = clients }

    /// The services that `method` is asked of: the one of its package; `named` or, without that, all for the built-in
    /// packages, but of a question about a method those that have that one. Empty when there is no such service.
    package func services(
        for method: String, named: String? = nil, asking body: JSONValue = .null
    ) throws -> [String] {
        if named == nil, method == AdminAccess.explain.name, let asked = body["method"]?.string {
            let homes = try services(for: asked)
            if !homes.isEmpty { return homes }
        }
        let all = try clients.services()
        let package = String(method.prefix { $0 != "." })
        if let named { return all[named] == nil ? [] : [named] }
        if Self.isBuiltIn(package) { return Departments.sorted(all.keys) }
        return all[package] == nil ? [] : [package]
    }

    /// The one service that `method` is asked of. Throws ``Failure`` for a method that none has.
    package func home(of method: String) throws -> String {
        guard let home = try services(for: method).first else {
            throw Failure(.refused, try noService(for: method))
        }
        return home
    }

    /// What is said of a method that no service has.
    func noService(for method: String) throws -> Message {
        let known = Departments.sorted(try clients.services().keys).joined(separator: ", ")
        return Message("gateway.no-package", ["method": method, "known": known])
    }

    /// How the method's messages flow; nil for one that the service does not have.
    ///
    /// - Parameter timeout: how long a service that is asked may take; 30 s when nil.
    package func kind(
        of method: String, at service: String, timeout: Duration? = nil
    ) async throws -> CallKind? {
        if let kind = BuiltIn.kind(of: method) { return kind }
        if let known = kinds.withLock({ $0[service] }) { return known[method] }
        let list = try await list(of: service, timeout: timeout)
        let kinds = Dictionary(list.methods.map { ($0.name, $0.kind) }) { first, _ in first }
        self.kinds.withLock { $0[service] = kinds }
        return kinds[method]
    }

    package func list(of service: String, timeout: Duration? = nil) async throws -> MethodList {
        try await clients.client(to: service, as: .serviceItself)
            .call(Reflection.list, Empty(), CallOptions(timeout: timeout, language: clients.language))
    }

    package func describe(
        _ method: String, at service: String, timeout: Duration? = nil, retry: RetryPolicy = RetryPolicy()
    ) async throws -> MethodDescription {
        if let known = descriptions.withLock({ $0[[service, method]] }) { return known }
        let description = try await clients.client(to: service, as: .serviceItself)
            .call(
                Reflection.describe, DescribeMethod(method: method),
                CallOptions(timeout: timeout, language: clients.language, retry: retry))
        descriptions.withLock { $0[[service, method]] = description }
        return description
    }

    /// What is wrong with the requests, or rows, `values` of the method, in a file: members that it does not have. Nothing
    /// where none of `services` knows the method, or can be asked: whoever makes the call is told so better.
    ///
    /// - Parameters:
    ///   - services: that have the method; the first that answers describes it.
    ///   - retry: whether a service that is away is waited for; one of several is not.
    package func problems(
        in values: [(line: Int?, value: JSONValue)], of method: String, at services: [String], file: String,
        timeout: Duration? = nil, retry: RetryPolicy = RetryPolicy()
    ) async throws -> [FileProblem] {
        for service in services {
            do {
                let description = try await describe(
                    method, at: service, timeout: timeout, retry: services.count > 1 ? .never : retry)
                return Schema(description.request).problems(in: values, of: method, file: file)
            } catch is CallError {
                continue
            }
        }
        return []
    }
}
