import Bus
import FundingAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("What was said with a step of a proposal for assistance and never was so", .timeLimit(.minutes(5)))
struct AidSaidWronglyTests {
    private func correct(_ proposal: AidProposal, _ step: AidStatus) -> CorrectAid {
        CorrectAid(id: proposal.id, step: step, reason: "chép nhầm")
    }

    private func void(_ proposal: AidProposal, _ step: AidStatus) -> VoidAid {
        VoidAid(id: proposal.id, step: step, reason: "ghi nhầm đề xuất")
    }

    /// Sought in January, handed in in February, signed in March.
    private func signed(_ office: Office) async throws -> AidProposal {
        let treasury = office.treasury
        let sought = try await treasury.call(
            AidProposals.seek,
            SeekAid(unit: "thai-binh", title: "Phục hồi chức năng", donor: "JICA").with { $0.on = january })
        try await treasury.call(
            AidProposals.submit,
            SubmitAid(id: sought.id, document: "12/TTr-UBND").with { $0.on = february })
        return try await treasury.call(
            AidProposals.sign,
            SignAid(
                id: sought.id, agreement: "VN-21-P1", currency: "USD", foreignAmount: 12_345_678,
                exchangeRate: 2_305_000
            ).with { $0.on = march })
    }

    private func list(
        _ office: Office, on day: Day? = nil, knownOn: Day? = nil, _ status: AidStatus? = nil
    ) async throws -> [AidProposal] {
        try await office.treasury.call(
            AidProposals.list,
            ListAidProposals().with { ($0.on, $0.knownOn, $0.status) = (day, knownOn, status) }
        ).items
    }

    @Test("any step is put right on its day, once for each key; what was known before stays what it was")
    func corrected() async throws {
        try await Office.keepingBooks { office in
            let proposal = try await signed(office)
            office.deployment.set(day: day("2021-03-20"))
            let letter = correct(proposal, .submitted).with {
                ($0.on, $0.document) = (day("2021-02-10"), "21/TTr-UBND")
            }
            let right = try await office.treasury.call(AidProposals.correct, letter, key: "k1")
            #expect(right.document == "21/TTr-UBND" && right.submittedOn == day("2021-02-10"))
            #expect(right.status == .signed && right.value == 2_845_678_779)
            #expect(try await office.treasury.call(AidProposals.correct, letter, key: "k1") == right)
            let rate = correct(proposal, .signed).with { $0.exchangeRate = 2_300_000 }
            // 123,456.78 dollars at 2,300,000 đồng a hundred, rounded down.
            let worth = try await office.treasury.call(AidProposals.correct, rate)
            #expect(worth.value == 2_839_505_940)
            let name = correct(proposal, .sought).with { $0.donor = "KOICA" }
            #expect(try await office.treasury.call(AidProposals.correct, name).donor == "KOICA")

            #expect(try await list(office).map(\.donor) == ["KOICA"])
            #expect(try await list(office, on: day("2021-02-05")).map(\.status) == [.sought])
            #expect(try await list(office, on: february, knownOn: today).map(\.document) == ["12/TTr-UBND"])
            let known = try await list(office, on: march, knownOn: today, .signed)
            #expect(known.map(\.value) == [2_845_678_779] && known.map(\.donor) == ["JICA"])
            #expect(try await list(office, on: march, .signed).map(\.value) == [2_839_505_940])
            expect(
                try await office.treasury.refusal(of: AidProposals.correct, name), .failedPrecondition,
                at: "/id", "thai-binh")
            #expect(
                try await office.events(of: "aid") == [
                    "Sought", "Submitted", "Signed", "Corrected", "Corrected", "Corrected",
                ])
        }
    }

    @Test("the last step is taken back first; with the asking the proposal never was")
    func voided() async throws {
        try await Office.keepingBooks { office in
            let proposal = try await signed(office)
            let treasury = office.treasury
            expect(
                try await treasury.refusal(of: AidProposals.void, void(proposal, .submitted)),
                .failedPrecondition, at: "/step", "AidProposals/Void")
            expect(
                try await treasury.refusal(of: AidProposals.void, void(proposal, .refused)),
                .failedPrecondition, at: "/step")
            let open = try await treasury.call(AidProposals.void, void(proposal, .signed))
            #expect(open.status == .submitted && open.document == "12/TTr-UBND")
            #expect(open.agreement == nil && open.value == nil && open.closedOn == nil)
            // Said again, it takes nothing else back.
            expect(
                try await treasury.refusal(of: AidProposals.void, void(proposal, .signed)),
                .failedPrecondition, at: "/step")
            let refused = try await treasury.call(
                AidProposals.refuse, RefuseAid(id: proposal.id, reason: "Đổi ưu tiên"))
            #expect(refused.status == .refused)
            let why = correct(proposal, .refused).with { $0.refusal = "Hết vốn" }
            #expect(try await treasury.call(AidProposals.correct, why).reason == "Hết vốn")
            for step in [AidStatus.refused, .submitted] {
                try await treasury.call(AidProposals.void, void(proposal, step))
            }
            #expect(try await list(office).map(\.status) == [.sought])
            office.deployment.set(day: day("2021-03-20"))
            try await treasury.call(AidProposals.void, void(proposal, .sought))
            #expect(try await list(office).isEmpty)
            #expect(try await list(office, on: march).isEmpty)
            #expect(try await list(office, on: march, knownOn: today).map(\.status) == [.sought])
            expect(
                try await treasury.refusal(
                    of: AidProposals.seek,
                    SeekAid(unit: "thai-binh", title: "Khác", donor: "JICA").with { $0.id = proposal.id }),
                .alreadyExists, at: "/id")
            try await treasury.expectUnknown(AidProposals.void, void(proposal, .sought), at: "/id")
        }
    }

    @Test("days keep their order, each step has its own members, and all that is wrong is told at once")
    func refusals() async throws {
        try await Office.keepingBooks { office in
            let proposal = try await signed(office)
            let wrong = correct(proposal, .submitted).with {
                ($0.on, $0.donor, $0.currency) = (day("2021-03-02"), "KOICA", "usd")
                ($0.foreignAmount, $0.exchangeRate, $0.reason) = (0, 0, " ")
            }
            let told = try await office.treasury.refusal(of: AidProposals.correct, wrong)
            #expect(told?.status == .invalidArgument)
            #expect(
                Set(told?.fields ?? []) == [
                    "/on", "/donor", "/currency", "/foreignAmount", "/exchangeRate", "/reason",
                ])
            for (step, on) in [(AidStatus.sought, "2021-02-02"), (.signed, "2021-01-31")] {
                expect(
                    try await office.treasury.refusal(
                        of: AidProposals.correct, correct(proposal, step).with { $0.on = day(on) }),
                    .invalidArgument, at: "/on", "2021-02-01")
            }
            let huge = correct(proposal, .signed).with {
                ($0.foreignAmount, $0.exchangeRate) = (1_000_000_000_000, 9_000_000_000_000_000)
            }
            expect(
                try await office.treasury.refusal(of: AidProposals.correct, huge), .invalidArgument,
                at: "/foreignAmount")
            expect(
                try await office.treasury.refusal(
                    of: AidProposals.correct, correct(proposal, .refused).with { $0.refusal = "Hết vốn" }),
                .failedPrecondition, at: "/step")
            try await office.stranger.expectUnknown(
                AidProposals.correct, correct(proposal, .sought), at: "/id")
        }
    }
}
