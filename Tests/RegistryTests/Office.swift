import Bus
import Foundation
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

/// What the tests have in common: the deployment's own reference data, a day, made-up people.
enum Office {
    private static let loaded = Result {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try Reference(directory: root.appendingPathComponent("compose/reference").path)
    }

    static var reference: Reference { get throws { try loaded.get() } }

    static let today = day("2021-03-15")
    static let province: UnitPath = "thai-binh"
    static let district: UnitPath = "thai-binh/thai-thuy"
    static let commune: UnitPath = "thai-binh/thai-thuy/diem-dien"
    static let otherDistrict: UnitPath = "thai-binh/tien-hai"

    /// A service with the reference data, and the province's office that calls it, by every transport.
    static func open(
        as unit: UnitPath = province, _ roles: Set<Role> = Deployment.workRoles, today: Day = today,
        _ body: (TestClient) async throws -> Void
    ) async throws {
        try await withService(RegistryService.self, as: unit, roles, reference: reference, today: today, body)
    }
}

func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("not a day: \(text)") }
    return day
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

/// The refusal that `body` throws; nil when it throws none.
func refusal(_ body: () throws -> Void) throws -> Refusal? {
    do {
        try body()
        return nil
    } catch let refusal as Refusal {
        return refusal
    }
}

func pointers(_ body: () throws -> Void) throws -> [String] {
    try refusal(body)?.violations.map(\.pointer) ?? []
}

func keys(_ body: () throws -> Void) throws -> [String] {
    try refusal(body)?.violations.map(\.message.key) ?? []
}

func newID<Subject>(_: Subject.Type = Subject.self) -> ID<Subject> { ID(at: .now()) }

func registered(_ request: RegisterChild = child()) throws -> RegisteredChild {
    try Registration(reference: Office.reference, today: Office.today).admit(request, as: newID())
}
