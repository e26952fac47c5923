import Bus
import CampaignsAPI
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("A day in campaigns and classes that is too early says before what", .timeLimit(.minutes(5)))
struct FirstDayTests {
    @Test("before the step that came last, in both languages")
    func step() async throws {
        try await School.deploy { deployment, office in
            let planned = try await office.call(
                Campaigns.plan, School.campaign("2021-01-10").with { $0.on = day("2021-01-04") })
            _ = try await office.call(
                Campaigns.approve, ApproveCampaign(id: planned.id).with { $0.on = day("2021-01-08") })
            let early = LaunchCampaign(id: planned.id).with { $0.on = day("2021-01-07") }
            expect(
                try await office.refusal(of: Campaigns.launch, early), .invalidArgument, at: "/on",
                "trước bước gần nhất đã ghi (08/01/2021): hãy ghi từ ngày 08/01/2021 trở đi, hoặc sửa bước gần "
                    + "nhất đã ghi nếu ngày đó sai. Vướng ở \(planned.id), do thai-binh ghi ngày 15/03/2021.")
            expect(
                try await office.reading(.en).refusal(of: Campaigns.launch, early), .invalidArgument,
                at: "/on",
                "before the last recorded step (2021-01-08): write 2021-01-08 or later")
            // The day of another step, put right since, is not that of the last.
            deployment.set(day: day("2021-03-20"))
            _ = try await office.call(
                Campaigns.correct,
                CorrectCampaign(
                    id: planned.id, step: .planned, on: day("2021-01-05"), reason: "Ghi nhầm ngày"))
            expect(
                try await office.refusal(of: Campaigns.launch, early), .invalidArgument, at: "/on",
                "do thai-binh ghi ngày 15/03/2021.")
        }
    }

    @Test("of what is out of reach no day is told, but the same as of an id that nothing has")
    func outOfReach() async throws {
        try await SmallClass.taken { small in
            let office = small.office
            _ = try await office.call(Classes.attend, small.attend(4, "2021-03-05"))
            let planned = try await office.call(Campaigns.plan, School.campaign("2021-03-01"))
            let early = day("2021-01-07")
            func refused(_ client: TestClient, _ isUnknown: Bool) async throws -> [Refused?] {
                let leave = small.leave(0, "2021-03-04").with { if isUnknown { $0.id = newID() } }
                return [
                    try await client.refusal(of: Classes.leave, leave),
                    try await client.refusal(
                        of: Campaigns.launch,
                        LaunchCampaign(id: isUnknown ? newID() : planned.id).with { $0.on = early }),
                ]
            }
            let elsewhere = office.acting(as: School.otherDistrict)
            let (known, unknown) = (try await refused(elsewhere, false), try await refused(elsewhere, true))
            for (known, unknown) in zip(known, unknown) {
                #expect(known?.status == .notFound)
                #expect(known?.status == unknown?.status)
                #expect(known?.fields == unknown?.fields)
                #expect(known?.violations.map(\.rule) == unknown?.violations.map(\.rule))
            }
        }
    }

    @Test("before a learner came, or was there last")
    func leaving() async throws {
        try await SmallClass.taken { small in
            for text in ["trước ngày ghi danh (01/03/2021)", "do thai-binh ghi ngày 15/03/2021"] {
                expect(
                    try await small.office.refusal(of: Classes.leave, small.leave(0, "2021-02-28")),
                    .invalidArgument, at: "/on", text)
            }
            _ = try await small.office.call(Classes.attend, small.attend(4, "2021-03-05"))
            for text in ["trước buổi học gần nhất đã ghi (05/03/2021)", "do thai-binh ghi ngày 15/03/2021"] {
                expect(
                    try await small.office.refusal(of: Classes.leave, small.leave(0, "2021-03-04")),
                    .invalidArgument, at: "/on", text)
            }
        }
    }
}
