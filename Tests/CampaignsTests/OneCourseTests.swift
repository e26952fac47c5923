import Bus
import CampaignsAPI
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("Nobody takes a course twice on one day", .timeLimit(.minutes(5)))
struct OneCourseTests {
    /// Two classes of one course, and a learner in both.
    private func open(_ body: (TestClient, [ClassID], Learner) async throws -> Void) async throws {
        try await School.open { office in
            let course = try await School.approved(office)
            let learner = Learner(try #require(try await School.told(office, 1).first))
            var classes: [ClassID] = []
            for _ in 1...2 {
                let opened = try await office.call(Classes.open, School.classRequest(course.id))
                _ = try await office.call(Classes.enrol, EnrolLearner(id: opened.id, learner: learner))
                classes.append(opened.id)
            }
            try await body(office, classes, learner)
        }
    }

    @Test("hours of a day are of one class of the course, whichever way they are entered")
    func once() async throws {
        try await open { office, classes, learner in
            func attend(_ number: Int, _ hours: Int = 4, on text: String = "2021-03-02") -> AttendClass {
                AttendClass(id: classes[number], learner: learner, hours: hours).with { $0.on = day(text) }
            }
            _ = try await office.call(Classes.attend, attend(0))
            let twice = try await office.refusal(of: Classes.attend, attend(1))
            #expect(twice?.status == .alreadyExists)
            #expect(twice?.fields == ["/on"])
            #expect(twice?.message.contains(classes[0].text) == true)
            #expect(twice?.message.contains("02/03/2021") == true)
            let row = ClassRow(class: classes[1], learner: learner, hours: 4).with {
                $0.on = day("2021-03-02")
            }
            let summary = try await office.import(Classes.import, [row])
            #expect(summary.rejections.map(\.status) == ["ALREADY_EXISTS"])
            #expect(summary.rejections.map(\.fields) == [["/on"]])
            // Who was not there was taught in one alone, and another day is another.
            #expect(try await office.call(Classes.attend, attend(1, 0)).hoursAttended == 0)
            #expect(try await office.call(Classes.attend, attend(1, on: "2021-03-03")).hoursAttended == 4)
            let correction = CorrectAttendance(
                id: classes[1], learner: learner, on: day("2021-03-02"), hours: 3)
            #expect(
                try await office.refusal(of: Classes.correctAttendance, correction)?.status == .alreadyExists)
            _ = try await office.call(
                Classes.voidAttendance,
                VoidAttendance(id: classes[0], learner: learner, on: day("2021-03-02")))
            #expect(try await office.call(Classes.correctAttendance, correction).hoursAttended == 7)
        }
    }

    @Test("another course is another")
    func another() async throws {
        try await open { office, classes, learner in
            let course = try await School.approved(office, title: "Phục hồi chức năng")
            let opened = try await office.call(Classes.open, School.classRequest(course.id))
            _ = try await office.call(Classes.enrol, EnrolLearner(id: opened.id, learner: learner))
            for id in [classes[0], opened.id] {
                let attend = AttendClass(id: id, learner: learner, hours: 4).with {
                    $0.on = day("2021-03-02")
                }
                #expect(try await office.call(Classes.attend, attend).hoursAttended == 4)
            }
        }
    }

    @Test("a class entered twice is one, unless it is said to be another or is of another time or size")
    func oneClass() async throws {
        try await School.open { office in
            let course = try await School.approved(office)
            let request = School.classRequest(course.id).with { $0.confirmedDistinct = nil }
            let first = try await office.call(Classes.open, request)
            let twice = try await office.refusal(of: Classes.open, request)
            expect(twice, .alreadyExists, at: "/course", first.id.text)
            #expect(twice?.message.contains("01/03/2021") == true)
            #expect(twice?.message.contains("do thai-binh ghi") == true)
            for other in [
                request.with { $0.capacity = 29 }, request.with { $0.end = day("2021-03-09") },
                request.with { $0.start = day("2021-03-02") }, request.with { $0.confirmedDistinct = true },
            ] {
                _ = try await office.call(Classes.open, other)
            }
            #expect(try await office.items(Classes.list, ListClasses()).count == 5)
        }
    }
}
