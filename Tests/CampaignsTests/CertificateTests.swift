import Bus
import CampaignsAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("Certificates, and what a pass needs", .timeLimit(.minutes(5)))
struct CertificateTests {
    /// The certificate of the learner in the class.
    private func number(_ office: TestClient, _ learner: Learner, in id: ClassID) async throws -> String? {
        try await School.register(office, id).enrolments.items.first { $0.learner == learner }?.certificate
    }

    private func verify(_ office: TestClient, _ number: String) async throws -> Certificate {
        try await office.call(Certificates.verify, VerifyCertificate(number: number))
    }

    /// An approved course as `change` makes it, and a class of it with the learners.
    private func opened(
        _ office: TestClient, _ learners: [Learner], _ change: (inout DesignCourse) -> Void
    ) async throws -> TrainingClass {
        let designed = try await office.call(Courses.design, School.course().with(change))
        _ = try await office.call(Courses.approve, ApproveCourse(id: designed.id))
        let opened = try await office.call(Classes.open, School.classRequest(designed.id))
        for learner in learners {
            _ = try await office.call(Classes.enrol, EnrolLearner(id: opened.id, learner: learner))
        }
        return opened
    }

    private func attend(
        _ office: TestClient, _ learner: Learner, in id: ClassID, _ hours: Int = 8,
        on text: String = "2021-03-01"
    ) async throws {
        let attended = AttendClass(id: id, learner: learner, hours: hours).with { $0.on = day(text) }
        _ = try await office.call(Classes.attend, attended)
    }

    @Test("whoever passes has a number that anybody can verify and nobody can guess, and it names nobody")
    func verified() async throws {
        try await School.open { office in
            let learners = try await School.told(office, 2).map { Learner($0) }
            let taught = try await School.taught(office, learners, for: .children)
            let first = try #require(try await number(office, learners[0], in: taught.id))
            let second = try #require(try await number(office, learners[1], in: taught.id))
            #expect(first != second)
            #expect(first.hasPrefix("2021-00000"))
            let stranger = office.acting(as: School.otherDistrict)
            let certificate = try await verify(stranger, " \(first.lowercased().replacing("-", with: "–")) ")
            #expect(certificate.number == first)
            #expect(certificate.standing == .valid)
            #expect(certificate.course == "Kỹ năng hòa nhập")
            #expect(certificate.audience == .children)
            #expect(certificate.on == School.today)
            #expect(certificate.until == nil)
            let guessed = String(first.dropLast()) + (first.hasSuffix("0") ? "1" : "0")
            let refused = try await office.refusal(
                of: Certificates.verify, VerifyCertificate(number: guessed))
            expect(refused, .notFound, at: "/number", guessed)
        }
    }

    @Test(
        "a pass that was taken back has a certificate that is void, and the same again when it counts again")
    func void() async throws {
        try await School.open { office in
            let learner = Learner(try await School.told(office, 1)[0])
            let taught = try await School.taught(office, [learner], for: .children)
            let given = try #require(try await number(office, learner, in: taught.id))
            func correct(_ passed: Bool) async throws {
                let correction = CorrectResult(
                    id: taught.id, learner: learner, passed: passed, reason: "chấm lại")
                try await office.call(Classes.correct, correction)
            }
            try await correct(false)
            #expect(try await verify(office, given).standing == .void)
            #expect(try await number(office, learner, in: taught.id) == nil)
            try await correct(true)
            #expect(try await verify(office, given).standing == .valid)
            #expect(try await number(office, learner, in: taught.id) == given)
        }
    }

    @Test("what has to be renewed counts for so many years, and then is missing again")
    func renewed() async throws {
        try await School.deploy { deployment, office in
            let child = try await School.disabled(office)
            let learner = Learner(child)
            let taught = try await opened(office, [learner]) { $0.validYears = 2 }
            try await attend(office, learner, in: taught.id)
            _ = try await office.call(Classes.complete, CompleteClass(id: taught.id))
            let given = try #require(try await number(office, learner, in: taught.id))
            func isTaught() async throws -> Bool {
                let table = try await office.call(Coverage.compute, ComputeCoverage(scope: School.inclusion))
                return table.taught == 1
            }
            deployment.set(day: day("2023-03-14"))
            #expect(try await verify(office, given).standing == .valid)
            #expect(try await verify(office, given).until == day("2023-03-14"))
            #expect(try await isTaught())
            deployment.set(day: day("2023-03-15"))
            #expect(try await verify(office, given).standing == .expired)
            #expect(try await !isTaught())
        }
    }

    @Test("where there is an examination, who has no mark or a low one does not pass, and may after all")
    func examined() async throws {
        try await School.open { office in
            let learners = try await School.told(office, 3).map { Learner($0) }
            let taught = try await opened(office, learners) { $0.passMark = 50 }
            for learner in learners { try await attend(office, learner, in: taught.id) }
            let completion = CompleteClass(id: taught.id).with {
                $0.marks = [
                    ExaminationMark(learner: learners[0], mark: 50),
                    ExaminationMark(learner: learners[1], mark: 49),
                ]
            }
            #expect(try await office.call(Classes.complete, completion).passed == 1)
            let correction = CorrectResult(
                id: taught.id, learner: learners[1], passed: true, reason: "phúc khảo")
            let low = try await office.refusal(of: Classes.correct, correction)
            expect(low, .failedPrecondition, at: "/mark", "49")
            let none = try await office.refusal(
                of: Classes.correct,
                CorrectResult(id: taught.id, learner: learners[2], passed: true, reason: "thi lại"))
            expect(none, .failedPrecondition, at: "/mark", "50")
            let passed = try await office.call(Classes.correct, correction.with { $0.mark = 55 })
            #expect(passed.passed == true)
            #expect(passed.mark == 55)
            #expect(passed.certificate != nil)
        }
    }

    @Test("a mark that is put right and still too low takes nothing back, and nobody has failed the learner")
    func markAlone() async throws {
        try await School.deploy { deployment, office in
            let learner = Learner(try await School.told(office, 1)[0])
            let taught = try await opened(office, [learner]) { $0.passMark = 50 }
            try await attend(office, learner, in: taught.id)
            let marked = [ExaminationMark(learner: learner, mark: 40)]
            _ = try await office.call(
                Classes.complete, CompleteClass(id: taught.id).with { $0.marks = marked })
            func results() async throws -> [String] {
                try await deployment.store(of: "campaigns").events(after: 0, limit: 50).map(\.type)
                    .filter { $0.hasPrefix("campaigns.training") }
            }
            func correct(_ passed: Bool, _ mark: Int) async throws -> Enrolment {
                let correction = CorrectResult(
                    id: taught.id, learner: learner, passed: passed, reason: "phúc khảo")
                return try await office.call(Classes.correct, correction.with { $0.mark = mark })
            }
            let still = try await correct(false, 45)
            #expect(still.mark == 45 && still.passed == false)
            #expect(try await results() == [])
            #expect(try await correct(true, 55).passed == true)
            #expect(try await correct(false, 49).passed == false)
            #expect(try await results() == ["campaigns.trainingPassed", "campaigns.trainingRevoked"])
        }
    }

    @Test("the mark of a child may be given by any of its entries")
    func mergedMark() async throws {
        try await School.open { office in
            let (child, shown) = (try await School.told(office, 1)[0], try await School.told(office, 1)[0])
            let taught = try await opened(office, [Learner(child)]) { $0.passMark = 50 }
            try await attend(office, Learner(child), in: taught.id)
            try await office.call(RegistryStandIn.tell, .merging(child, into: shown))
            let completion = CompleteClass(id: taught.id).with {
                $0.marks = [ExaminationMark(learner: Learner(shown), mark: 50)]
            }
            #expect(try await office.call(Classes.complete, completion).passed == 1)
        }
    }

    @Test("by sessions: how many, not how long")
    func sessions() async throws {
        try await School.open { office in
            let learners = try await School.told(office, 2).map { Learner($0) }
            let taught = try await opened(office, learners) {
                ($0.attendanceBy, $0.requiredAttendance) = (.sessions, 66)
            }
            let without = try await office.refusal(of: Classes.complete, CompleteClass(id: taught.id))
            expect(without, .failedPrecondition, at: "/id")
            let days = [("2021-03-01", 1), ("2021-03-02", 1), ("2021-03-03", 8)]
            try await office.call(
                Classes.schedule,
                ScheduleClass(
                    id: taught.id, sessions: days.map { ClassSession(on: day($0.0), hours: $0.1) }))
            // Two short ones of three are not 66 %, they are 66.7 %; one long one is a third.
            for text in ["2021-03-01", "2021-03-02"] {
                try await office.call(
                    Classes.attendSession,
                    AttendSession(id: taught.id, on: day(text), present: [learners[0]]))
            }
            try await office.call(
                Classes.attendSession,
                AttendSession(id: taught.id, on: day("2021-03-03"), present: [learners[1]]))
            #expect(try await office.call(Classes.complete, CompleteClass(id: taught.id)).passed == 1)
            let passed = try await School.register(office, taught.id).enrolments.items.filter {
                $0.passed == true
            }
            #expect(passed.map(\.learner) == [learners[0]])
        }
    }

    @Test("by sessions: hours of a day without one are no session, and stand in the way until they are void")
    func strayHours() async throws {
        try await School.open { office in
            let learner = Learner(try await School.told(office, 1)[0])
            let taught = try await opened(office, [learner]) {
                ($0.attendanceBy, $0.requiredAttendance) = (.sessions, 66)
            }
            let sessions = ["2021-03-01", "2021-03-02", "2021-03-03"].map {
                ClassSession(on: day($0), hours: 1)
            }
            try await office.call(Classes.schedule, ScheduleClass(id: taught.id, sessions: sessions))
            try await office.call(
                Classes.attendSession,
                AttendSession(id: taught.id, on: day("2021-03-01"), present: [learner]))
            try await attend(office, learner, in: taught.id, 2, on: "2021-03-04")
            let refused = try await office.refusal(of: Classes.complete, CompleteClass(id: taught.id))
            expect(refused, .failedPrecondition, at: "/id", "04/03/2021")
            try await office.call(
                Classes.voidAttendance,
                VoidAttendance(id: taught.id, learner: learner, on: day("2021-03-04")))
            // One of three.
            #expect(try await office.call(Classes.complete, CompleteClass(id: taught.id)).passed == 0)
        }
    }

    @Test("hours by topic are all of the hours, and marks are for an examination")
    func wrong() async throws {
        try await School.open { office in
            let request = School.course().with {
                $0.curriculum = [TopicHours(topic: "life-skills", hours: 4)]
                ($0.passMark, $0.validYears) = (0, 51)
            }
            try await office.expectAllTold([
                WrongCall(
                    ["/passMark", "/validYears", "/curriculum", "/curriculum/0/topic"],
                    of: Courses.design, request)
            ])
            let learner = Learner(try await School.told(office, 1)[0])
            let seated = try await School.seated(office, [learner], for: .children)
            let marked = CompleteClass(id: seated.id).with {
                $0.marks = [
                    ExaminationMark(learner: learner, mark: 101), ExaminationMark(learner: learner, mark: 1),
                ]
            }
            try await office.expectAllTold([
                WrongCall(
                    ["/marks", "/marks/0/mark", "/marks/1/learner"], of: Classes.complete, marked)
            ])
        }
    }
}
