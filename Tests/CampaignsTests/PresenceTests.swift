import Bus
import CampaignsAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("Nobody is in class outside of their life", .timeLimit(.minutes(5)))
struct PresenceTests {
    @Test("hours are entered for a child until the day before it is gone, whenever that is told")
    func afterDeath() async throws {
        try await School.open { office in
            let course = try await School.approved(office)
            let opened = try await office.call(Classes.open, School.classRequest(course.id))
            let child = try #require(try await School.told(office, 1).first)
            let learner = Learner(child)
            _ = try await office.call(Classes.enrol, EnrolLearner(id: opened.id, learner: learner))
            try await office.call(
                RegistryStandIn.tell,
                .childClosed(
                    ChildFacts(child: child, facts: [.standing(.deceased, from: day("2021-03-05"))])))
            func attend(_ on: String) -> AttendClass {
                AttendClass(id: opened.id, learner: learner, hours: 2).with { $0.on = day(on) }
            }
            let refused = try await office.refusal(of: Classes.attend, attend("2021-03-05"))
            #expect(refused?.status == .failedPrecondition)
            #expect(refused?.fields == ["/on"])
            #expect(refused?.message.contains("04/03/2021") == true)
            #expect(try await office.call(Classes.attend, attend("2021-03-04")).hoursAttended == 2)
            let row = ClassRow(class: opened.id, learner: learner, hours: 2).with {
                $0.on = day("2021-03-06")
            }
            let summary = try await office.import(Classes.import, [row])
            #expect(summary.rejections.map(\.status) == ["FAILED_PRECONDITION"])
            #expect(summary.rejections.map(\.fields) == [["/on"]])
        }
    }

    @Test("nor before birth, which is told with the other mistakes of those who may know")
    func beforeBirth() async throws {
        try await School.open { office in
            let course = try await School.approved(office)
            let opened = try await office.call(Classes.open, School.classRequest(course.id))
            let learner = Learner(try await School.born(office, on: "2021-03-02"))
            _ = try await office.call(Classes.enrol, EnrolLearner(id: opened.id, learner: learner))
            func attend(_ on: String, hours: Int = 2) -> AttendClass {
                AttendClass(id: opened.id, learner: learner, hours: hours).with { $0.on = day(on) }
            }
            let refused = try await office.refusal(of: Classes.attend, attend("2021-03-01", hours: 13))
            #expect(refused?.status == .invalidArgument)
            #expect(Set(refused?.fields ?? []) == ["/on", "/hours"])
            #expect(try await office.call(Classes.attend, attend("2021-03-02")).hoursAttended == 2)
        }
    }

    @Test("of a child that lives elsewhere whoever runs a class is told nothing; who was let in is taught on")
    func reach() async throws {
        try await School.open { office in
            let course = try await School.approved(office)
            let opened = try await office.call(
                Classes.open,
                School.classRequest(course.id, at: School.otherDistrict, capacity: 5))
            let elsewhere = office.acting(as: School.otherDistrict)
            let learner = Learner(try #require(try await School.told(office, 1).first))
            let refused = try await elsewhere.refusal(
                of: Classes.enrol, EnrolLearner(id: opened.id, learner: learner))
            expect(refused, .notFound, at: "/learner/id", learner.id.text)
            #expect(refused?.message.contains(School.commune.text) == false)
            // A line of a list says the same of a day before its birth and after its death.
            let row = ClassRow(class: opened.id, learner: learner, hours: 2)
            let rows = [row, row.with { $0.hours = 99 }]
            let summary = try await elsewhere.import(Classes.import, rows)
            #expect(summary.rejections.map(\.status) == ["NOT_FOUND", "INVALID_ARGUMENT"])
            #expect(
                summary.rejections.map { Set($0.fields) } == [["/learner/id"], ["/learner/id", "/hours"]])
            _ = try await office.call(Classes.enrol, EnrolLearner(id: opened.id, learner: learner))
            #expect(
                try await elsewhere.call(
                    Classes.attend,
                    AttendClass(id: opened.id, learner: learner, hours: 2).with { $0.on = day("2021-03-02") }
                ).hoursAttended == 2)
        }
    }

    @Test("who has moved out of reach is taught on, and of its life the class hears what it has itself")
    func movedAway() async throws {
        try await School.open { office in
            let course = try await School.approved(office)
            let opened = try await office.call(Classes.open, School.classRequest(course.id))
            let teaching = office.acting(as: School.district)
            let child = try await School.born(office, on: "2021-03-02")
            let learner = Learner(child)
            _ = try await teaching.call(Classes.enrol, EnrolLearner(id: opened.id, learner: learner))
            try await office.call(
                RegistryStandIn.tell,
                .childUpdated(
                    ChildFacts(
                        child: child, facts: [.home("thai-binh/tien-hai/tien-hai", from: day("2021-03-05"))]
                    )))
            func attend(_ on: String) -> AttendClass {
                AttendClass(id: opened.id, learner: learner, hours: 2).with { $0.on = day(on) }
            }
            #expect(try await teaching.call(Classes.attend, attend("2021-03-08")).hoursAttended == 2)
            let line = ClassRow(class: opened.id, learner: learner, hours: 3)
            let taken = try await teaching.import(Classes.import, [line.with { $0.on = day("2021-03-09") }])
            #expect(taken.accepted == 1 && taken.rejections.isEmpty)
            // That this was before its birth hears who reaches it; the class knows since when it sits there.
            expect(
                try await office.refusal(of: Classes.attend, attend("2021-03-01")), .invalidArgument,
                at: "/on",
                "01/03/2021")
            expect(
                try await teaching.refusal(of: Classes.attend, attend("2021-03-01")), .failedPrecondition,
                at: "/on", "02/03/2021")
            let early = try await teaching.import(Classes.import, [line.with { $0.on = day("2021-03-01") }])
            #expect(early.rejections.map(\.status) == ["FAILED_PRECONDITION"])
        }
    }

    /// A class for teachers, from 1 March 2021 on, and how hours are entered in it.
    private func teachers(_ office: TestClient) async throws -> (id: ClassID, attend: Attending) {
        let course = try await School.approved(office, for: [.teachers])
        let opened = try await office.call(Classes.open, School.classRequest(course.id))
        let attend: Attending = { learner, on in
            AttendClass(id: opened.id, learner: learner, hours: 2).with { $0.on = day(on) }
        }
        return (opened.id, attend)
    }

    private typealias Attending = @Sendable (Learner, String) -> AttendClass

    @Test("nor once a worker has left, nor before it began; who has come back is there again")
    func workers() async throws {
        try await School.open { office in
            let (id, attend) = try await teachers(office)
            let worker: WorkerID = newID()
            let learner = Learner(worker)
            try await office.call(
                RegistryStandIn.tell,
                .workerRegistered(
                    .registering(worker, in: School.commune, as: .teacher, on: "2021-03-02")))
            _ = try await office.call(Classes.enrol, EnrolLearner(id: id, learner: learner))
            for standing in [
                WorkerFact.standing(.left, from: day("2021-03-04")),
                .standing(.atWork, from: day("2021-03-06")),
            ] {
                try await office.call(
                    RegistryStandIn.tell, .workerUpdated(WorkerFacts(worker: worker, facts: [standing])))
            }
            expect(
                try await office.refusal(of: Classes.attend, attend(learner, "2021-03-01")),
                .invalidArgument, at: "/on", "02/03/2021")
            expect(
                try await office.refusal(of: Classes.attend, attend(learner, "2021-03-05")),
                .failedPrecondition, at: "/on", "03/03/2021")
            for (day, hours) in [("2021-03-03", 2), ("2021-03-06", 4)] {
                #expect(try await office.call(Classes.attend, attend(learner, day)).hoursAttended == hours)
            }
        }
    }

    @Test("a worker's place begins while it is at work; it passes although it left before the completion")
    func workersPlaces() async throws {
        try await School.open { office in
            let (id, _) = try await teachers(office)
            func told(_ standings: [(WorkerStanding, String)]) async throws -> EnrolLearner {
                let worker: WorkerID = newID()
                try await office.call(
                    RegistryStandIn.tell,
                    .workerRegistered(
                        .registering(worker, in: School.commune, as: .teacher, on: "2020-01-01")))
                for (standing, on) in standings {
                    let fact = WorkerFact.standing(standing, from: day(on))
                    try await office.call(
                        RegistryStandIn.tell, .workerUpdated(WorkerFacts(worker: worker, facts: [fact])))
                }
                return EnrolLearner(id: id, learner: Learner(worker))
            }
            let back = try await told([(.left, "2021-03-03"), (.atWork, "2021-03-06")])
            expect(
                try await office.refusal(of: Classes.enrol, back.with { $0.on = day("2021-03-05") }),
                .failedPrecondition, at: "/on", "02/03/2021")
            #expect(try await office.call(Classes.enrol, back).from == day("2021-03-06"))

            let gone = try await told([(.left, "2021-03-09")])
            expect(
                try await office.refusal(of: Classes.enrol, gone), .failedPrecondition, at: "/learner/id")
            let seated = try await office.call(Classes.enrol, gone.with { $0.on = day("2021-03-02") })
            #expect(seated.from == day("2021-03-02"))
            let attended = AttendClass(id: id, learner: gone.learner, hours: 10)
            _ = try await office.call(Classes.attend, attended.with { $0.on = day("2021-03-08") })
            let completed = CompleteClass(id: id).with { $0.failed = [gone.learner] }
            #expect(try await office.call(Classes.complete, completed).passed == 0)
            let correct = CorrectResult(id: id, learner: gone.learner, passed: true, reason: "chấm lại")
            #expect(try await office.call(Classes.correct, correct).passed == true)
        }
    }

    @Test("a worker belongs to the audience of the role that it had when its place began")
    func roleOfThen() async throws {
        try await School.open { office in
            let (id, _) = try await teachers(office)
            let (was, became): (WorkerID, WorkerID) = (newID(), newID())
            for (worker, before, after) in [
                (was, WorkerRole.teacher, WorkerRole.childOfficer), (became, .childOfficer, .teacher),
            ] {
                try await office.call(
                    RegistryStandIn.tell,
                    .workerRegistered(
                        .registering(worker, in: School.commune, as: before, on: "2020-01-01")))
                try await office.call(
                    RegistryStandIn.tell,
                    .workerUpdated(
                        WorkerFacts(worker: worker, facts: [.role(after, from: day("2021-03-05"))])))
            }
            _ = try await office.call(Classes.enrol, EnrolLearner(id: id, learner: Learner(was)))
            let refused = try await office.refusal(
                of: Classes.enrol, EnrolLearner(id: id, learner: Learner(became)))
            expect(refused, .failedPrecondition, at: "/learner")
            let later = EnrolLearner(id: id, learner: Learner(became)).with { $0.on = day("2021-03-05") }
            #expect(try await office.call(Classes.enrol, later).from == day("2021-03-05"))
        }
    }

    @Test("a caregiver learns by the id that the registry knows, wherever it lives")
    func caregivers() async throws {
        try await School.open { office in
            let course = try await School.approved(office, for: [.caregivers])
            let opened = try await office.call(Classes.open, School.classRequest(course.id))
            let caregiver: CaregiverID = newID()
            let enrol = EnrolLearner(id: opened.id, learner: Learner(caregiver))
            expect(try await office.refusal(of: Classes.enrol, enrol), .notFound, at: "/learner/id")
            try await office.call(
                RegistryStandIn.tell,
                .caregiverRegistered(.registering(caregiver, in: School.commune, on: "2020-01-01")))
            #expect(try await office.call(Classes.enrol, enrol).learner == Learner(caregiver))
        }
    }

    @Test("no event of a campaign is held before its launch")
    func beforeLaunch() throws {
        let campaigns = CampaignRules(reference: try School.reference, today: School.today)
        let launched = try campaigns.launch(
            .found(
                campaigns.approve(
                    .found(
                        campaigns.plan(School.campaign("2021-03-01"), as: newID(), unit: School.province)))),
            on: day("2021-03-10"))
        let rules = EventRules(reference: try School.reference, today: School.today)
        let event = try School.talk(on: "2021-03-09")
        let reach = [Reach(audience: .children, female: 1, male: 1)]
        #expect(
            try keys {
                _ = try rules.hold(
                    .found(event), by: HoldEvent(id: event.id, reach: reach), campaign: launched)
            }
                == ["campaigns.before-the-launch"])
        let later = HoldEvent(id: event.id, reach: reach).with { $0.on = day("2021-03-10") }
        #expect(try rules.hold(.found(event), by: later, campaign: launched).status == .held)
        // What was held in time may be told once the campaign is over.
        let completed = try campaigns.complete(.found(launched), on: day("2021-03-12"))
        #expect(try rules.hold(.found(event), by: later, campaign: completed).status == .held)
        let after = HoldEvent(id: event.id, reach: reach).with { $0.on = day("2021-03-13") }
        #expect(
            try keys { _ = try rules.hold(.found(event), by: after, campaign: completed) }
                == ["campaigns.after-completion"])
    }
}
