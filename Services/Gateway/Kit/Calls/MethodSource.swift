import Bus
package import ServiceKit
import Vocabulary

/// Where methods are looked up to be read about: at the running services, by a ``MethodDirectory``, or in the installed
/// programs.
package enum MethodSource {
    case running(ServiceClients, MethodDirectory)
    case installed([ServiceDescription])

    /// The running services; where no stack runs, the programs say what they would answer.
    package static func find(_ clients: ServiceClients) async throws -> MethodSource {
        clients.isUp
            ? .running(clients, MethodDirectory(clients))
            : .installed(try await InstalledPrograms.descriptions())
    }

    /// Names, in the order in which they start.
    package func services() throws -> [String] {
        switch self {
        case .running(let clients, _): Departments.sorted(try clients.services().keys)
        case .installed(let descriptions): descriptions.map(\.service)
        }
    }

    package func list(of service: String) async throws -> [MethodList.Entry] {
        switch self {
        case .running(_, let directory): try await directory.list(of: service).methods
        case .installed(let descriptions):
            descriptions.filter { $0.service == service }.flatMap(\.methods).map {
                MethodList.Entry(name: $0.name, kind: $0.kind, needs: $0.needs)
            }
        }
    }

    /// Throws ``Failure`` for a method that no service has.
    package func describe(_ method: String) async throws -> MethodDescription {
        switch self {
        case .running(_, let directory):
            guard let service = try directory.services(for: method).first else { throw try unknown(method) }
            return try await directory.describe(method, at: service)
        case .installed(let descriptions):
            guard let found = descriptions.flatMap(\.methods).first(where: { $0.name == method }) else {
                throw try unknown(method)
            }
            return found
        }
    }

    private func unknown(_ method: String) throws -> Failure {
        let known = try services().joined(separator: ", ")
        return Failure(.refused, Message("gateway.no-package", ["method": method, "known": known]))
    }
}
