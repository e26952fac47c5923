import Bus
import CampaignsAPI
import FundingAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

/// Stands where the fund stands: whatever a test tells it, its log tells on.
private struct FundingStandIn: DepartmentService {
    static let name = FundingContract.name
    static let migrations: [Migration] = []
    static let texts = TextCatalogue(vi: [:], en: [:])
    static let tell = Command<FundingEvent, Empty>("funding.StandIn/Tell", needs: .anyone)

    var routes: [Route] {
        Route(Self.tell) { event, tx in
            tx.authorizeByRoleAlone()
            tx.emit(event)
            return Empty()
        }
    }
}

@Suite("A year of communication", .timeLimit(.minutes(5)))
struct CommunicationTests {
    private func open(_ body: (TestClient) async throws -> Void) async throws {
        try await withDeployment(
            [RegistryStandIn.self, FundingStandIn.self, CampaignsService.self],
            reference: School.reference, today: School.today
        ) { deployment in try await body(deployment.client(as: School.province)) }
    }

    private static func line(_ number: Int, months: [Int] = [1, 3]) -> CommunicationLine {
        CommunicationLine(
            number: number, title: "Đợt \(number)", audiences: [.caregivers], area: [School.province],
            channels: [.direct], months: months
        ).with { $0.people = 100 }
    }

    private static func year(_ lines: [CommunicationLine]) -> PlanCommunication {
        PlanCommunication(title: "Truyền thông 2021", year: 2021, lines: lines)
    }

    /// The fund has allocated so much for a unit's year.
    private func allocate(_ office: TestClient, _ id: AllocationID, year: Int) async throws {
        let line = BudgetLine(
            plan: "thai-binh-2020-2025", activity: "III.2", source: newID(), sourceKind: "provincial-budget",
            sourceName: "Ngân sách tỉnh", unit: School.province, year: year)
        let amount: Money = 5_000_000
        let allocation = Allocation(
            id: id, estimate: newID(), line: line, amount: amount, committed: .zero,
            paid: .zero, left: amount)
        let fact = AllocationFact(id: newID(), kind: .recorded, from: day("2021-01-04"), amount: amount)
        try await office.call(
            FundingStandIn.tell, .allocationMade(AllocationFacts(allocation: allocation, fact: fact)))
    }

    @Test("what was done stands beside each line, with the months that were missed and what no plan had")
    func followed() async throws {
        try await open { office in
            let plan = try await office.call(
                Communication.plan,
                Self.year([Self.line(2), Self.line(1)]).with { $0.on = day("2021-01-04") })
            #expect(plan.lines.map(\.number) == [1, 2])
            #expect(plan.status == .drafted)
            func begun(_ title: String, _ line: Int?) async throws -> CampaignID {
                let request = School.campaign("2021-03-01", title: title).with {
                    $0.plannedIn = line.map { PlannedPart(plan: plan.id, line: $0) }
                }
                let planned = try await office.call(Campaigns.plan, request)
                _ = try await office.call(Campaigns.approve, ApproveCampaign(id: planned.id))
                _ = try await office.call(
                    Campaigns.launch, LaunchCampaign(id: planned.id).with { $0.on = School.today })
                return planned.id
            }
            let followed = try await begun("Đợt một", 1)
            let unplanned = try await begun("Ngoài kế hoạch", nil)
            let talk = try await office.call(
                Events.schedule,
                ScheduleEvent(
                    title: "Nói chuyện", channel: .direct, place: School.commune, on: School.today,
                    audiences: [.caregivers]
                ).with { $0.campaign = followed })
            let reach = [Reach(audience: .caregivers, female: 30, male: 12)]
            _ = try await office.call(Events.hold, HoldEvent(id: talk.id, reach: reach))
            let progress = try await office.call(Communication.get, GetCommunication(id: plan.id))
            #expect(progress.plan == plan)
            let first = try #require(progress.lines.first)
            #expect(first.campaigns == [FollowedCampaign(id: followed, status: .launched)])
            #expect(first.heldIn == [3])
            #expect(first.missed == [1])
            #expect(first.reach.people.map(\.female) == [30])
            #expect(first.budgetLineSeen == nil)
            // March is not over.
            #expect(progress.lines.last?.missed == [1])
            #expect(progress.lines.last?.campaigns == [])
            #expect(progress.unplanned == [unplanned])
        }
    }

    @Test("nobody approves money that the fund has not told of, or that is another year's")
    func money() async throws {
        try await open { office in
            let (ours, last): (AllocationID, AllocationID) = (newID(), newID())
            let paid = Self.line(1).with { $0.budgetLine = BudgetLineID(of: ours) }
            let plan = try await office.call(Communication.plan, Self.year([paid]))
            let seen = try await office.call(Communication.get, GetCommunication(id: plan.id))
            #expect(seen.lines.map(\.budgetLineSeen) == [false])
            let approval = ApproveCommunication(id: plan.id)
            expect(
                try await office.refusal(of: Communication.approve, approval), .failedPrecondition,
                at: "/id", "1")
            try await allocate(office, ours, year: 2021)
            try await allocate(office, last, year: 2020)
            let other = Self.line(1).with { $0.budgetLine = BudgetLineID(of: last) }
            let revision = ReviseCommunication(id: plan.id, lines: [other], reason: "đổi nguồn")
            expect(
                try await office.refusal(of: Communication.revise, revision), .invalidArgument,
                at: "/lines/0/budgetLine", "2020")
            let approved = try await office.call(Communication.approve, approval)
            #expect(approved.status == .approved)
            #expect(approved.approvedVersion == 1)
            #expect(approved.approvedOn == School.today)
            let now = try await office.call(Communication.get, GetCommunication(id: plan.id))
            #expect(now.lines.map(\.budgetLineSeen) == [true])
            expect(
                try await office.refusal(of: Communication.approve, approval), .failedPrecondition, at: "/id")
        }
    }

    @Test("a revision is another version, to be approved again, and keeps the lines that campaigns are")
    func revised() async throws {
        try await open { office in
            let request = Self.year([Self.line(1), Self.line(2)]).with { $0.on = day("2021-02-01") }
            let plan = try await office.call(Communication.plan, request, key: "k")
            let repeated = try await office.call(Communication.plan, request, key: "k")
            #expect(repeated == plan)
            expect(
                try await office.refusal(of: Communication.plan, request), .alreadyExists, at: "/year",
                plan.id.text)
            _ = try await office.call(
                Communication.approve, ApproveCommunication(id: plan.id).with { $0.on = day("2021-02-03") })
            let campaign = try await office.call(
                Campaigns.plan,
                School.campaign("2021-03-01").with { $0.plannedIn = PlannedPart(plan: plan.id, line: 2) })
            func revise(_ numbers: [Int]) -> ReviseCommunication {
                ReviseCommunication(id: plan.id, lines: numbers.map { Self.line($0) }, reason: "thêm đợt")
            }
            for text in [
                "Chiến dịch \(campaign.id), bắt đầu ngày 01/03/2021, thực hiện dòng 2:", "Do thai-binh ghi",
            ] {
                expect(
                    try await office.refusal(of: Communication.revise, revise([1, 3])), .failedPrecondition,
                    at: "/lines", text)
            }
            let stale = revise([1, 2, 3]).with { $0.ifVersion = 2 }
            expect(try await office.refusal(of: Communication.revise, stale), .aborted, at: "/ifVersion")
            let revised = try await office.call(Communication.revise, revise([1, 2, 3]))
            #expect(revised.version == 2)
            #expect(revised.status == .drafted)
            #expect(revised.approvedVersion == 1)
            func listed(_ text: String) async throws -> [CommunicationPlan] {
                try await office.call(
                    Communication.list, ListCommunication().with { $0.on = day(text) }
                ).items
            }
            #expect(try await listed("2021-01-31").isEmpty)
            #expect(try await listed("2021-02-02").map(\.status) == [.drafted])
            #expect(try await listed("2021-02-03").map(\.status) == [.approved])
            #expect(try await listed("2021-03-15").map(\.version) == [2])
            let elsewhere = office.acting(as: School.otherDistrict)
            #expect(try await elsewhere.call(Communication.list, ListCommunication()).items.isEmpty)
        }
    }

    @Test("what is wrong is told at once, and a campaign is a line that there is, of its year")
    func wrong() async throws {
        try await open { office in
            let wrong = Self.line(1, months: [0, 13]).with { ($0.title, $0.area) = (" ", []) }
            try await office.expectAllTold([
                WrongCall(
                    [
                        "/year", "/lines/0/title", "/lines/0/area", "/lines/0/months/0",
                        "/lines/0/months/1", "/lines/1",
                    ], of: Communication.plan,
                    Self.year([wrong, Self.line(1)]).with { $0.year = 1999 }),
                WrongCall(
                    ["/id", "/reason", "/lines"], of: Communication.revise,
                    ReviseCommunication(id: newID(), lines: [], reason: " ")),
            ])
            let plan = try await office.call(Communication.plan, Self.year([Self.line(1)]))
            let campaign = School.campaign("2022-01-01", "2022-12-31").with {
                $0.plannedIn = PlannedPart(plan: plan.id, line: 7)
            }
            try await office.expectAllTold([
                WrongCall(["/plannedIn/line", "/plannedIn/plan"], of: Campaigns.plan, campaign)
            ])
        }
    }
}

@Suite("A campaign's page and posters", .timeLimit(.minutes(5)))
struct PressKitTests {
    @Test("they say what is known of it, in both languages, and nothing that people wrote is markup")
    func rendered() async throws {
        try await School.open { office in
            let hostile = "<script>alert(1)</script> & \"bạn\""
            let planned = try await office.call(
                Campaigns.plan,
                School.campaign("2021-03-01", title: hostile).with {
                    $0.audiences = [.caregivers, .community]
                })
            _ = try await office.call(Campaigns.approve, ApproveCampaign(id: planned.id))
            _ = try await office.call(
                Campaigns.launch, LaunchCampaign(id: planned.id).with { $0.on = School.today })
            let talk = try await office.call(
                Events.schedule,
                ScheduleEvent(
                    title: "Nói chuyện <b>", channel: .direct, place: School.commune, on: School.today,
                    audiences: [.caregivers]
                ).with { $0.campaign = planned.id })
            let reach = [Reach(audience: .caregivers, female: 1234, male: 12, counted: .estimated)]
            _ = try await office.call(Events.hold, HoldEvent(id: talk.id, reach: reach))
            _ = try await School.leaflets(office, for: planned.id)
            let request = RenderCampaign(id: planned.id)
            let kit = try await office.call(Campaigns.render, request)
            #expect(!kit.html.contains("<script"))
            #expect(kit.html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;bạn&quot;"))
            #expect(kit.html.contains("Nói chuyện &lt;b&gt;"))
            #expect(kit.html.contains("cha mẹ, người chăm sóc: 1.234 nữ, 12 nam (ước tính)"))
            #expect(kit.html.contains("Tờ rơi: tờ rơi, 500 bản"))
            #expect(kit.html.contains("Từ ngày 01/03/2021 đến ngày 31/12/2021"))
            #expect(kit.html.hasPrefix("<!DOCTYPE html>\n<html lang=\"vi\">"))
            #expect(kit.posters.map(\.audience) == [.caregivers, .community])
            #expect(kit.posters[0].headline == hostile)
            #expect(kit.posters[0].lines[1] == "Dành cho: cha mẹ, người chăm sóc")
            let again = try await office.call(Campaigns.render, request)
            #expect(again == kit)
            let english = try await office.call(Campaigns.render, request.with { $0.language = .en })
            #expect(english.html.contains("caregivers: 1,234 women and girls, 12 men and boys (estimated)"))
            let stranger = try await office.acting(as: School.otherDistrict).refusal(
                of: Campaigns.render, request)
            expect(stranger, .notFound, at: "/id")
            let before = try await office.refusal(
                of: Campaigns.render, request.with { $0.on = day("2021-03-14") })
            expect(before, .notFound, at: "/on")
        }
    }
}
