import ServiceKit
import Vocabulary

@testable import Campaigns
@testable import Catalogue
@testable import Funding
@testable import Registry
@testable import Reporting
@testable import ServiceKit

/// All departments' services, without their stores.
enum Departments {
    static let services: [any DepartmentService.Type] = [
        RegistryService.self, CatalogueService.self, FundingService.self, CampaignsService.self,
        ReportingService.self,
    ]

    static let descriptions = services.map { ServiceContract($0) }
}
