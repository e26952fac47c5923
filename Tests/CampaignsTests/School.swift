import Bus
import CampaignsAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

/// What the tests have in common: the deployment's own reference data, a day, made-up requests.
enum School {
    private static let loaded = Result { try Reference.shipped() }

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

    static func campaign(_ start: String, _ end: String = "2021-12-31") -> PlanCampaign {
        PlanCampaign(
            title: "Tháng hành động", goal: "Mọi nhà đều biết", audiences: [.caregivers],
            channels: [.direct], start: day(start), end: day(end))
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

extension School {
    /// The service beside a registry that tells what it is asked to, and the province's office.
    static func open(_ body: (Deployment, TestClient) async throws -> Void) async throws {
        try await withDeployment(
            [ToldRegistry.self, CampaignsService.self], reference: reference, today: today
        ) { deployment in
            try await body(deployment, deployment.client(as: province))
        }
    }

    static func approved(_ office: TestClient) async throws -> Course {
        let designed = try await office.call(Courses.design, course())
        return try await office.call(Courses.approve, ApproveCourse(id: designed.id))
    }

    /// Children of whom the registry has told.
    static func told(_ office: TestClient, _ count: Int) async throws -> [ChildID] {
        var ids: [ChildID] = []
        for _ in 0..<count {
            let id: ChildID = newID()
            _ = try await office.call(ToldRegistry.tell, .childRegistered(facts(id)))
            ids.append(id)
        }
        return ids
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
