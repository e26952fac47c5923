import Bus
import CampaignsAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("Lists come by pages", .timeLimit(.minutes(5)))
struct PagingTests {
    /// That the pages have so many items each, and together all of them, in order.
    private func expectPages<Request, Item: Equatable>(
        _ counts: [Int], of all: [Item], _ office: TestClient, _ method: Query<Request, List<Item>>,
        sourceLocation: SourceLocation = #_sourceLocation, _ request: (_ after: String?) -> Request
    ) async throws {
        let pages = try await office.pages(of: method, request)
        #expect(pages.map(\.count) == counts, sourceLocation: sourceLocation)
        #expect(pages.flatMap { $0 } == all, sourceLocation: sourceLocation)
    }

    @Test("campaigns, the latest start first: each once, those of one day too")
    func campaigns() async throws {
        try await School.open { office in
            let starts = ["2021-03-01", "2021-03-02", "2021-03-02", "2021-03-02", "2021-03-05"]
            for (number, start) in starts.enumerated() {
                _ = try await office.call(Campaigns.plan, School.campaign(start, title: "Đợt \(number)"))
            }
            let all = try await office.call(Campaigns.list, ListCampaigns())
            #expect(all.next == nil)
            #expect(all.items.map(\.start) == all.items.map(\.start).sorted(by: >))
            try await expectPages([2, 2, 1], of: all.items, office, Campaigns.list) { after in
                ListCampaigns().with { ($0.after, $0.limit) = (after, 2) }
            }
            let refused = try await office.refusal(
                of: Campaigns.list, ListCampaigns().with { $0.limit = 501 })
            #expect(refused?.fields == ["/limit"])
        }
    }

    @Test("materials, the latest first, with where each went")
    func materials() async throws {
        try await School.open { office in
            for _ in 0..<5 {
                let made = try await office.call(
                    Materials.publish,
                    PublishMaterial(
                        title: "Tờ rơi", kind: .leaflet, audiences: [.caregivers], quantity: 500))
                _ = try await office.call(
                    Materials.distribute,
                    DistributeMaterial(id: made.id, to: School.commune, quantity: 100))
            }
            let all = try await office.call(Materials.list, ListMaterials()).items
            #expect(all.map(\.left) == [400, 400, 400, 400, 400])
            try await expectPages([2, 2, 1], of: all, office, Materials.list) { after in
                ListMaterials().with { ($0.after, $0.limit) = (after, 2) }
            }
        }
    }

    @Test("events, the latest day first")
    func events() async throws {
        try await School.open { office in
            for (number, on) in ["2021-03-01", "2021-03-02", "2021-03-02", "2021-03-04"].enumerated() {
                _ = try await office.call(
                    Events.schedule,
                    ScheduleEvent(
                        title: "Nói chuyện \(number)", channel: .direct, place: School.commune, on: day(on),
                        audiences: [.children]))
            }
            let all = try await office.call(Events.list, ListEvents()).items
            #expect(all.map(\.on) == all.map(\.on).sorted(by: >))
            try await expectPages([2, 2], of: all, office, Events.list) { after in
                ListEvents().with { ($0.after, $0.limit) = (after, 2) }
            }
        }
    }

    @Test("courses, by title, those of one title and two owners too")
    func courses() async throws {
        try await School.open { office in
            _ = try await office.call(Courses.design, School.course())
            _ = try await office.call(Courses.design, School.course(title: "Phục hồi chức năng"))
            let district = office.acting(as: School.district)
            _ = try await district.call(
                Courses.design, School.course().with { $0.unit = School.district })
            let all = try await office.call(Courses.list, ListCourses().with { $0.audience = .children })
                .items
            let ofTeachers = try await office.call(
                Courses.list, ListCourses().with { $0.audience = .teachers })
            #expect(ofTeachers.items.isEmpty)
            try await expectPages([2, 1], of: all, office, Courses.list) { after in
                ListCourses().with { ($0.after, $0.limit) = (after, 2) }
            }
        }
    }

    @Test("the enrolments of one class")
    func enrolments() async throws {
        try await School.open { office in
            let course = try await School.approved(office)
            let opened = try await office.call(Classes.open, School.classRequest(course.id))
            let children = try await School.told(office, 5)
            for id in children {
                _ = try await office.call(Classes.enrol, EnrolLearner(id: opened.id, learner: Learner(id)))
            }
            var shown: [Enrolment] = []
            var after: String?
            repeat {
                let register = try await office.call(
                    Classes.get,
                    GetClass(id: opened.id).with {
                        $0.after = after
                        $0.limit = 2
                    })
                #expect(register.class.enrolled == 5)
                shown += register.enrolments.items
                after = register.enrolments.next
            } while after != nil && shown.count < 10
            #expect(shown.map(\.learner.id.text) == children.map(\.text).sorted())
        }
    }
}
