import Bus
import CampaignsAPI
import RegistryAPI
import RegistryKnown
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("Courses and classes", .timeLimit(.minutes(5)))
struct TeachingTests {
    private func rules(_ today: Day = School.today) throws -> ClassRules {
        ClassRules(reference: try School.reference, today: today)
    }

    private func course(
        _ audiences: [Audience] = [.children], hours: Int = 10, required: Int = 80
    ) throws -> Course {
        let courses = CourseRules(reference: try School.reference, today: School.today)
        return try courses.approve(
            .found(
                courses.design(
                    School.course(audiences, hours: hours, required: required), as: newID(),
                    unit: School.province)))
    }

    private func open(_ course: Course, capacity: Int = 2) throws -> KeptClass {
        try rules().open(School.classRequest(course.id, capacity: capacity), of: .found(course), as: newID())
    }

    private func taught(_ course: Course, capacity: Int = 2) throws -> Sought<TaughtClass> {
        .found(TaughtClass(entry: try open(course, capacity: capacity), course: course))
    }

    /// What was told of something, each from a day on.
    private func timeline<Value>(_ told: (Value, String)...) -> Timeline<Value> {
        var history = FactHistory<Value>()
        for (index, (value, on)) in told.enumerated() {
            let number = Int64(index + 1)
            let learned = Learned(at: LogPoint(UInt64(number)), moment: Timestamp(milliseconds: number))
            history.append(
                FactVersion(
                    .recorded, of: newID(), days: DayRange(from: day(on)), value: value, learned: learned))
        }
        return Timeline(history)
    }

    /// A worker that was there from 2020 on, until the day before `left`.
    private func worker(_ role: WorkerRole, left: String? = nil) throws -> KnownLearner {
        let begun = (WorkerStanding.atWork, "2020-01-01")
        let known = try #require(
            KnownWorker([
                (
                    roles: timeline((role, "2020-01-01")),
                    standings: left.map { timeline(begun, (.left, $0)) } ?? timeline(begun), merged: nil
                )
            ]))
        return KnownLearner(Learner(newID(Subject.Worker.self)), worker: known)
    }

    @Test("a course is for people who can be enrolled, on topics that the reference data knows")
    func design() throws {
        let courses = CourseRules(reference: try School.reference, today: School.today)
        let request = DesignCourse(
            title: "x", audiences: [.community], topics: ["magic"], hours: 0, requiredAttendance: 101)
        #expect(
            try pointers { _ = try courses.design(request, as: newID(), unit: School.province) }
                == ["/audiences/0", "/topics/0", "/hours", "/requiredAttendance"])
        #expect(
            try keys { _ = try courses.approve(.found(course())) } == ["campaigns.course-approved-already"])
    }

    @Test("only an approved course is taught")
    func approvedOnly() throws {
        let courses = CourseRules(reference: try School.reference, today: School.today)
        let designed = try courses.design(School.course(), as: newID(), unit: School.province)
        #expect(try keys { _ = try open(designed) } == ["campaigns.course-not-approved"])
    }

    @Test("who is not known, has gone, is not the audience or finds no place is not enrolled")
    func enrolling() throws {
        let taught = try taught(course())
        let child = Learner(newID(Subject.Child.self))
        let entry = try taught.get().entry
        func enrol(_ known: KnownLearner, enrolled: Int = 0) throws -> [String] {
            try keys {
                _ = try rules().enrol(
                    EnrolLearner(id: entry.id, learner: known.learner), known: .found(known), in: taught,
                    beside: TakenPlaces(alike: [(entry.start, .last, enrolled)]))
            }
        }
        #expect(try enrol(KnownLearner(child)).isEmpty)
        #expect(try enrol(worker(.teacher, left: "2021-03-10")) == ["campaigns.learner-gone"])
        #expect(try enrol(KnownLearner(child), enrolled: 1).isEmpty)
        #expect(try enrol(KnownLearner(child), enrolled: 2) == ["campaigns.class-full"])
        let carer = Learner(newID(Subject.Caregiver.self))
        #expect(try enrol(KnownLearner(carer)) == ["campaigns.not-the-audience"])
    }

    @Test(
        "workers belong to the audience of their role",
        arguments: [
            (WorkerRole.teacher, Audience.teachers), (.collaborator, .collaborators),
            (.childOfficer, .officers),
            (.providerOfficer, .officers), (.organisationOfficer, .officers),
        ])
    func audiences(role: WorkerRole, audience: Audience) throws {
        #expect(try worker(role).audience(on: School.today) == audience)
    }

    @Test("hours are entered for days of the class that have come, and never more than the course has")
    func attending() throws {
        let taught = try taught(course())
        func attend(_ hours: Int, _ on: String, others: Int = 0, today: Day = School.today) throws -> [String]
        {
            try keys {
                try rules(today).attend(
                    hours, on: day(on), atMost: ClassRules.mostHoursADay, in: taught, by: .found(nil),
                    known: nil,
                    others: others)
            }
        }
        #expect(try attend(8, "2021-03-01").isEmpty)
        #expect(try attend(8, "2021-02-28") == ["campaigns.day-outside-class"])
        #expect(try attend(8, "2021-03-11") == ["campaigns.day-outside-class"])
        #expect(try attend(8, "2021-03-05", today: day("2021-03-04")) == ["check.day-in-future"])
        #expect(try attend(13, "2021-03-01") == ["check.number-outside"])
        #expect(try attend(2, "2021-03-02", others: 8).isEmpty)
        #expect(try attend(3, "2021-03-02", others: 8) == ["campaigns.more-than-the-course"])
    }

    @Test("a pass needs the share of hours that the course asks for, and nobody who failed the learner")
    func passing() throws {
        let taught = try taught(course(hours: 10, required: 75))
        let enrolments = [7, 8, 10].map {
            KeptEnrolment(
                learner: Learner(newID(Subject.Child.self)), from: day("2021-03-01"), hours: $0,
                isFailed: false, passed: nil)
        }
        let (completed, results) = try rules().complete(
            taught, on: School.today, failed: [enrolments[2].learner], enrolments: enrolments)
        #expect(completed.entry.status == .completed)
        #expect(results.map(\.passed) == [false, true, false])
        #expect(
            try pointers {
                _ = try rules().complete(
                    taught, on: day("2021-03-09"), failed: [], enrolments: enrolments)
            } == ["/on"])
        #expect(
            try keys {
                _ = try rules().complete(
                    taught, on: School.today, failed: [Learner(newID(Subject.Child.self))],
                    enrolments: enrolments)
            } == ["campaigns.not-enrolled"])
    }

    @Test("a result is put right, but nobody passes who was there too little")
    func correcting() throws {
        let taught = try taught(course(hours: 10, required: 80))
        func correct(_ hours: Int, _ before: Bool?, _ after: Bool) throws -> KeptEnrolment {
            let learner = Learner(newID(Subject.Child.self))
            return try rules().correct(
                .found(
                    KeptEnrolment(
                        learner: learner, from: day("2021-03-01"), hours: hours, isFailed: false,
                        passed: before)),
                by: CorrectResult(id: newID(), learner: learner, passed: after, reason: "ghi nhầm"),
                in: taught, child: nil)
        }
        #expect(try correct(8, true, false).passed == false)
        #expect(try correct(8, false, true).passed == true)
        #expect(try keys { _ = try correct(7, false, true) } == ["campaigns.attended-too-little"])
        #expect(try keys { _ = try correct(8, true, true) } == ["campaigns.result-the-same"])
        #expect(try keys { _ = try correct(8, nil, true) } == ["campaigns.class-not-completed"])
        #expect(try correct(8, true, false).isFailed)
    }

    @Test("whose mark alone is put right was failed by nobody")
    func correctingTheMark() throws {
        let examined = try taught(course().with { $0.passMark = 50 })
        let learner = Learner(newID(Subject.Child.self))
        let low = KeptEnrolment(
            learner: learner, from: day("2021-03-01"), hours: 8, isFailed: false, passed: false)
        let correction = CorrectResult(id: newID(), learner: learner, passed: false, reason: "phúc khảo")
        let still = try rules().correct(
            .found(low), by: correction.with { $0.mark = 45 }, in: examined, child: nil)
        #expect(still.mark == 45)
        #expect(still.passed == false)
        #expect(!still.isFailed)
        // A mark that would be enough is no pass against the office's word, whatever is settled later.
        let enough = try rules().correct(
            .found(low), by: correction.with { $0.mark = 55 }, in: examined, child: nil)
        #expect(enough.passed == false)
        #expect(enough.isFailed)
    }
}
