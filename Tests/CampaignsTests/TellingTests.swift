import Bus
import CampaignsAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("Campaigns, materials and events", .timeLimit(.minutes(5)))
struct TellingTests {
    private func plan(_ start: String = "2021-03-01", _ end: String = "2021-12-31") throws -> Campaign {
        try CampaignRules(reference: School.reference, today: School.today).plan(
            School.campaign(start, end), as: newID(), unit: School.province)
    }

    private func rules(_ today: Day = School.today) throws -> CampaignRules {
        CampaignRules(reference: try School.reference, today: today)
    }

    @Test("a campaign is planned, approved, launched and completed, in that order")
    func steps() throws {
        let planned = try plan()
        #expect(planned.area == [School.province])
        #expect(
            try keys { _ = try rules().launch(.found(planned), on: School.today) } == [
                "campaigns.campaign-step"
            ])
        let approved = try rules().approve(.found(planned))
        #expect(try keys { _ = try rules().approve(.found(approved)) } == ["campaigns.campaign-step"])
        #expect(
            try keys { _ = try rules().complete(.found(approved), on: School.today) } == [
                "campaigns.campaign-step"
            ])
        let launched = try rules().launch(.found(approved), on: day("2021-03-10"))
        #expect(try pointers { _ = try rules().complete(.found(launched), on: day("2021-03-09")) } == ["/on"])
        let completed = try rules().complete(.found(launched), on: School.today)
        #expect(completed.status == .completed)
        #expect(completed.launchedOn == day("2021-03-10"))
        #expect(
            try keys { try completed.requireOngoing(on: School.today.advanced(by: 1), at: "/campaign") }
                == ["campaigns.campaign-completed"])
        try completed.requireOngoing(on: School.today, at: "/campaign")
    }

    @Test("it is not launched in the future, nor after its end")
    func launchDays() throws {
        let approved = try rules().approve(.found(plan("2021-01-01", "2021-03-01")))
        #expect(
            try keys { _ = try rules().launch(.found(approved), on: day("2021-03-02")) } == [
                "campaigns.after-the-end"
            ])
        #expect(
            try keys { _ = try rules().launch(.found(approved), on: day("2021-03-16")).id }.first
                == "check.day-in-future")
    }

    @Test("what is wrong with a request is said before what stands in its way")
    func order() throws {
        let planned = try plan()
        #expect(
            try keys { _ = try rules().launch(.found(planned), on: day("2021-03-16")) } == [
                "check.day-in-future"
            ])
    }

    @Test("every wrong member of a plan is named at once")
    func faults() throws {
        let request = PlanCampaign(
            title: " ", goal: "x", audiences: [], channels: [.press, .press], start: day("2021-03-02"),
            end: day("2021-03-01")
        ).with { $0.area = ["thai-binh/khong-co"] }
        #expect(
            try pointers { _ = try rules().plan(request, as: newID(), unit: School.province) }
                == ["/title", "/audiences", "/channels/1", "/area/0", "/end"])
    }

    @Test("no more copies go out than are left")
    func copies() throws {
        let rules = MaterialRules(reference: try School.reference, today: School.today)
        let made = try rules.publish(
            PublishMaterial(title: "Tờ rơi", kind: .leaflet, audiences: [.community], quantity: 100),
            for: .found(nil), as: newID(), unit: School.province)
        func send(_ quantity: Int) -> DistributeMaterial {
            DistributeMaterial(id: made.id, to: School.commune, quantity: quantity)
        }
        #expect(try rules.distribute(.found(made), by: send(100), as: newID()).quantity == 100)
        #expect(
            try keys { _ = try rules.distribute(.found(made), by: send(101), as: newID()) } == [
                "campaigns.not-enough-copies"
            ])
        #expect(
            try pointers { _ = try rules.distribute(.found(made), by: send(0), as: newID()) } == ["/quantity"]
        )

        let sent = Distribution(id: newID(), to: School.commune, quantity: 1, on: School.today)
        let often = made.with {
            ($0.quantity, $0.distributions) = (20_000, Array(repeating: sent, count: 9_999))
        }
        #expect(try rules.distribute(.found(often), by: send(1), as: newID()).quantity == 1)
        let tooOften = often.with { $0.distributions.append(sent) }
        #expect(
            try keys { _ = try rules.distribute(.found(tooOften), by: send(1), as: newID()) } == [
                "campaigns.distributed-often"
            ])
    }

    @Test("an event is held once, each audience counted once, by a campaign that is under way")
    func events() throws {
        let rules = EventRules(reference: try School.reference, today: School.today)
        let event = try School.talk(on: "2021-03-10")
        func hold(_ reach: [Reach], on: String? = nil) -> HoldEvent {
            HoldEvent(id: event.id, reach: reach).with { $0.on = on.map(day) }
        }
        let children = Reach(audience: .children, female: 120, male: 130)
        #expect(
            try pointers { _ = try rules.hold(.found(event), by: hold([children, children]), campaign: nil) }
                == [
                    "/reach/1"
                ])
        #expect(
            try pointers {
                _ = try rules.hold(
                    .found(event), by: hold([Reach(audience: .children, female: -1, male: 0)]), campaign: nil)
            } == ["/reach/0/female"])
        #expect(
            try pointers {
                _ = try rules.hold(.found(event), by: hold([children], on: "2021-03-16"), campaign: nil)
            }
                == ["/on"])
        #expect(
            try keys { _ = try rules.hold(.found(event), by: hold([children]), campaign: plan()) }
                == ["campaigns.campaign-not-launched"])
        let held = try rules.hold(.found(event), by: hold([children]), campaign: nil)
        #expect(held.facts.reach == [children])
        #expect(
            try keys { _ = try rules.hold(.found(held), by: hold([children]), campaign: nil) } == [
                "campaigns.event-step"
            ])
        #expect(
            try keys { _ = try rules.cancel(.found(held), by: CancelEvent(id: held.id, reason: "mưa")) }
                == ["campaigns.event-step"])
        #expect(
            try rules.cancel(.found(event), by: CancelEvent(id: event.id, reason: " mưa  bão ")).reason
                == "mưa bão")
    }
}
