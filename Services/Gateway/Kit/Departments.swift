import CampaignsAPI
import CatalogueAPI
import FundingAPI
import GatewayAPI
import RegistryAPI
import ReportingAPI
import Vocabulary

/// A department: a contract, and a service with a store and a log of its own.
package struct Department: Hashable, Sendable {
    /// `registry`: leads the names of its methods, its events and its files.
    package let name: String

    /// The program that is its service, beside this one: `chungtay-registry`.
    package var program: String { Self.program(of: name) }

    /// Of the service called `name`. The gateway's own is the coordinator: `chungtay` is the command line.
    package static func program(of name: String) -> String {
        name == GatewayContract.name ? "chungtay-coordinator" : "chungtay-\(name)"
    }
}

/// All departments, once. Package.swift says the same to the build and `compose/stack.yaml` to who runs them; a test holds
/// the three equal.
package enum Departments {
    /// In the order in which their services start; they stop in the reverse one. Who follows comes after whom it follows,
    /// so that a stopping follower still reaches its sources; of the registry and the catalogue, which follow each other, the one whose
    /// events are more.
    package static let all = [
        Department(name: RegistryContract.name),
        Department(name: CatalogueContract.name),
        Department(name: FundingContract.name),
        Department(name: CampaignsContract.name),
        Department(name: ReportingContract.name),
        // No department's, and last: it follows them, and calls them.
        Department(name: GatewayContract.name),
    ]

    /// Theirs, in that order.
    package static let names = all.map(\.name)

    /// The services that somebody named. Throws ``Failure`` with `status` and the first that there is not.
    package static func known(_ services: [String], or status: ExitStatus) throws -> [String] {
        guard let unknown = services.first(where: { !names.contains($0) }) else { return services }
        throw Failure(
            status,
            Message(
                "gateway.audit-no-service", ["service": unknown, "known": names.joined(separator: ", ")]))
    }

    /// Names of services in that order; others after them.
    package static func sorted(_ names: some Sequence<String>) -> [String] {
        func place(_ name: String) -> (Int, String) { (Self.names.firstIndex(of: name) ?? .max, name) }
        return names.sorted { place($0) < place($1) }
    }
}
