import Bus
import CampaignsAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("Who sat in which class when, and what became of it", .timeLimit(.minutes(5)))
struct SeatTests {
    @Test("a day that was entered says what is there, and is corrected or voided")
    func attendance() async throws {
        try await SmallClass.taken { seated in
            let office = seated.office
            _ = try await office.call(Classes.attend, seated.attend(4, "2021-03-02"))
            let twice = try await office.refusal(of: Classes.attend, seated.attend(4, "2021-03-02"))
            #expect(twice?.status == .alreadyExists)
            #expect(twice?.fields == ["/on"])
            #expect(twice?.message.contains("4 giờ") == true)
            #expect(twice?.message.contains(School.province.text) == true)
            func correct(_ hours: Int, _ on: String = "2021-03-02") -> CorrectAttendance {
                CorrectAttendance(id: seated.id, learner: seated.learner, on: day(on), hours: hours)
            }
            #expect(
                try await office.refusal(of: Classes.correctAttendance, correct(11))?.fields == ["/hours"])
            #expect(
                try await office.refusal(of: Classes.correctAttendance, correct(4))?.status
                    == .failedPrecondition)
            let none = try await office.refusal(of: Classes.correctAttendance, correct(4, "2021-03-03"))
            #expect(none?.status == .notFound)
            #expect(none?.fields == ["/on"])
            seated.deployment.set(day: day("2021-03-20"))
            #expect(try await office.call(Classes.correctAttendance, correct(6)).hoursAttended == 6)
            #expect(try await seated.enrolments("2021-03-01").map(\.hoursAttended) == [0])
            #expect(try await seated.enrolments("2021-03-02").map(\.hoursAttended) == [6])
            let before = try await seated.enrolments("2021-03-02", knownOn: School.today)
            #expect(before.map(\.hoursAttended) == [4])
            let void = VoidAttendance(id: seated.id, learner: seated.learner, on: day("2021-03-02"))
            #expect(try await office.call(Classes.voidAttendance, void).hoursAttended == 0)
            #expect(try await office.refusal(of: Classes.voidAttendance, void)?.status == .notFound)
            _ = try await office.call(Classes.attend, seated.attend(5, "2021-03-02"))
            #expect(try await seated.enrolments("2021-03-20").map(\.hoursAttended) == [5])
            // A row that says what is there changes nothing; one that says something else is told so.
            let rows = [5, 6].map { hours in
                ClassRow(class: seated.id, learner: seated.learner, hours: hours).with {
                    $0.on = day("2021-03-02")
                }
            }
            let summary = try await office.import(Classes.import, rows)
            #expect(summary.accepted == 1)
            #expect(summary.rejections.map(\.status) == ["ALREADY_EXISTS"])
        }
    }

    @Test("who leaves attends no longer, has no result, and makes room")
    func leaving() async throws {
        try await SmallClass.taken { seated in
            let office = seated.office
            _ = try await office.call(Classes.attend, seated.attend(8, "2021-03-03"))
            func leave(_ on: String) -> LeaveClass {
                LeaveClass(id: seated.id, learner: seated.learner, reason: "chuyển trường").with {
                    $0.on = day(on)
                }
            }
            let early = try await office.refusal(of: Classes.leave, leave("2021-03-02"))
            #expect(early?.status == .invalidArgument)
            #expect(early?.fields == ["/on"])
            #expect(early?.message.contains("03/03/2021") == true)
            // Today the class is over: nobody leaves it any more.
            let over = LeaveClass(id: seated.id, learner: seated.learner, reason: "chuyển trường")
            expect(
                try await office.refusal(of: Classes.leave, over), .invalidArgument, at: "/on", "10/03/2021")
            #expect(try await office.call(Classes.leave, leave("2021-03-04")).until == day("2021-03-04"))
            let late = try await office.refusal(of: Classes.attend, seated.attend(1, "2021-03-05"))
            #expect(late?.status == .failedPrecondition)
            #expect(late?.fields == ["/on"])
            let row = ClassRow(class: seated.id, learner: seated.learner, hours: 1).with {
                $0.on = day("2021-03-05")
            }
            let summary = try await office.import(Classes.import, [row])
            #expect(summary.rejections.map(\.status) == ["FAILED_PRECONDITION"])
            #expect(try await office.call(Classes.leave, leave("2021-03-05")).until == day("2021-03-05"))
            _ = try await office.call(Classes.attend, seated.attend(1, "2021-03-05"))

            let other = try #require(try await School.told(office, 1).first)
            let joined = try await office.call(
                Classes.enrol,
                EnrolLearner(id: seated.id, learner: Learner(other)).with { $0.on = day("2021-03-06") })
            #expect(joined.from == day("2021-03-06"))
            let before = try await office.refusal(
                of: Classes.attend,
                AttendClass(id: seated.id, learner: Learner(other), hours: 1).with {
                    $0.on = day("2021-03-05")
                })
            #expect(before?.status == .failedPrecondition)
            #expect(try await seated.register("2021-03-05").class.enrolled == 1)
            #expect(try await seated.register("2021-03-05").enrolments.items.count == 1)
            #expect(try await seated.register("2021-03-06").class.enrolled == 1)
            let completed = try await office.call(Classes.complete, CompleteClass(id: seated.id))
            #expect(completed.enrolled == 1)
            #expect(completed.passed == 0)
            let results = try await office.call(Classes.get, GetClass(id: seated.id)).enrolments.items
            #expect(results.first { $0.learner == seated.learner }?.passed == nil)
            #expect(results.first { $0.learner == Learner(other) }?.passed == false)
            let correct = CorrectResult(
                id: seated.id, learner: seated.learner, passed: true, reason: "chấm sót")
            expect(
                try await office.refusal(of: Classes.correct, correct), .failedPrecondition, at: "/learner",
                "05/03/2021")
        }
    }

    @Test("who came back has the days of the place before, too: their hours are corrected")
    func earlierPlace() async throws {
        try await SmallClass.taken { seated in
            let office = seated.office
            _ = try await office.call(Classes.attend, seated.attend(4, "2021-03-02"))
            let leave = LeaveClass(id: seated.id, learner: seated.learner, reason: "chuyển trường")
            let again = EnrolLearner(id: seated.id, learner: seated.learner)
            _ = try await office.call(Classes.leave, leave.with { $0.on = day("2021-03-10") })
            expect(
                try await office.refusal(of: Classes.enrol, again), .failedPrecondition, at: "/learner",
                "10/03/2021")
            _ = try await office.call(Classes.leave, leave.with { $0.on = day("2021-03-03") })
            let enrolled = try await office.call(Classes.enrol, again.with { $0.on = day("2021-03-06") })
            #expect(enrolled.from == day("2021-03-06"))
            let correct = CorrectAttendance(
                id: seated.id, learner: seated.learner, on: day("2021-03-02"), hours: 3)
            #expect(try await office.call(Classes.correctAttendance, correct).hoursAttended == 3)
            #expect(try await office.call(Classes.attend, seated.attend(2, "2021-03-03")).hoursAttended == 5)
            let between = try await office.refusal(of: Classes.attend, seated.attend(2, "2021-03-04"))
            expect(between, .failedPrecondition, at: "/on", "06/03/2021")
        }
    }

    @Test(
        "a result is of the day on which the class was completed, and one that was put right never was another"
    )
    func results() async throws {
        try await SmallClass.taken { seated in
            let office = seated.office
            _ = try await office.call(Classes.attend, seated.attend(10, "2021-03-02"))
            try await office.call(
                Classes.complete,
                CompleteClass(id: seated.id).with {
                    ($0.on, $0.failed) = (day("2021-03-11"), [seated.learner])
                })
            #expect(try await seated.register("2021-03-10").class.status == .open)
            #expect(try await seated.register("2021-03-10").class.passed == nil)
            #expect(try await seated.enrolments("2021-03-10").map(\.passed) == [nil])
            #expect(try await seated.enrolments("2021-03-11").map(\.passed) == [false])
            seated.deployment.set(day: day("2021-03-20"))
            try await office.call(
                Classes.correct,
                CorrectResult(id: seated.id, learner: seated.learner, passed: true, reason: "chấm sót"))
            let now = try await seated.register("2021-03-11")
            #expect(now.class.passed == 1)
            #expect(now.enrolments.items.map(\.reason) == ["chấm sót"])
            let then = try await seated.register("2021-03-11", knownOn: School.today)
            #expect(then.class.passed == 0)
            #expect(then.enrolments.items.map(\.passed) == [false])
            let events = try await seated.deployment.store(of: "campaigns").events(after: 0, limit: 50)
            guard case .trainingPassed(let result) = try events.last?.recorded(CampaignsEvent.self)?.event
            else {
                Issue.record("it was not told that the learner has passed")
                return
            }
            #expect(result.on == day("2021-03-11"))
            func listed(_ on: String) async throws -> [ClassStatus] {
                try await office.items(Classes.list, ListClasses().with { $0.on = day(on) }).map(\.status)
            }
            #expect(try await listed("2021-02-28") == [])
            #expect(try await listed("2021-03-01") == [.open])
            #expect(try await listed("2021-03-11") == [.completed])
            #expect(
                try await office.refusal(
                    of: Classes.get, GetClass(id: seated.id).with { $0.on = day("2021-02-28") })?.status
                    == .notFound)
        }
    }
}
