import Bus
import CampaignsAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("What campaigns, events and materials were on a day, as known on a day", .timeLimit(.minutes(5)))
struct StandingTests {
    @Test("a campaign and its event stand where their steps had brought them")
    func telling() async throws {
        try await School.open { office in
            let planned = try await office.call(
                Campaigns.plan, School.campaign("2021-01-10").with { $0.on = day("2021-01-04") })
            func approve(_ on: String) -> ApproveCampaign {
                ApproveCampaign(id: planned.id).with { $0.on = day(on) }
            }
            let early = try await office.refusal(of: Campaigns.approve, approve("2021-01-03"))
            #expect(early?.status == .invalidArgument)
            #expect(early?.fields == ["/on"])
            try await office.call(Campaigns.approve, approve("2021-01-08"))
            func launch(_ on: String) -> LaunchCampaign {
                LaunchCampaign(id: planned.id).with { $0.on = day(on) }
            }
            #expect(try await office.refusal(of: Campaigns.launch, launch("2021-01-07"))?.fields == ["/on"])
            try await office.call(Campaigns.launch, launch("2021-02-01"))
            let event = try await office.call(
                Events.schedule,
                ScheduleEvent(
                    title: "Nói chuyện", channel: .direct, place: School.commune, on: day("2021-02-20"),
                    audiences: [.children]
                ).with { $0.campaign = planned.id })
            let reach = [Reach(audience: .children, female: 3, male: 4)]
            let held = try await office.call(
                Events.hold, HoldEvent(id: event.id, reach: reach).with { $0.on = day("2021-02-25") })
            try await office.call(
                Campaigns.complete, CompleteCampaign(id: planned.id).with { $0.on = day("2021-03-01") })

            func campaigns(_ on: String) async throws -> [Campaign] {
                try await office.call(Campaigns.list, ListCampaigns().with { $0.on = day(on) }).items
            }
            #expect(try await campaigns("2021-01-03").isEmpty)
            for (on, status): (String, CampaignStatus) in [
                ("2021-01-04", .planned), ("2021-01-08", .approved), ("2021-02-01", .launched),
                ("2021-03-01", .completed),
            ] { #expect(try await campaigns(on).map(\.status) == [status]) }
            #expect(try await campaigns("2021-01-31").map(\.launchedOn) == [nil])
            #expect(try await campaigns("2021-02-28").map(\.completedOn) == [nil])
            let launched = ListCampaigns().with { ($0.on, $0.status) = (day("2021-01-31"), .launched) }
            #expect(try await office.call(Campaigns.list, launched).items.isEmpty)
            #expect(
                try await campaigns("2021-03-15") == office.call(Campaigns.list, ListCampaigns()).items)

            func events(_ on: String) async throws -> [CommunicationEvent] {
                try await office.call(Events.list, ListEvents().with { $0.on = day(on) }).items
            }
            #expect(try await events("2021-02-19").isEmpty)
            #expect(try await events("2021-02-24") == [event])
            #expect(try await events("2021-02-25") == [held])
        }
    }

    @Test(
        "an event that was held before the day it was planned for was held on that day, however late it is told"
    )
    func heldEarlier() async throws {
        try await School.open { office in
            let event = try await office.call(
                Events.schedule,
                ScheduleEvent(
                    title: "Nói chuyện", channel: .direct, place: School.commune, on: day("2021-02-20"),
                    audiences: [.children]))
            let held = try await office.call(
                Events.hold,
                HoldEvent(
                    id: event.id,
                    reach: [
                        Reach(audience: .children, female: 3, male: 4)
                    ]
                ).with { $0.on = day("2021-02-18") })
            let asked = ListEvents().with { $0.on = day("2021-02-18") }
            #expect(try await office.call(Events.list, asked).items == [held])
            #expect(
                try await office.call(Events.list, asked.with { $0.on = day("2021-02-17") }).items.isEmpty)
            #expect(try await office.call(Events.list, asked.with { $0.on = School.today }).items == [held])
        }
    }

    @Test("what was held or came out before a campaign ended is entered later, too; none ends before it")
    func completion() async throws {
        try await School.open { office in
            func launched(_ title: String) async throws -> CampaignID {
                let plan = School.campaign("2021-02-01", title: title).with { $0.on = day("2021-02-01") }
                let planned = try await office.call(Campaigns.plan, plan)
                try await office.call(
                    Campaigns.approve, ApproveCampaign(id: planned.id).with { $0.on = day("2021-02-01") })
                try await office.call(
                    Campaigns.launch, LaunchCampaign(id: planned.id).with { $0.on = day("2021-02-01") })
                return planned.id
            }
            func schedule(_ on: String, for campaign: CampaignID) -> ScheduleEvent {
                ScheduleEvent(
                    title: "Nói chuyện \(campaign)", channel: .direct, place: School.commune, on: day(on),
                    audiences: [.children]
                ).with { $0.campaign = campaign }
            }
            func publish(_ on: String, for campaign: CampaignID) -> PublishMaterial {
                PublishMaterial(title: "Tờ rơi", kind: .leaflet, audiences: [.caregivers], quantity: 5)
                    .with { ($0.campaign, $0.on) = (campaign, day(on)) }
            }
            func complete(_ on: String, _ campaign: CampaignID) -> CompleteCampaign {
                CompleteCampaign(id: campaign).with { $0.on = day(on) }
            }
            let reach = [Reach(audience: .children, female: 3, male: 4)]

            let first = try await launched("Đợt một")
            _ = try await office.call(Campaigns.complete, complete("2021-03-05", first))
            expect(
                try await office.refusal(of: Events.schedule, schedule("2021-03-06", for: first)),
                .failedPrecondition, at: "/campaign", "05/03/2021")
            expect(
                try await office.refusal(of: Materials.publish, publish("2021-03-06", for: first)),
                .failedPrecondition, at: "/campaign", "05/03/2021")
            let late = try await office.call(Events.schedule, schedule("2021-03-05", for: first))
            #expect(
                try await office.call(Events.hold, HoldEvent(id: late.id, reach: reach)).status == .held)
            #expect(
                try await office.call(Materials.publish, publish("2021-03-05", for: first)).publishedOn
                    == day("2021-03-05"))

            let second = try await launched("Đợt hai")
            let event = try await office.call(Events.schedule, schedule("2021-03-05", for: second))
            _ = try await office.call(Events.hold, HoldEvent(id: event.id, reach: reach))
            expect(
                try await office.refusal(of: Campaigns.complete, complete("2021-03-04", second)),
                .invalidArgument, at: "/on", event.id.text)
            let made = try await office.call(Materials.publish, publish("2021-03-07", for: second))
            expect(
                try await office.refusal(of: Campaigns.complete, complete("2021-03-06", second)),
                .invalidArgument, at: "/on", made.id.text)
            #expect(
                try await office.call(Campaigns.complete, complete("2021-03-07", second)).completedOn
                    == day("2021-03-07"))
        }
    }

    @Test("a material has the copies left that had not gone out by then, as far as was known")
    func materials() async throws {
        try await School.deploy { deployment, office in
            let made = try await School.leaflets(office, on: "2021-02-01")
            func send(_ quantity: Int, _ on: String) async throws {
                try await office.call(
                    Materials.distribute,
                    DistributeMaterial(id: made.id, to: School.commune, quantity: quantity).with {
                        $0.on = day(on)
                    })
            }
            try await send(200, "2021-03-01")
            deployment.set(day: day("2021-03-20"))
            try await send(100, "2021-02-10")
            func left(_ on: String, knownOn: Day? = nil) async throws -> [Int] {
                try await office.call(
                    Materials.list, ListMaterials().with { ($0.on, $0.knownOn) = (day(on), knownOn) }
                ).items.map(\.left)
            }
            #expect(try await left("2021-01-31") == [])
            #expect(try await left("2021-02-09") == [500])
            #expect(try await left("2021-02-10") == [400])
            #expect(try await left("2021-03-01") == [200])
            #expect(try await left("2021-03-01", knownOn: School.today) == [300])
            #expect(try await left("2021-02-10", knownOn: School.today) == [500])
        }
    }

    @Test("a course that was approved later was designed until then")
    func courses() async throws {
        try await School.open { office in
            let designed = try await office.call(
                Courses.design, School.course().with { $0.on = day("2021-01-04") })
            try await office.call(
                Courses.approve, ApproveCourse(id: designed.id).with { $0.on = day("2021-02-01") })
            func listed(_ on: String) async throws -> [CourseStatus] {
                try await office.call(Courses.list, ListCourses().with { $0.on = day(on) }).items
                    .map(\.status)
            }
            #expect(try await listed("2021-01-03") == [])
            #expect(try await listed("2021-01-31") == [.designed])
            #expect(try await listed("2021-02-01") == [.approved])
        }
    }
}
