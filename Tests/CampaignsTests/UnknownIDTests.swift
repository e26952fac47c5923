import Bus
import CampaignsAPI
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("An id that nothing has hides no other mistake", .timeLimit(.minutes(5)))
struct UnknownIDTests {
    private static let tomorrow = School.today.advanced(by: 1)

    @Test("of a campaign, a material, an event")
    func telling() async throws {
        try await School.open { office in
            try await office.expectAllTold([
                WrongCall(
                    ["/id", "/on"], of: Campaigns.launch,
                    LaunchCampaign(id: newID()).with { $0.on = Self.tomorrow }),
                WrongCall(
                    ["/id", "/on"], of: Campaigns.complete,
                    CompleteCampaign(id: newID()).with { $0.on = Self.tomorrow }),
                WrongCall(
                    ["/campaign", "/title", "/audiences", "/quantity"], of: Materials.publish,
                    PublishMaterial(title: " ", kind: .leaflet, audiences: [], quantity: 0).with {
                        $0.campaign = newID()
                    }),
                WrongCall(
                    ["/id", "/to", "/quantity"], of: Materials.distribute,
                    DistributeMaterial(id: newID(), to: "thai-binh/khong-co", quantity: 0)),
                WrongCall(
                    ["/campaign", "/title", "/audiences"], of: Events.schedule,
                    ScheduleEvent(
                        title: "", channel: .direct, place: School.commune, on: School.today, audiences: []
                    ).with { $0.campaign = newID() }),
                WrongCall(
                    ["/id", "/reach", "/on"], of: Events.hold,
                    HoldEvent(id: newID(), reach: []).with { $0.on = Self.tomorrow }),
                WrongCall(["/id", "/reason"], of: Events.cancel, CancelEvent(id: newID(), reason: " ")),
                WrongCall(
                    ["/id", "/reason", "/on"], of: Events.correct,
                    CorrectEvent(id: newID(), reason: "").with { $0.on = Self.tomorrow }),
                WrongCall(["/id", "/reason"], of: Events.void, VoidEvent(id: newID(), reason: "")),
                WrongCall(
                    ["/id", "/distribution", "/reason"], of: Materials.voidDistribution,
                    VoidDistribution(id: newID(), distribution: newID(), reason: "")),
                WrongCall(
                    ["/id", "/on", "/reason"], of: Campaigns.correct,
                    CorrectCampaign(id: newID(), step: .launched, on: Self.tomorrow, reason: "")),
                WrongCall(
                    ["/id", "/reason"], of: Campaigns.void,
                    VoidCampaign(id: newID(), step: .planned, reason: "")),
                WrongCall(
                    ["/id", "/on", "/audiences", "/quantity", "/reason"], of: Materials.correct,
                    CorrectMaterial(id: newID(), reason: "").with {
                        ($0.on, $0.audiences, $0.quantity) = (Self.tomorrow, [], 0)
                    }),
                WrongCall(["/id", "/reason"], of: Materials.void, VoidMaterial(id: newID(), reason: "")),
            ])
        }
    }

    @Test("of a course, a class, a learner")
    func teaching() async throws {
        try await School.open { office in
            let stranger = Learner(newID(Subject.Child.self))
            try await office.expectAllTold([
                WrongCall(
                    ["/course", "/capacity"], of: Classes.open, School.classRequest(newID(), capacity: 0)),
                WrongCall(
                    ["/id", "/hours", "/on"], of: Classes.attend,
                    AttendClass(id: newID(), learner: stranger, hours: 13).with { $0.on = Self.tomorrow }),
                WrongCall(
                    ["/id", "/on"], of: Classes.complete,
                    CompleteClass(id: newID()).with { $0.on = Self.tomorrow }),
                WrongCall(
                    ["/id", "/reason"], of: Classes.correct,
                    CorrectResult(id: newID(), learner: stranger, passed: true, reason: "")),
                WrongCall(
                    ["/id", "/completedOn", "/reason"], of: Classes.correctDays,
                    CorrectClass(id: newID(), reason: "").with { $0.completedOn = Self.tomorrow }),
                WrongCall(
                    ["/id", "/reason"], of: Classes.void, VoidClass(id: newID(), step: .open, reason: "")),
                WrongCall(
                    ["/id", "/on", "/reason"], of: Courses.correct,
                    CorrectCourse(id: newID(), step: .designed, on: Self.tomorrow, reason: "")),
                WrongCall(
                    ["/id", "/reason"], of: Courses.void,
                    VoidCourse(id: newID(), step: .designed, reason: "")),
            ])
            let row = ClassRow(class: newID(), learner: stranger, hours: -1).with { $0.on = Self.tomorrow }
            let summary = try await office.import(Classes.import, [row])
            #expect(
                summary.rejections.map { Set($0.fields) } == [["/class", "/learner/id", "/hours", "/on"]])
            let course = try await School.approved(office)
            let opened = try await office.call(Classes.open, School.classRequest(course.id))
            try await office.expectAllTold([
                WrongCall(
                    ["/learner", "/hours"], of: Classes.attend,
                    AttendClass(id: opened.id, learner: stranger, hours: 13).with {
                        $0.on = day("2021-03-01")
                    })
            ])
        }
    }

    @Test("ids that are all that is wrong are not found; what is out of reach is as if it were not there")
    func reach() async throws {
        try await School.open { office in
            let both = try await office.refusal(
                of: Classes.enrol,
                EnrolLearner(id: newID(), learner: Learner(newID(Subject.Child.self))))
            #expect(both?.status == .notFound)
            #expect(both?.fields == ["/id", "/learner/id"])
            #expect(both?.violations.last?.message.contains("trẻ em") == true)
            let planned = try await office.call(Campaigns.plan, School.campaign("2021-03-01"))
            let elsewhere = office.acting(as: School.otherDistrict)
            let launch = LaunchCampaign(id: planned.id)
            expect(try await elsewhere.refusal(of: Campaigns.launch, launch), .notFound, at: "/id")
            let late = try await elsewhere.refusal(
                of: Campaigns.launch, launch.with { $0.on = Self.tomorrow })
            expectAll(late, ["/id", "/on"])
            #expect(late?.violations.first?.rule == "campaigns.no-campaign")
        }
    }
}
