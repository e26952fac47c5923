import ServiceKit
import TestKit
import Vocabulary

@testable import Campaigns
@testable import Catalogue
@testable import Coordinator
@testable import Funding
@testable import Registry
@testable import Reporting
@testable import ServiceKit

/// The services of all departments, without their stores.
enum DepartmentServices {
    static let all: [any DepartmentService.Type] = [
        RegistryService.self, CatalogueService.self, FundingService.self, CampaignsService.self,
        ReportingService.self, CoordinatorService.self,
    ]

    static let contracts = all.map { ServiceContract($0) }

    /// One of them beside nothing else, and who calls it for the province with all that its methods need and `roles`.
    static func call(
        _ department: Int, with roles: Set<Role>,
        _ body: (_ client: TestClient, _ methods: [ServiceContract.Entry]) async throws -> Void
    ) async throws {
        try await deploy(department) { deployment, methods in
            let client = deployment.client(as: "thai-binh", roles.union(methods.map(\.needs)))
            try await body(client.on(all[department].name), methods)
        }
    }

    /// One of them beside nothing else.
    static func deploy(
        _ department: Int,
        _ body: (_ deployment: Deployment, _ methods: [ServiceContract.Entry]) async throws -> Void
    ) async throws {
        try await withDeployment([all[department]], on: [.inProcess], reference: .shipped()) { deployment in
            try await body(deployment, contracts[department].methods)
        }
    }
}
