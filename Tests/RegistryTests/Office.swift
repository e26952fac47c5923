import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

/// What the tests have in common: the deployment's own reference data, a day, made-up people.
enum Office: ThaiBinh {
    /// Who takes children in.
    static let facility: ProviderID = newID()
    static let secondFacility: ProviderID = newID()

    /// A service with the reference data beside a catalogue that has told of two facilities, and the province's office that calls it,
    /// by every transport.
    static func open(
        as unit: UnitPath = province, _ roles: Set<Role> = Deployment.workRoles, today: Day = today,
        _ body: (TestClient) async throws -> Void
    ) async throws {
        try await deploy(today: today) { deployment, _ in
            try await body(deployment.client(as: unit, roles).on(RegistryService.name))
        }
    }

    /// The same with the deployment, for those who look into the store.
    static func deploy(
        on transports: [TestTransport] = TestTransport.allCases, today: Day = today,
        _ body: (Deployment, TestClient) async throws -> Void
    ) async throws {
        try await withDeployment(
            [RegistryService.self, CatalogueStandIn.self], on: transports, reference: reference, today: today
        ) { deployment in
            let office = deployment.client(as: province)
            for facility in [facility, secondFacility] { try await office.facility(facility) }
            try await body(deployment, office)
        }
    }
}

func child(
    _ name: String = "Nguyễn Thị Hoa", sex: Sex = .female, birthDate: Day? = day("2012-05-10"),
    birthYear: Int? = nil, personalNumber: String? = nil, commune: UnitPath = Office.commune,
    registeredOn: Day? = nil, id: ChildID? = nil, ethnicity: String? = nil, address: String? = nil,
    confirmedDistinct: Bool? = nil
) -> RegisterChild {
    RegisterChild(name: name, sex: sex, commune: commune).with {
        $0.id = id
        $0.birthDate = birthDate
        $0.birthYear = birthYear
        $0.ethnicity = ethnicity
        $0.personalNumber = personalNumber
        $0.address = address
        $0.registeredOn = registeredOn
        $0.confirmedDistinct = confirmedDistinct
    }
}

func registered(_ request: RegisterChild = child()) throws -> RegisteredChild {
    try ChildRules(reference: Office.reference, today: Office.today).admit(request, as: newID())
}
