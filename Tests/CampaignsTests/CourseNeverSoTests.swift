import Bus
import CampaignsAPI
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("A step of a course that never was so", .timeLimit(.minutes(5)))
struct CourseNeverSoTests {
    /// Designed on the fourth of January and approved on the eighth, as entered on the fifteenth of March.
    private func approved(_ office: TestClient) async throws -> Course {
        let designed = try await office.call(
            Courses.design, School.course().with { $0.on = day("2021-01-04") })
        return try await office.call(
            Courses.approve, ApproveCourse(id: designed.id).with { $0.on = day("2021-01-08") })
    }

    private func correct(_ course: Course, _ step: CourseStatus, _ on: String) -> CorrectCourse {
        CorrectCourse(id: course.id, step: step, on: day(on), reason: "Ghi nhầm ngày")
    }

    private func void(_ course: Course, _ step: CourseStatus) -> VoidCourse {
        VoidCourse(id: course.id, step: step, reason: "Ghi nhầm")
    }

    private func standing(
        _ office: TestClient, on text: String? = nil, knownOn: String? = nil
    ) async throws -> [CourseStatus] {
        let request = ListCourses().with {
            ($0.on, $0.knownOn) = (text.map { day($0) }, knownOn.map { day($0) })
        }
        return try await office.call(Courses.list, request).items.map(\.status)
    }

    @Test(
        "its day is put right for every day between those of its neighbours, and stays what it was as known before"
    )
    func corrected() async throws {
        try await School.deploy { deployment, office in
            let course = try await approved(office)
            deployment.set(day: day("2021-03-20"))
            let right = try await office.call(Courses.correct, correct(course, .approved, "2021-01-20"))
            #expect(right == course)
            #expect(try await standing(office) == [.approved])
            #expect(try await standing(office, on: "2021-01-10") == [.designed])
            #expect(try await standing(office, on: "2021-01-20") == [.approved])
            #expect(try await standing(office, on: "2021-01-10", knownOn: "2021-03-19") == [.approved])
            _ = try await office.call(Courses.correct, correct(course, .designed, "2021-01-02"))
            #expect(try await standing(office, on: "2021-01-03") == [.designed])
            #expect(try await standing(office, on: "2021-01-03", knownOn: "2021-03-19") == [])

            // What stands in the way is told with its day, and with who recorded it when.
            for (step, on, text) in [
                (CourseStatus.designed, "2021-01-21", "20/01/2021"), (.approved, "2021-01-01", "02/01/2021"),
                (.approved, "2021-01-01", "do thai-binh ghi ngày 15/03/2021"),
                (.approved, "2021-03-21", "21/03/2021"),
            ] {
                expect(
                    try await office.refusal(of: Courses.correct, correct(course, step, on)),
                    .invalidArgument, at: "/on", text)
            }
            expect(
                try await office.refusal(of: Courses.correct, correct(course, .approved, "2021-01-20")),
                .failedPrecondition, at: "/on", "20/01/2021")
            let other = try await office.call(Courses.design, School.course(title: "Lớp khác"))
            expect(
                try await office.refusal(of: Courses.correct, correct(other, .approved, "2021-03-20")),
                .failedPrecondition, at: "/step")
            let found = try await deployment.unexplained(in: "campaigns", by: CampaignsProof.self)
            #expect(found.isEmpty)
        }
    }

    @Test("one that never was taken is taken back, the last first, unless a class of it was opened")
    func voided() async throws {
        try await School.deploy { deployment, office in
            let course = try await approved(office)
            let opened = try await office.call(Classes.open, School.classRequest(course.id))
            deployment.set(day: day("2021-03-20"))
            expect(
                try await office.refusal(of: Courses.void, void(course, .designed)), .failedPrecondition,
                at: "/step", "đã phê duyệt")
            for text in [opened.id.text, "01/03/2021", "o thai-binh ghi ngày 15/03/2021"] {
                expect(
                    try await office.refusal(of: Courses.void, void(course, .approved)), .failedPrecondition,
                    at: "/step", text)
            }
            _ = try await office.call(
                Classes.void, VoidClass(id: opened.id, step: .open, reason: "Không mở"))
            let back = try await office.call(Courses.void, void(course, .approved))
            #expect(back == course.with { $0.status = .designed })
            #expect(try await standing(office, on: "2021-03-19") == [.designed])
            #expect(try await standing(office, on: "2021-03-19", knownOn: "2021-03-19") == [.approved])
            expect(
                try await office.refusal(of: Classes.open, School.classRequest(course.id)),
                .failedPrecondition, at: "/course")
            // The same again takes back nothing else.
            expect(
                try await office.refusal(of: Courses.void, void(course, .approved)), .failedPrecondition,
                at: "/step")
            _ = try await office.call(Courses.void, void(course, .designed))
            #expect(try await standing(office) == [])
            #expect(try await standing(office, knownOn: "2021-03-19") == [.approved])
            expect(try await office.refusal(of: Courses.void, void(course, .designed)), .notFound, at: "/id")
            let same = School.course().with { $0.id = course.id }
            expect(try await office.refusal(of: Courses.design, same), .alreadyExists, at: "/id")
            _ = try await office.call(Courses.design, same.with { $0.id = nil })
            let found = try await deployment.unexplained(in: "campaigns", by: CampaignsProof.self)
            #expect(found.isEmpty)
        }
    }

    @Test("who may not approve neither moves an approval nor takes it back")
    func approvers() async throws {
        try await School.deploy { deployment, office in
            let course = try await approved(office)
            let clerk = deployment.client(as: School.province, [.communicator])
            for refused in [
                try await clerk.refusal(of: Courses.correct, correct(course, .approved, "2021-01-10")),
                try await clerk.refusal(of: Courses.void, void(course, .approved)),
            ] { expect(refused, .permissionDenied, at: "/step") }
            _ = try await clerk.call(Courses.correct, correct(course, .designed, "2021-01-05"))
            #expect(try await standing(office, on: "2021-01-04") == [])
        }
    }
}
