import Bus
import FundingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Proposals for development assistance", .timeLimit(.minutes(5)))
struct AidProposalTests {
    private func sought(_ office: Office, on text: String = "2021-01-10") async throws -> AidProposal {
        try await office.treasury.call(
            AidProposals.seek,
            SeekAid(unit: "thai-binh", title: "Phục hồi chức năng tại cộng đồng", donor: "JICA").with {
                $0.on = day(text)
            })
    }

    private func signature(_ proposal: AidProposal) -> SignAid {
        SignAid(
            id: proposal.id, agreement: "VN-21-P1", currency: "USD", foreignAmount: 12_345_678,
            exchangeRate: 2_305_000)
    }

    @Test("go from asking to an agreement, which is worth what its currency was on the day")
    func signed() async throws {
        try await Office.keepingBooks { office in
            let proposal = try await sought(office)
            #expect(proposal.status == .sought)
            let treasury = office.treasury
            expect(
                try await treasury.refusal(of: AidProposals.sign, signature(proposal)), .failedPrecondition,
                at: "/id")
            let handed = SubmitAid(id: proposal.id, document: "12/TTr-UBND").with { $0.on = february }
            let submitted = try await treasury.call(AidProposals.submit, handed, key: "k1")
            #expect(submitted.status == .submitted && submitted.submittedOn == february)
            #expect(try await treasury.call(AidProposals.submit, handed, key: "k1") == submitted)
            let signed = try await treasury.call(
                AidProposals.sign, signature(proposal).with { $0.on = march })
            // 123,456.78 dollars at 2,305,000 đồng a hundred, rounded down.
            #expect(signed.value == 2_845_678_779)
            #expect(signed.agreement == "VN-21-P1" && signed.closedOn == march)
            expect(
                try await treasury.refusal(
                    of: AidProposals.refuse, RefuseAid(id: proposal.id, reason: "muộn")),
                .failedPrecondition, at: "/id", "VN-21-P1")
            func then(_ on: Day) async throws -> [AidStatus] {
                try await treasury.call(
                    AidProposals.list, ListAidProposals().with { $0.on = on }
                ).items.map(\.status)
            }
            #expect(try await then(january).isEmpty)
            #expect(try await then(day("2021-01-20")) == [.sought])
            #expect(try await then(february) == [.submitted])
            #expect(try await then(march) == [.signed])
            #expect(
                try await office.events(of: "aid") == ["Sought", "Submitted", "Signed"])
        }
    }

    @Test("are refused with why, and all that is wrong with an agreement is told at once")
    func refused() async throws {
        try await Office.keepingBooks { office in
            let proposal = try await sought(office)
            let treasury = office.treasury
            try await treasury.call(
                AidProposals.submit, SubmitAid(id: proposal.id, document: "12/TTr").with { $0.on = february })
            let donor = try await office.source(0, name: "Nguồn khác")
            let wrong = SignAid(
                id: proposal.id, agreement: " ", currency: "usd", foreignAmount: 0, exchangeRate: 0
            ).with { ($0.source, $0.on) = (donor.id, january) }
            let told = try await treasury.refusal(of: AidProposals.sign, wrong)
            #expect(told?.status == .invalidArgument)
            #expect(
                Set(told?.fields ?? []) == [
                    "/agreement", "/currency", "/foreignAmount", "/exchangeRate", "/source", "/on",
                ])
            let refused = try await treasury.call(
                AidProposals.refuse, RefuseAid(id: proposal.id, reason: "Nhà tài trợ đổi ưu tiên"))
            #expect(refused.status == .refused && refused.reason == "Nhà tài trợ đổi ưu tiên")
            try await office.stranger.expectUnknown(
                AidProposals.submit, SubmitAid(id: proposal.id, document: "1"), at: "/id")
        }
    }
}
