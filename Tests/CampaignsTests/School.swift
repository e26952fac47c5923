import Bus
import CampaignsAPI
import Foundation
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

/// What the tests have in common: the deployment's own reference data, a day, made-up requests.
enum School {
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

    static func course(_ audiences: [Audience] = [.children], hours: Int = 10, required: Int = 80)
        -> DesignCourse
    {
        DesignCourse(
            title: "Kỹ năng hòa nhập", audiences: audiences, topics: ["inclusion"], hours: hours,
            requiredAttendance: required
        ).with { $0.unit = province }
    }

    static func classRequest(_ course: CourseID, capacity: Int = 30) -> OpenClass {
        OpenClass(
            course: course, place: commune, start: day("2021-03-01"), end: day("2021-03-10"),
            capacity: capacity)
    }

    static func facts(_ id: ChildID, status: ChildStatus = .active) -> ChildFacts {
        ChildFacts(
            id: id, sex: .female, birthYear: 2012, commune: commune, povertyStatus: .notPoor, status: status,
            registeredOn: day("2020-01-01"), on: day("2020-01-01")
        ).with { $0.birthDate = day("2012-05-10") }
    }
}

func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("not a day: \(text)") }
    return day
}

func newID<Subject>(_: Subject.Type = Subject.self) -> ID<Subject> { ID(at: .now()) }

/// The refusal that `body` throws; nil when it throws none.
func refusal(_ body: () throws -> Void) throws -> Refusal? {
    do {
        try body()
        return nil
    } catch let refusal as Refusal {
        return refusal
    }
}

func keys(_ body: () throws -> Void) throws -> [String] {
    try refusal(body)?.violations.map(\.message.key) ?? []
}

func pointers(_ body: () throws -> Void) throws -> [String] {
    try refusal(body)?.violations.map(\.pointer) ?? []
}

/// The registry's log, as far as these tests need one: it tells whatever it is asked to.
struct ToldRegistry: DepartmentService {
    static let name = RegistryContract.name
    static let migrations: [Migration] = []
    static let texts = TextCatalogue(vi: [:], en: [:])

    init(reference: Reference) {}

    static let tell = Command<RegistryEvent, Empty>("registry.Told/Tell", needs: .anyone)

    var routes: [Route] {
        Route(ToldRegistry.tell) { event, tx in
            tx.authorizeByRoleAlone()
            tx.emit(event)
            return Empty()
        }
    }
}
