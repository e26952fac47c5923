import Bus
import CampaignsAPI
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("What was told of an event or of copies and never was so", .timeLimit(.minutes(5)))
struct NeverSoTests {
    private static let crowd = [Reach(audience: .caregivers, female: 300, male: 120, counted: .counted)]
    private static let truth = [Reach(audience: .caregivers, female: 30, male: 12, counted: .signed)]

    /// An event of the first of March that was held, by what was entered on the fifteenth.
    private func held(_ office: TestClient) async throws -> CommunicationEvent {
        let event = try await office.call(
            Events.schedule,
            ScheduleEvent(
                title: "Nói chuyện", channel: .direct, place: School.commune, on: day("2021-03-01"),
                audiences: [.caregivers]))
        return try await office.call(Events.hold, HoldEvent(id: event.id, reach: Self.crowd))
    }

    private func listed(
        _ office: TestClient, on text: String? = nil, knownOn: String? = nil
    ) async throws -> [CommunicationEvent] {
        let request = ListEvents().with {
            ($0.on, $0.knownOn) = (text.map { day($0) }, knownOn.map { day($0) })
        }
        return try await office.call(Events.list, request).items
    }

    @Test("an event is put right for every day, and stays what it was as known before")
    func corrected() async throws {
        try await School.deploy { deployment, office in
            let event = try await held(office)
            deployment.set(day: day("2021-03-20"))
            let right = try await office.call(
                Events.correct,
                CorrectEvent(id: event.id, reason: "Đếm nhầm").with {
                    ($0.on, $0.reach) = (day("2021-02-27"), Self.truth)
                })
            #expect(right.on == day("2021-02-27") && right.reach == Self.truth && right.status == .held)
            #expect(right.reason == nil)
            #expect(try await listed(office).map(\.reach) == [Self.truth])
            // On its day, as it is known now.
            let then = try await listed(office, on: "2021-02-28")
            #expect(then.map(\.on) == [day("2021-02-27")] && then.map(\.status) == [.held])
            let before = try await listed(office, on: "2021-03-19", knownOn: "2021-03-19")
            #expect(before.map(\.reach) == [Self.crowd] && before.map(\.on) == [day("2021-03-01")])
            let reach = try await office.call(Events.reach, SumReach())
            #expect(reach.people.map(\.female) == [30])
            // What is left out stays; what is the same is no correction.
            expect(
                try await office.refusal(
                    of: Events.correct,
                    CorrectEvent(id: event.id, reason: "Lại").with { $0.reach = Self.truth }),
                .failedPrecondition, at: "/id", event.id.text)
        }
    }

    @Test("an event that never was held is to come again, and is held on another day")
    func voided() async throws {
        try await School.deploy { deployment, office in
            let event = try await held(office)
            deployment.set(day: day("2021-03-20"))
            let back = try await office.call(Events.void, VoidEvent(id: event.id, reason: "Chưa tổ chức"))
            #expect(back.status == .scheduled && back.reach == [] && back.on == day("2021-03-01"))
            let events = try await office.call(Events.reach, SumReach()).events
            #expect(events == 0)
            #expect(
                try await listed(office, on: "2021-03-19", knownOn: "2021-03-19").map(\.status) == [.held])
            #expect(try await listed(office, on: "2021-03-19").map(\.status) == [.scheduled])
            expect(
                try await office.refusal(of: Events.void, VoidEvent(id: event.id, reason: "Lại")),
                .failedPrecondition, at: "/id", event.id.text)
            let again = try await office.call(
                Events.hold,
                HoldEvent(id: event.id, reach: Self.truth).with { $0.on = day("2021-03-18") })
            #expect(again.status == .held && again.reach == Self.truth)
            let late = CorrectEvent(id: event.id, reason: "Mai").with { $0.on = day("2021-03-21") }
            expect(try await office.refusal(of: Events.correct, late), .invalidArgument, at: "/on")
        }
    }

    @Test("copies that never went are with the publisher again, once nobody sent them on")
    func copies() async throws {
        try await School.deploy { deployment, office in
            let made = try await office.call(
                Materials.publish,
                PublishMaterial(title: "Tờ rơi", kind: .leaflet, audiences: [.caregivers], quantity: 500)
                    .with { $0.on = day("2021-02-01") })
            func send(_ quantity: Int, to unit: UnitPath, from sender: UnitPath? = nil) async throws
                -> Material
            {
                try await office.call(
                    Materials.distribute,
                    DistributeMaterial(id: made.id, to: unit, quantity: quantity).with {
                        ($0.from, $0.on) = (sender, day("2021-02-10"))
                    })
            }
            let district: UnitPath = "thai-binh/thai-thuy"
            let first = try #require(try await send(300, to: district).distributions.last)
            let second = try #require(
                try await send(100, to: School.commune, from: district).distributions
                    .first { $0.from == district })
            func void(_ distribution: DistributionID) -> VoidDistribution {
                VoidDistribution(id: made.id, distribution: distribution, reason: "Chưa gửi")
            }
            expect(
                try await office.refusal(of: Materials.voidDistribution, void(first.id)),
                .failedPrecondition, at: "/distribution", second.id.text)
            deployment.set(day: day("2021-03-20"))
            _ = try await office.call(Materials.voidDistribution, void(second.id))
            let after = try await office.call(Materials.voidDistribution, void(first.id))
            #expect(after.left == 500 && after.distributions == [])
            let known = ListMaterials().with { $0.knownOn = day("2021-03-19") }
            let before = try await office.call(Materials.list, known).items
            #expect(before.map(\.left) == [200] && before.map(\.distributions.count) == [2])
            expect(
                try await office.refusal(of: Materials.voidDistribution, void(first.id)), .notFound,
                at: "/distribution")
        }
    }
}
