import Bus
import CampaignsAPI
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("What was said of a year of communication and never was so", .timeLimit(.minutes(5)))
struct CommunicationNeverSoTests {
    private func lines(_ numbers: Int...) -> [CommunicationLine] {
        numbers.map { number in
            CommunicationLine(
                number: number, title: "Đợt \(number)", audiences: [.caregivers], area: [School.province],
                channels: [.direct], months: [3])
        }
    }

    private func void(
        _ plan: CommunicationPlan, _ step: CommunicationStatus, _ version: Int
    ) -> VoidCommunication {
        VoidCommunication(id: plan.id, step: step, version: version, reason: "Ghi nhầm")
    }

    private func listed(
        _ office: TestClient, on text: String? = nil, knownOn: String? = nil
    ) async throws -> [CommunicationPlan] {
        let request = ListCommunication().with {
            ($0.on, $0.knownOn) = (text.map { day($0) }, knownOn.map { day($0) })
        }
        return try await office.call(Communication.list, request).items
    }

    /// Planned on the fourth of January with one line and approved on the eighth, revised to two on the first of February and approved on the
    /// fifth, as entered on the fifteenth of March: as first approved, and as it is.
    private func approved(_ office: TestClient) async throws -> (
        first: CommunicationPlan, now: CommunicationPlan
    ) {
        let plan = try await office.call(
            Communication.plan,
            PlanCommunication(title: "Truyền thông 2021", year: 2021, lines: lines(1)).with {
                $0.on = day("2021-01-04")
            })
        func approve(_ on: String) async throws -> CommunicationPlan {
            try await office.call(
                Communication.approve, ApproveCommunication(id: plan.id).with { $0.on = day(on) })
        }
        let first = try await approve("2021-01-08")
        _ = try await office.call(
            Communication.revise,
            ReviseCommunication(id: plan.id, lines: lines(1, 2), reason: "Thêm đợt").with {
                $0.on = day("2021-02-01")
            })
        return (first, try await approve("2021-02-05"))
    }

    @Test(
        "an approval that never was is taken back, and what was said before it holds; as known before it stays"
    )
    func approval() async throws {
        try await School.deploy { deployment, office in
            let (first, now) = try await approved(office)
            deployment.set(day: day("2021-03-20"))
            for (request, field) in [
                (void(now, .drafted, 2), "/step"), (void(now, .drafted, 1), "/step"),
                (void(now, .approved, 1), "/version"), (void(now, .approved, 3), "/version"),
            ] {
                expect(
                    try await office.refusal(of: Communication.void, request), .failedPrecondition,
                    at: field, "phiên bản 2")
            }
            let clerk = deployment.client(as: School.province, [.communicator])
            expect(
                try await clerk.refusal(of: Communication.void, void(now, .approved, 2)), .permissionDenied,
                at: "/step")
            let back = try await office.call(Communication.void, void(now, .approved, 2))
            #expect(back.status == .drafted && back.version == 2 && back.lines == lines(1, 2))
            #expect(back.approvedVersion == 1 && back.approvedOn == first.approvedOn)
            #expect(try await listed(office) == [back])
            #expect(try await listed(office, on: "2021-02-06").map(\.status) == [.drafted])
            #expect(
                try await listed(office, on: "2021-02-06", knownOn: "2021-03-19").map(\.status) == [.approved]
            )
            // The same again takes back nothing else.
            expect(
                try await office.refusal(of: Communication.void, void(now, .approved, 2)),
                .failedPrecondition, at: "/step")
            let again = try await office.call(
                Communication.approve, ApproveCommunication(id: now.id).with { $0.on = day("2021-03-18") })
            #expect(again.approvedVersion == 2 && again.approvedOn == day("2021-03-18"))
            let found = try await deployment.unexplained(in: "campaigns", by: CampaignsProof.self)
            #expect(found.isEmpty)
        }
    }

    @Test("so are a revision and the plan itself, unless a campaign is a line that was not there before")
    func planning() async throws {
        try await School.deploy { deployment, office in
            let (first, now) = try await approved(office)
            let campaign = try await office.call(
                Campaigns.plan,
                School.campaign("2021-03-01").with { $0.plannedIn = PlannedPart(plan: now.id, line: 2) })
            deployment.set(day: day("2021-03-20"))
            _ = try await office.call(Communication.void, void(now, .approved, 2))
            for text in [campaign.id.text, "01/03/2021", "Do thai-binh ghi ngày 15/03/2021"] {
                expect(
                    try await office.refusal(of: Communication.void, void(now, .drafted, 2)),
                    .failedPrecondition, at: "/step", text)
            }
            _ = try await office.call(
                Campaigns.void, VoidCampaign(id: campaign.id, step: .planned, reason: "Không làm"))
            #expect(try await office.call(Communication.void, void(now, .drafted, 2)) == first)
            #expect(try await listed(office, on: "2021-03-19").map(\.lines) == [first.lines])
            _ = try await office.call(Communication.void, void(now, .approved, 1))
            _ = try await office.call(Communication.void, void(now, .drafted, 1))
            #expect(try await listed(office).isEmpty)
            #expect(try await listed(office, on: "2021-02-02").isEmpty)
            let known = GetCommunication(id: now.id).with { $0.knownOn = day("2021-03-19") }
            #expect(try await office.call(Communication.get, known).plan.lines == now.lines)
            expect(
                try await office.refusal(of: Communication.get, GetCommunication(id: now.id)), .notFound,
                at: "/id")
            let elsewhere = office.acting(as: School.otherDistrict)
            expect(try await elsewhere.refusal(of: Communication.get, known), .notFound, at: "/id")
            let request = PlanCommunication(title: "Truyền thông 2021", year: 2021, lines: lines(1))
            expect(
                try await office.refusal(of: Communication.plan, request.with { $0.id = now.id }),
                .alreadyExists, at: "/id")
            #expect(try await office.call(Communication.plan, request).version == 1)
            expect(
                try await office.refusal(of: Communication.void, void(now, .drafted, 1)), .notFound,
                at: "/id")
            let wrong = VoidCommunication(id: newID(), step: .approved, version: 1, reason: " ")
            expectAll(try await office.refusal(of: Communication.void, wrong), ["/id", "/reason"])
            let found = try await deployment.unexplained(in: "campaigns", by: CampaignsProof.self)
            #expect(found.isEmpty)
        }
    }
}
