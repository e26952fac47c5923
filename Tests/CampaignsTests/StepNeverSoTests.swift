import Bus
import CampaignsAPI
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("A step of a campaign that never was so", .timeLimit(.minutes(5)))
struct StepNeverSoTests {
    /// Planned on the fourth of January, approved on the eighth, launched on the first of February and completed on the first of March,
    /// as entered on the fifteenth of March.
    private func completed(_ office: TestClient) async throws -> Campaign {
        let planned = try await office.call(
            Campaigns.plan, School.campaign("2021-01-10").with { $0.on = day("2021-01-04") })
        let id = planned.id
        _ = try await office.call(
            Campaigns.approve, ApproveCampaign(id: id).with { $0.on = day("2021-01-08") })
        _ = try await office.call(Campaigns.launch, LaunchCampaign(id: id).with { $0.on = day("2021-02-01") })
        return try await office.call(
            Campaigns.complete, CompleteCampaign(id: id).with { $0.on = day("2021-03-01") })
    }

    private func correct(_ campaign: Campaign, _ step: CampaignStatus, _ on: String) -> CorrectCampaign {
        CorrectCampaign(id: campaign.id, step: step, on: day(on), reason: "Ghi nhầm ngày")
    }

    private func void(_ campaign: Campaign, _ step: CampaignStatus) -> VoidCampaign {
        VoidCampaign(id: campaign.id, step: step, reason: "Ghi nhầm")
    }

    private func listed(
        _ office: TestClient, on text: String? = nil, knownOn: String? = nil
    ) async throws -> [Campaign] {
        let request = ListCampaigns().with {
            ($0.on, $0.knownOn) = (text.map { day($0) }, knownOn.map { day($0) })
        }
        return try await office.call(Campaigns.list, request).items
    }

    /// An event of the campaign, held on a day.
    private func held(
        _ office: TestClient, for campaign: Campaign, on text: String
    ) async throws -> CommunicationEvent {
        let event = try await office.call(
            Events.schedule,
            ScheduleEvent(
                title: "Nói chuyện", channel: .direct, place: School.commune, on: day(text),
                audiences: [.children]
            ).with { $0.campaign = campaign.id })
        return try await office.call(
            Events.hold,
            HoldEvent(id: event.id, reach: [Reach(audience: .children, female: 3, male: 4)]))
    }

    @Test("its day is put right for every day, and stays what it was as known before")
    func corrected() async throws {
        try await School.deploy { deployment, office in
            let campaign = try await completed(office)
            deployment.set(day: day("2021-03-20"))
            let right = try await office.call(Campaigns.correct, correct(campaign, .launched, "2021-01-20"))
            #expect(right.launchedOn == day("2021-01-20") && right.status == .completed)
            #expect(right.completedOn == day("2021-03-01"))
            #expect(try await listed(office) == [right])
            #expect(try await listed(office, on: "2021-01-25").map(\.status) == [.launched])
            #expect(try await listed(office, on: "2021-01-25").map(\.launchedOn) == [day("2021-01-20")])
            #expect(
                try await listed(office, on: "2021-01-25", knownOn: "2021-03-19").map(\.status) == [.approved]
            )
            let before = try await listed(office, on: "2021-03-19", knownOn: "2021-03-19")
            #expect(before.map(\.launchedOn) == [day("2021-02-01")] && before.map(\.status) == [.completed])

            // Completed on the day of its launch, it was launched on that day all the same.
            _ = try await office.call(Campaigns.correct, correct(campaign, .completed, "2021-01-20"))
            let short = try await listed(office, on: "2021-01-20")
            #expect(short.map(\.status) == [.completed] && short.map(\.launchedOn) == [day("2021-01-20")])
            #expect(short.map(\.completedOn) == [day("2021-01-20")])

            _ = try await office.call(Campaigns.correct, correct(campaign, .planned, "2021-01-02"))
            #expect(try await listed(office, on: "2021-01-03").map(\.status) == [.planned])
            #expect(try await listed(office, on: "2021-01-03", knownOn: "2021-03-19").isEmpty)
        }
    }

    @Test("its day lies between those of its neighbours, and what was held and made in the campaign's time")
    func bounds() async throws {
        try await School.open { office in
            let campaign = try await completed(office)
            let event = try await held(office, for: campaign, on: "2021-02-10")
            let made = try await School.leaflets(office, for: campaign.id, on: "2021-02-20")
            // What is in the way is told with its day, and with who recorded it when.
            let by = "o thai-binh ghi ngày 15/03/2021"
            func refused(_ step: CampaignStatus, _ on: String, _ words: String...) async throws {
                let refusal = try await office.refusal(of: Campaigns.correct, correct(campaign, step, on))
                for word in words { expect(refusal, .invalidArgument, at: "/on", word) }
            }
            try await refused(.launched, "2021-01-07", "08/01/2021", by)
            try await refused(.approved, "2021-02-02", "01/02/2021", by)
            try await refused(.launched, "2021-02-11", event.id.text, by)
            try await refused(.completed, "2021-02-09", event.id.text, by)
            try await refused(.completed, "2021-02-19", made.id.text, by)
            try await refused(.completed, "2021-03-16", "16/03/2021")
            expect(
                try await office.refusal(of: Campaigns.correct, correct(campaign, .launched, "2021-02-01")),
                .failedPrecondition, at: "/on", "01/02/2021")
            let planned = try await office.call(
                Campaigns.plan, School.campaign("2021-03-01", title: "Đợt hai"))
            expect(
                try await office.refusal(of: Campaigns.correct, correct(planned, .launched, "2021-03-15")),
                .failedPrecondition, at: "/step")
            let late = CorrectMaterial(id: made.id, reason: "Ghi nhầm ngày").with {
                $0.on = day("2021-03-02")
            }
            expect(
                try await office.refusal(of: Materials.correct, late), .failedPrecondition, at: "/on")
            #expect(try await listed(office).first { $0.id == campaign.id } == campaign)
        }
    }

    @Test("one that never was taken is taken back, the last first; with its planning the campaign never was")
    func voided() async throws {
        try await School.deploy { deployment, office in
            let campaign = try await completed(office)
            let event = try await held(office, for: campaign, on: "2021-02-10")
            deployment.set(day: day("2021-03-20"))
            expect(
                try await office.refusal(of: Campaigns.void, void(campaign, .launched)), .failedPrecondition,
                at: "/step", "đã kết thúc")
            let going = try await office.call(Campaigns.void, void(campaign, .completed))
            #expect(going.status == .launched && going.completedOn == nil)
            #expect(going.launchedOn == day("2021-02-01"))
            // The same again takes back nothing else.
            expect(
                try await office.refusal(of: Campaigns.void, void(campaign, .completed)),
                .failedPrecondition, at: "/step")
            expect(
                try await office.refusal(of: Campaigns.void, void(campaign, .launched)), .failedPrecondition,
                at: "/step", event.id.text)
            _ = try await office.call(Events.void, VoidEvent(id: event.id, reason: "Chưa tổ chức"))
            let approved = try await office.call(Campaigns.void, void(campaign, .launched))
            #expect(approved.status == .approved && approved.launchedOn == nil)
            #expect(try await listed(office, on: "2021-03-01").map(\.status) == [.approved])
            let before = try await listed(office, on: "2021-03-19", knownOn: "2021-03-19")
            #expect(before.map(\.status) == [.completed] && before.map(\.launchedOn) == [day("2021-02-01")])
            let again = try await office.call(
                Campaigns.launch, LaunchCampaign(id: campaign.id).with { $0.on = day("2021-03-18") })
            #expect(again.launchedOn == day("2021-03-18"))
            #expect(try await listed(office, on: "2021-03-17").map(\.status) == [.approved])

            _ = try await office.call(Campaigns.void, void(campaign, .launched))
            _ = try await office.call(Campaigns.void, void(campaign, .approved))
            let made = try await School.leaflets(office, for: campaign.id)
            // An event that is only planned stands in the way too.
            expect(
                try await office.refusal(of: Campaigns.void, void(campaign, .planned)), .failedPrecondition,
                at: "/step", event.id.text)
            _ = try await office.call(Events.cancel, CancelEvent(id: event.id, reason: "Thôi"))
            expect(
                try await office.refusal(of: Campaigns.void, void(campaign, .planned)), .failedPrecondition,
                at: "/step", made.id.text)
            _ = try await office.call(Materials.void, VoidMaterial(id: made.id, reason: "Chưa in"))
            _ = try await office.call(Campaigns.void, void(campaign, .planned))
            #expect(try await listed(office).isEmpty)
            #expect(try await listed(office, knownOn: "2021-03-19").map(\.id) == [campaign.id])
            let page = RenderCampaign(id: campaign.id)
            expect(try await office.refusal(of: Campaigns.render, page), .notFound, at: "/id")
            let known = page.with { $0.knownOn = day("2021-03-19") }
            #expect(try await office.call(Campaigns.render, known).campaign == campaign.id)
            let elsewhere = office.acting(as: School.otherDistrict)
            expect(try await elsewhere.refusal(of: Campaigns.render, known), .notFound, at: "/id")
            expect(
                try await office.refusal(of: Campaigns.void, void(campaign, .planned)), .notFound, at: "/id")
            let same = School.campaign("2021-01-10").with { $0.id = campaign.id }
            expect(try await office.refusal(of: Campaigns.plan, same), .alreadyExists, at: "/id")
            _ = try await office.call(Campaigns.plan, same.with { $0.id = nil })
            let found = try await deployment.unexplained(in: "campaigns", by: CampaignsProof.self)
            #expect(found.isEmpty)
        }
    }

    @Test("who may not approve neither moves an approval nor takes it back")
    func approvers() async throws {
        try await School.deploy { deployment, office in
            let planned = try await office.call(
                Campaigns.plan, School.campaign("2021-03-01").with { $0.on = day("2021-03-10") })
            _ = try await office.call(Campaigns.approve, ApproveCampaign(id: planned.id))
            let clerk = deployment.client(as: School.province, [.communicator])
            for refused in [
                try await clerk.refusal(of: Campaigns.correct, correct(planned, .approved, "2021-03-14")),
                try await clerk.refusal(of: Campaigns.void, void(planned, .approved)),
            ] { expect(refused, .permissionDenied, at: "/step") }
            let back = try await office.call(Campaigns.void, void(planned, .approved))
            #expect(back.status == .planned)
        }
    }
}

@Suite("What was said of a material and never was so", .timeLimit(.minutes(5)))
struct MaterialNeverSoTests {
    private func listed(
        _ office: TestClient, on text: String? = nil, knownOn: String? = nil
    ) async throws -> [Material] {
        let request = ListMaterials().with {
            ($0.on, $0.knownOn) = (text.map { day($0) }, knownOn.map { day($0) })
        }
        return try await office.call(Materials.list, request).items
    }

    private func correct(
        _ material: Material, _ change: (inout CorrectMaterial) -> Void
    ) -> CorrectMaterial { CorrectMaterial(id: material.id, reason: "Ghi nhầm").with(change) }

    @Test("it is put right for every day, and stays what it was as known before")
    func corrected() async throws {
        try await School.deploy { deployment, office in
            let made = try await School.leaflets(office, on: "2021-02-10")
            let sent = try await office.call(
                Materials.distribute,
                DistributeMaterial(id: made.id, to: School.commune, quantity: 300).with {
                    $0.on = day("2021-02-20")
                })
            deployment.set(day: day("2021-03-20"))
            let request = correct(made) {
                ($0.on, $0.quantity, $0.title) = (day("2021-02-01"), 400, "Tờ gấp")
            }
            let right = try await office.call(Materials.correct, request)
            #expect(right.publishedOn == day("2021-02-01") && right.quantity == 400 && right.left == 100)
            #expect(right.title == "Tờ gấp" && right.kind == .leaflet)
            #expect(right.distributions == sent.distributions)
            #expect(try await listed(office) == [right])
            #expect(try await listed(office, on: "2021-02-05").map(\.left) == [400])
            #expect(try await listed(office, on: "2021-02-05", knownOn: "2021-03-19").isEmpty)
            let before = try await listed(office, on: "2021-03-19", knownOn: "2021-03-19")
            #expect(before.map(\.quantity) == [500] && before.map(\.left) == [200])
            #expect(before.map(\.title) == ["Tờ rơi"] && before.map(\.publishedOn) == [day("2021-02-10")])
            let stock = try await office.call(Materials.stock, StockOfMaterial(id: made.id)).items
            #expect(stock.first { $0.unit == School.province }?.received == 400)
            // Said again it is no correction; no fewer were made than went out, and none went out before.
            expect(
                try await office.refusal(of: Materials.correct, request), .failedPrecondition, at: "/id",
                made.id.text)
            expect(
                try await office.refusal(of: Materials.correct, correct(made) { $0.quantity = 299 }),
                .failedPrecondition, at: "/quantity", "300")
            for text in ["20/02/2021", "Do thai-binh ghi ngày 15/03/2021"] {
                expect(
                    try await office.refusal(
                        of: Materials.correct, correct(made) { $0.on = day("2021-02-21") }),
                    .invalidArgument, at: "/on", text)
            }
            let found = try await deployment.unexplained(in: "campaigns", by: CampaignsProof.self)
            #expect(found.isEmpty)
        }
    }

    @Test("one that never came out is taken back once no copies of it went anywhere")
    func voided() async throws {
        try await School.deploy { deployment, office in
            let made = try await School.leaflets(office, on: "2021-02-10")
            let sent = try await office.call(
                Materials.distribute, DistributeMaterial(id: made.id, to: School.commune, quantity: 300))
            let distribution = try #require(sent.distributions.first)
            deployment.set(day: day("2021-03-20"))
            let void = VoidMaterial(id: made.id, reason: "Chưa in")
            expect(
                try await office.refusal(of: Materials.void, void), .failedPrecondition, at: "/id",
                distribution.id.text)
            _ = try await office.call(
                Materials.voidDistribution,
                VoidDistribution(id: made.id, distribution: distribution.id, reason: "Chưa gửi"))
            _ = try await office.call(Materials.void, void)
            #expect(try await listed(office).isEmpty)
            #expect(try await listed(office, on: "2021-03-19").isEmpty)
            #expect(try await listed(office, knownOn: "2021-03-19").map(\.left) == [200])
            expect(try await office.refusal(of: Materials.void, void), .notFound, at: "/id")
            let same = PublishMaterial(
                title: "Tờ rơi", kind: .leaflet, audiences: [.caregivers], quantity: 500
            ).with { $0.id = made.id }
            expect(try await office.refusal(of: Materials.publish, same), .alreadyExists, at: "/id")
            let found = try await deployment.unexplained(in: "campaigns", by: CampaignsProof.self)
            #expect(found.isEmpty)
        }
    }
}
