import Bus
import FundingAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("A day in the fund that is too early says before what", .timeLimit(.minutes(5)))
struct FirstDayTests {
    @Test("before the opening of a source, in both languages")
    func source() async throws {
        try await Office.open { office in
            let source = try await office.source(on: february)
            let early = SupplementSource(id: source.id, amount: 10, document: "QĐ 7").with {
                $0.on = january
            }
            expect(
                try await office.treasury.refusal(of: Sources.supplement, early), .invalidArgument, at: "/on",
                "before the opening of the source (2021-02-01): write 2021-02-01 or later, or correct the "
                    + "opening of the source if that day is wrong. In the way is \(source.id), recorded by "
                    + "thai-binh on 2021-03-15.")
            expect(
                try await office.treasury.reading(.vi).refusal(of: Sources.supplement, early),
                .invalidArgument, at: "/on", "trước ngày mở nguồn (01/02/2021)")
        }
    }

    @Test("of what is out of reach no day is told, but the same as of an id that nothing has")
    func outOfReach() async throws {
        try await Office.open { office in
            let allocation = try await office.allocation(600_000)
            let commitment = try await office.confirmed(100, of: allocation)
            _ = try await office.paid(10, of: commitment)
            func refused(_ isUnknown: Bool) async throws -> [Refused?] {
                let early = january
                let (commitment, estimate) =
                    isUnknown ? (newID(), newID()) : (commitment.id, allocation.estimate)
                return [
                    try await office.stranger.refusal(
                        of: Commitments.release,
                        ReleaseCommitment(id: commitment, reason: "thừa").with { $0.on = early }),
                    try await office.stranger.refusal(
                        of: Estimates.approve, ApproveEstimate(id: estimate).with { $0.on = early }),
                ]
            }
            for (known, unknown) in zip(try await refused(false), try await refused(true)) {
                #expect(known?.status == .notFound)
                #expect(known?.status == unknown?.status)
                #expect(known?.fields == unknown?.fields)
                #expect(known?.violations.map(\.rule) == unknown?.violations.map(\.rule))
            }
        }
    }

    @Test("before a payment that is taken back, and before the last one of what is given back")
    func payment() async throws {
        try await Office.open { office in
            let commitment = try await office.confirmed(100, of: office.allocation(600_000))
            let paid = try await office.health.call(
                Payments.pay, PayMoney(commitment: commitment.id, amount: 10, document: "UNC 7"))
            let back = ReversePayment(id: paid.id, reason: "nhầm").with { $0.on = january }
            for text in ["before the payment (2021-03-15)", "by thai-binh/so-y-te on 2021-03-15"] {
                expect(
                    try await office.health.refusal(of: Payments.reverse, back), .invalidArgument, at: "/on",
                    text)
            }
            let released = ReleaseCommitment(id: commitment.id, reason: "thừa").with { $0.on = january }
            for text in ["(2021-03-15): write 2021-03-15 or later", "by thai-binh/so-y-te on 2021-03-15"] {
                expect(
                    try await office.health.refusal(of: Commitments.release, released), .invalidArgument,
                    at: "/on", text)
            }
        }
    }
}
