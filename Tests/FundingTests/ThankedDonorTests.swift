import Bus
import FundingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Donors are thanked, and the public sees what was done", .timeLimit(.minutes(5)))
struct ThankedDonorTests {
    @Test("a receipt has a number, once a year; nothing is thanked for before it came, nor twice")
    func receipts() async throws {
        try await Office.keepingBooks { office in
            let source = try await office.source(0, kind: "donor", name: "Quỹ", on: january)
            func pledged(_ donor: String, named: Bool = false) async throws -> Donation {
                try await office.treasury.call(
                    Donations.pledge,
                    PledgeDonation(source: source.id, donor: donor, amount: 500_000).with {
                        ($0.on, $0.isNamed) = (february, named)
                    })
            }
            let (first, second) = (try await pledged("Công ty A", named: true), try await pledged("Ông B"))
            let treasury = office.treasury
            expect(
                try await treasury.refusal(of: Donations.thank, ThankDonor(id: first.id)),
                .failedPrecondition,
                at: "/id")
            for donation in [first, second] {
                try await treasury.call(
                    Donations.receive, ReceiveDonation(id: donation.id).with { $0.on = march })
            }
            let thanked = try await treasury.call(Donations.thank, ThankDonor(id: first.id), key: "k1")
            #expect(thanked.receipt == "1/2021" && thanked.thankedOn == today)
            #expect(try await treasury.call(Donations.thank, ThankDonor(id: first.id), key: "k1") == thanked)
            expect(
                try await treasury.refusal(of: Donations.thank, ThankDonor(id: first.id)),
                .failedPrecondition,
                at: "/id", "1/2021")
            expect(
                try await treasury.refusal(
                    of: Donations.thank, ThankDonor(id: second.id).with { $0.receipt = " 1 / 2021" }),
                .alreadyExists, at: "/receipt", first.id.text)
            #expect(try await treasury.call(Donations.thank, ThankDonor(id: second.id)).receipt == "2/2021")
            let before = try await treasury.call(Donations.list, ListDonations().with { $0.on = march })
            #expect(before.items.map(\.receipt) == [nil, nil])
            #expect(before.items.map(\.received) == [500_000, 500_000])

            let account = try await office.deployment.client(as: "hung-yen", []).call(
                Donations.account, AskPublicAccount(unit: "thai-binh", year: 2021))
            #expect(account.received == 1_000_000 && account.paid == 0)
            #expect(Set(account.gifts.map(\.donor)) == ["Công ty A", nil])
        }
    }

    @Test("what was paid out of gifts stands beside them, by activity")
    func spent() async throws {
        try await Office.keepingBooks { office in
            let source = try await office.source(0, kind: "donor", name: "Quỹ")
            let gift = try await office.treasury.call(
                Donations.pledge, PledgeDonation(source: source.id, donor: "Công ty A", amount: 900_000))
            try await office.treasury.call(Donations.receive, ReceiveDonation(id: gift.id))
            let estimate = try await office.approved([line("III.5", source, 900_000)])
            let allocation = try await office.treasury.call(
                Allocations.allocate,
                AllocateMoney(estimate: estimate.id, activity: "III.5", source: source.id, amount: 600_000))
            _ = try await office.paid(250_000, of: office.confirmed(300_000, of: allocation))
            let account = try await office.health.call(
                Donations.account, AskPublicAccount(unit: "thai-binh", year: 2021))
            #expect(account.spending.map(\.activity) == ["III.5"])
            #expect(account.spending.map(\.paid) == [250_000] && account.paid == 250_000)
            let wrong = try await office.health.refusal(
                of: Donations.account, AskPublicAccount(unit: "thai-binh", year: 1))
            #expect(wrong?.fields == ["/year"])
        }
    }
}
