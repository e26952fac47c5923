import ServiceKit
import Vocabulary

@testable import Campaigns
@testable import Catalogue
@testable import Funding
@testable import Registry
@testable import Reporting
@testable import ServiceKit

/// The services of all departments, without their stores.
enum DepartmentServices {
    static let all: [any DepartmentService.Type] = [
        RegistryService.self, CatalogueService.self, FundingService.self, CampaignsService.self,
        ReportingService.self,
    ]

    static let contracts = all.map { ServiceContract($0) }
}
