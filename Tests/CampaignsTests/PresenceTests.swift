import Bus
import CampaignsAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("Nobody is in class outside of their life", .timeLimit(.minutes(2)))
struct PresenceTests {
    @Test("hours are entered for a child until the day before it is gone, whenever that is told")
    func afterDeath() async throws {
        try await School.open { _, office in
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
            #expect(refused?.message.contains("2021-03-04") == true)
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
        try await School.open { _, office in
            let course = try await School.approved(office)
            let opened = try await office.call(Classes.open, School.classRequest(course.id))
            let child: ChildID = newID()
            try await office.call(
                RegistryStandIn.tell,
                .childRegistered(
                    .registering(
                        child, born: day("2021-03-02"), in: School.commune, on: day("2021-03-02"))))
            let learner = Learner(child)
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
        try await School.open { _, office in
            let course = try await School.approved(office)
            let opened = try await office.call(
                Classes.open,
                OpenClass(
                    course: course.id, place: School.otherDistrict, start: day("2021-03-01"),
                    end: day("2021-03-10"), capacity: 5))
            let elsewhere = office.acting(as: School.otherDistrict)
            let learner = Learner(try #require(try await School.told(office, 1).first))
            let refused = try await elsewhere.refusal(
                of: Classes.enrol, EnrolLearner(id: opened.id, learner: learner))
            #expect(refused?.status == .permissionDenied)
            #expect(refused?.fields == ["/learner/id"])
            // A line of a list says the same of a day before its birth and after its death.
            let row = ClassRow(class: opened.id, learner: learner, hours: 2)
            let rows = [row, row.with { $0.hours = 99 }]
            let summary = try await elsewhere.import(Classes.import, rows)
            #expect(summary.rejections.map(\.status) == ["PERMISSION_DENIED", "INVALID_ARGUMENT"])
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

    @Test("nor once a worker has left")
    func afterLeaving() throws {
        var worker = KnownLearner(
            Learner(newID(Subject.Worker.self)), of: School.commune, role: .teacher, isActive: false)
        worker.lastDay = day("2021-03-03")
        #expect(try keys { try worker.requirePresent(on: day("2021-03-03"), at: "/on") } == [])
        #expect(
            try keys { try worker.requirePresent(on: day("2021-03-04"), at: "/on") }
                == ["campaigns.learner-gone-by"])
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
        let event = try rules.schedule(
            ScheduleEvent(
                title: "Nói chuyện dưới cờ", channel: .direct, place: School.commune, on: day("2021-03-09"),
                audiences: [.children]),
            of: .found(nil), as: newID())
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
