import Bus
import CampaignsAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("What was reached, and how that was counted", .timeLimit(.minutes(5)))
struct ReachTests {
    private func scheduled(
        _ office: TestClient, _ channel: Channel, _ title: String,
        _ change: (inout ScheduleEvent) -> Void = { _ in }
    ) async throws -> CommunicationEvent {
        let request = ScheduleEvent(
            title: title, channel: channel, place: School.commune, on: day("2021-03-10"),
            audiences: [.caregivers])
        return try await office.call(Events.schedule, request.with(change))
    }

    private func hold(
        _ office: TestClient, _ event: CommunicationEvent, _ reach: [Reach], _ exposure: [Exposure]? = nil
    ) async throws -> Refused? {
        try await office.refusal(
            of: Events.hold, HoldEvent(id: event.id, reach: reach).with { $0.exposure = exposure })
    }

    private static let issues = Exposure(measure: .issues, amount: 3, source: .contract)
    private static let minutes = Exposure(measure: .minutes, amount: 45, source: .outlet)
    private static let people = Reach(audience: .caregivers, female: 20, male: 10, counted: .signed)

    @Test("people are counted face to face, and what goes out by press or on the air is never persons")
    func kinds() async throws {
        try await School.open { office in
            let paper = try await scheduled(office, .press, "Bài báo")
            expect(
                try await hold(office, paper, [Self.people], [Self.issues]), .invalidArgument, at: "/reach")
            expect(try await hold(office, paper, []), .invalidArgument, at: "/exposure")
            expect(
                try await hold(office, paper, [], [Self.minutes]), .invalidArgument,
                at: "/exposure/0/measure", "báo chí")
            expect(
                try await hold(office, paper, [], [Self.issues, Self.issues]), .invalidArgument,
                at: "/exposure/1")
            let talk = try await scheduled(office, .direct, "Nói chuyện")
            expect(
                try await hold(office, talk, [Self.people], [Self.issues]), .invalidArgument,
                at: "/exposure")
            expect(try await hold(office, talk, []), .invalidArgument, at: "/reach")
            #expect(try await hold(office, talk, [Self.people]) == nil)
            #expect(try await hold(office, paper, [], [Self.issues]) == nil)
        }
    }

    @Test("figures that were counted otherwise are never added up")
    func sums() async throws {
        try await School.open { office in
            let estimated = Reach(audience: .caregivers, female: 100, male: 50, counted: .estimated)
            for (title, reach) in [("Một", Self.people), ("Hai", Self.people), ("Ba", estimated)] {
                let talk = try await scheduled(office, .direct, title)
                #expect(try await hold(office, talk, [reach]) == nil)
            }
            let radio = try await scheduled(office, .loudspeaker, "Loa xã")
            let broadcasts = Exposure(measure: .broadcasts, amount: 6, source: .ownLog)
            #expect(try await hold(office, radio, [], [Self.minutes, broadcasts]) == nil)
            // Still to be held: counted nowhere.
            _ = try await scheduled(office, .direct, "Bốn")
            let summary = try await office.call(Events.reach, SumReach())
            #expect(summary.events == 4)
            #expect(
                summary.people == [
                    PeopleReached(
                        audience: .caregivers, counted: .estimated, female: 100, male: 50, events: 1),
                    PeopleReached(audience: .caregivers, counted: .signed, female: 40, male: 20, events: 2),
                ])
            #expect(
                summary.exposure == [
                    ExposureSum(
                        channel: .loudspeaker, measure: .broadcasts, source: .ownLog, amount: 6, events: 1),
                    ExposureSum(
                        channel: .loudspeaker, measure: .minutes, source: .outlet, amount: 45, events: 1),
                ])
            let elsewhere = try await office.acting(as: School.otherDistrict).call(Events.reach, SumReach())
            #expect(elsewhere.events == 0)
            let before = try await office.call(Events.reach, SumReach().with { $0.on = day("2021-03-09") })
            #expect(before.people.isEmpty)
        }
    }

    @Test("another movement's event does a plan's work too, and says who reports it")
    func integrated() async throws {
        try await School.open { office in
            let integration = PlanIntegration(plan: "thai-binh-2020-2025", movement: "No ấm, hạnh phúc")
            let marked = try await scheduled(office, .direct, "Hội thi gia đình") {
                $0.integrates = integration.with { $0.reportedBy = "thai-binh/so-vhttdl" }
            }
            let other = try await scheduled(office, .direct, "Ngày hội") { $0.integrates = integration }
            _ = try await scheduled(office, .direct, "Nói chuyện")
            #expect(marked.integrates?.reportedBy == "thai-binh/so-vhttdl")
            #expect(other.integrates?.reportedBy == School.commune)
            let listed = try await office.call(
                Events.list, ListEvents().with { $0.integrating = "thai-binh-2020-2025" }
            ).items
            #expect(Set(listed.map(\.id)) == [marked.id, other.id])
            #expect(listed.contains(marked))
            let none = ListEvents().with { $0.integrating = "hung-yen-2013-2020" }
            #expect(try await office.call(Events.list, none).items.isEmpty)
        }
    }
}

@Suite("Copies of a material, level by level", .timeLimit(.minutes(5)))
struct StockTests {
    private func send(
        _ quantity: Int, of material: Material, to unit: UnitPath, on text: String,
        _ change: (inout DistributeMaterial) -> Void = { _ in }
    ) -> DistributeMaterial {
        DistributeMaterial(id: material.id, to: unit, quantity: quantity)
            .with { $0.on = day(text) }.with(change)
    }

    @Test("from the province to a district, to its commune, to a school: what is left is told of each")
    func levels() async throws {
        try await School.open { office in
            let material = try await School.leaflets(office, on: "2021-03-01")
            func stock(_ text: String? = nil) async throws -> [MaterialStock] {
                try await office.call(
                    Materials.stock,
                    StockOfMaterial(id: material.id).with { $0.on = text.map { day($0) } }
                ).items
            }
            try await office.call(
                Materials.distribute, send(300, of: material, to: School.district, on: "2021-03-02"))
            let district = office.acting(as: School.district)
            try await district.call(
                Materials.distribute,
                send(200, of: material, to: School.commune, on: "2021-03-04") { $0.from = School.district })
            try await district.call(
                Materials.distribute,
                send(150, of: material, to: School.commune, on: "2021-03-05") {
                    ($0.from, $0.handedOutAt) = (School.commune, "Trường tiểu học Diêm Điền")
                })
            #expect(
                try await stock() == [
                    MaterialStock(
                        unit: School.province, received: 500, sentOn: 300, handedOut: 0, left: 200),
                    MaterialStock(
                        unit: School.district, received: 300, sentOn: 200, handedOut: 0, left: 100),
                    MaterialStock(
                        unit: School.commune, received: 200, sentOn: 0, handedOut: 150, left: 50),
                ])
            #expect(try await stock("2021-03-03").map(\.left) == [200, 300])
            let own = try await office.acting(as: School.commune).call(
                Materials.stock, StockOfMaterial(id: material.id)
            ).items
            #expect(own.map(\.unit) == [School.commune])
            let stranger = try await office.acting(as: School.otherDistrict).refusal(
                of: Materials.stock, StockOfMaterial(id: material.id))
            expect(stranger, .notFound, at: "/id")
        }
    }

    @Test(
        "what the publisher sends is not with it, also where it is named; a unit that got none is told nothing"
    )
    func senders() async throws {
        try await School.open { office in
            let material = try await School.leaflets(office, on: "2021-03-01")
            let named = try await office.call(
                Materials.distribute,
                send(100, of: material, to: School.district, on: "2021-03-02") { $0.from = School.province })
            #expect(named.left == 400)
            #expect(named.distributions.map(\.from) == [nil])
            let elsewhere = send(1, of: material, to: School.commune, on: "2021-03-02") {
                ($0.from, $0.handedOutAt) = (School.district, "Chợ Diêm Điền")
            }
            expect(
                try await office.refusal(of: Materials.distribute, elsewhere), .invalidArgument, at: "/to")
            let none = send(1, of: material, to: "thai-binh/tien-hai/vu-lang", on: "2021-03-02") {
                $0.from = School.otherDistrict
            }
            expect(
                try await office.acting(as: School.otherDistrict).refusal(of: Materials.distribute, none),
                .notFound, at: "/id")
            expect(
                try await office.refusal(of: Materials.distribute, none), .failedPrecondition,
                at: "/quantity")
        }
    }

    @Test("never more out than in, on no day, however late it is entered")
    func neverNegative() async throws {
        try await School.open { office in
            let material = try await School.leaflets(office, on: "2021-03-01")
            func refusal(_ request: DistributeMaterial) async throws -> Refused? {
                try await office.refusal(of: Materials.distribute, request)
            }
            try await office.call(
                Materials.distribute, send(400, of: material, to: School.district, on: "2021-03-08"))
            // On 2 March all 500 are there, but 400 of them are needed on the 8th.
            let early = send(101, of: material, to: School.otherDistrict, on: "2021-03-02")
            expect(try await refusal(early), .failedPrecondition, at: "/quantity", "100")
            let fewer = try await refusal(early.with { $0.quantity = 100 })
            #expect(fewer == nil)
            // The district has none before they came.
            let before = send(1, of: material, to: School.commune, on: "2021-03-07") {
                $0.from = School.district
            }
            expect(try await refusal(before), .failedPrecondition, at: "/quantity", "07/03/2021")
            let later = before.with { $0.on = day("2021-03-08") }
            let sent = try await refusal(later)
            #expect(sent == nil)
            let itself = send(1, of: material, to: School.district, on: "2021-03-08") {
                $0.from = School.district
            }
            expect(try await refusal(itself), .invalidArgument, at: "/to")
            let others = try await office.acting(as: School.otherDistrict).refusal(
                of: Materials.distribute, later)
            #expect(others?.status == .permissionDenied)
        }
    }
}
