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
enum School: ThaiBinh {
    static func course(
        _ audiences: [Audience] = [.children], hours: Int = 10, required: Int = 80,
        title: String = "Kỹ năng hòa nhập"
    ) -> DesignCourse {
        DesignCourse(
            title: title, audiences: audiences, topics: ["inclusion"], hours: hours,
            requiredAttendance: required
        ).with { $0.unit = province }
    }

    static func campaign(
        _ start: String, _ end: String = "2021-12-31", title: String = "Tháng hành động"
    ) -> PlanCampaign {
        PlanCampaign(
            title: title, goal: "Mọi nhà đều biết", audiences: [.caregivers],
            channels: [.direct], start: day(start), end: day(end))
    }

    static func classRequest(
        _ course: CourseID, at place: UnitPath = commune, from start: String = "2021-03-01",
        until end: String = "2021-03-10", capacity: Int = 30
    ) -> OpenClass {
        OpenClass(course: course, place: place, start: day(start), end: day(end), capacity: capacity)
            .with { $0.confirmedDistinct = true }
    }

    static func facts(_ id: ChildID) -> ChildFacts {
        .registering(id, born: day("2012-05-10"), in: commune, on: day("2020-01-01"))
    }
}

extension School {
    /// The service beside a registry that tells what it is asked to, and the province's office.
    static func open(_ body: (TestClient) async throws -> Void) async throws {
        try await deploy { _, office in try await body(office) }
    }

    /// The same with the deployment, for those who look into the store or set the clock.
    static func deploy(_ body: (Deployment, TestClient) async throws -> Void) async throws {
        try await withDeployment(
            [RegistryStandIn.self, CampaignsService.self], reference: reference, today: today
        ) { deployment in
            try await body(deployment, deployment.client(as: province))
        }
    }

    /// The course of that title that may be taught, designed if there is none yet.
    static func approved(
        _ office: TestClient, for audiences: [Audience] = [.children], title: String = "Kỹ năng hòa nhập"
    ) async throws -> Course {
        let taught = try await office.call(Courses.list, ListCourses().with { $0.status = .approved }).items
        if let course = taught.first(where: { $0.title == title && $0.audiences == audiences }) {
            return course
        }
        let designed = try await office.call(Courses.design, course(audiences, title: title))
        return try await office.call(Courses.approve, ApproveCourse(id: designed.id))
    }

    /// A child of whom the registry has told, born on a day.
    static func born(_ office: TestClient, on text: String) async throws -> ChildID {
        let id: ChildID = newID()
        let born = ChildFacts.registering(id, born: day(text), in: commune, on: day(text))
        _ = try await office.call(RegistryStandIn.tell, .childRegistered(born))
        return id
    }

    /// Five hundred leaflets, printed on a day (today where none is said).
    static func leaflets(
        _ office: TestClient, for campaign: CampaignID? = nil, on text: String? = nil
    ) async throws -> Material {
        let request = PublishMaterial(
            title: "Tờ rơi", kind: .leaflet, audiences: [.caregivers], quantity: 500)
        return try await office.call(
            Materials.publish, request.with { ($0.campaign, $0.on) = (campaign, text.map { day($0) }) })
    }

    /// A talk that is planned for a day, for no campaign.
    static func talk(on text: String) throws -> CommunicationEvent {
        try EventRules(reference: reference, today: today).schedule(
            ScheduleEvent(
                title: "Nói chuyện dưới cờ", channel: .direct, place: commune, on: day(text),
                audiences: [.children]),
            of: .found(nil), as: newID())
    }

    /// Children of whom the registry has told.
    static func told(_ office: TestClient, _ count: Int) async throws -> [ChildID] {
        var ids: [ChildID] = []
        for _ in 0..<count {
            ids.append(try await registered(office).child)
        }
        return ids
    }

    /// What the registry has told of a child.
    static func registered(_ office: TestClient) async throws -> ChildFacts {
        let facts = facts(newID())
        _ = try await office.call(RegistryStandIn.tell, .childRegistered(facts))
        return facts
    }
}
