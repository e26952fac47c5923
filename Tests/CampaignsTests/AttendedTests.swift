import Bus
import CampaignsAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("What one person was taught", .timeLimit(.minutes(5)))
struct AttendedTests {
    private func enrol(_ learner: Learner, from: String, _ office: TestClient) async throws -> TrainingClass {
        let course = try await School.approved(office)
        let taught = try await office.call(Classes.open, School.classRequest(course.id, from: from))
        _ = try await office.call(
            Classes.enrol, EnrolLearner(id: taught.id, learner: learner).with { $0.on = day(from) })
        return taught
    }

    @Test("all classes of a child, the first to begin first, each with its course and place; by pages")
    func child() async throws {
        try await School.open { office in
            let child = try await School.told(office, 1)[0]
            let late = try await enrol(Learner(child), from: "2021-03-05", office)
            let early = try await enrol(Learner(child), from: "2021-03-02", office)
            let request = ListAttended(learner: Learner(child))
            let all = try await office.call(Classes.attended, request)
            #expect(all.items.map(\.class) == [early.id, late.id])
            #expect(all.next == nil)
            let first = try #require(all.items.first)
            #expect(first.title == "Kỹ năng hòa nhập" && first.place == School.commune)
            #expect(first.enrolment.learner == Learner(child) && first.enrolment.from == day("2021-03-02"))
            let page = try await office.call(Classes.attended, request.with { $0.limit = 1 })
            #expect(page.items.map(\.class) == [early.id])
            let rest = try await office.call(
                Classes.attended, request.with { ($0.after, $0.limit) = (page.next, 1) })
            #expect(rest.items.map(\.class) == [late.id] && rest.next == nil)
        }
    }

    @Test("a child out of reach is as one that is not there")
    func outOfReach() async throws {
        try await School.open { office in
            let child = try await School.told(office, 1)[0]
            _ = try await enrol(Learner(child), from: "2021-03-02", office)
            let stranger = office.acting(as: "thai-binh/tien-hai")
            let unknown: ChildID = newID()
            for id in [child, unknown] {
                let refused = try await stranger.refusal(
                    of: Classes.attended, ListAttended(learner: Learner(id)))
                expect(refused, .notFound, at: "/learner/id", id.text)
            }
        }
    }
}
