import Bus
import CatalogueAPI
import RegistryAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

/// Who acts on Thái Bình's plan once the province and its districts have ended, and whom they enter.
protocol PlanHeirs {}

extension PlanHeirs {
    /// Who leads once Labour and then the province has ended.
    static var lead: UnitPath { "hung-yen/so-y-te" }
    /// All of it comes of the district of that name.
    static var commune: UnitPath { "hung-yen/thai-thuy" }
    /// Of communes of two districts.
    static var shared: UnitPath { "hung-yen/tra-ly" }

    func lead(_ province: Province) -> TestClient {
        province.deployment.client(
            as: Self.lead, Deployment.workRoles.union([.confidential]), scope: ["hung-yen"], language: .en)
    }

    func enter(
        _ name: String, in commune: UnitPath, on registered: String? = nil, _ province: Province
    ) async throws {
        let lead = lead(province)
        let child = try await lead.call(
            Children.register,
            RegisterChild(name: name, sex: .male, commune: commune).with {
                $0.birthDate = day("2016-04-01")
                $0.registeredOn = registered.map(day)
                $0.confirmedDistinct = true
            })
        _ = try await lead.call(
            Disabilities.determine,
            DetermineDisability(child: child.id, type: .vision, degree: .mild).with {
                $0.determinedOn = registered.map(day)
            })
    }
}
