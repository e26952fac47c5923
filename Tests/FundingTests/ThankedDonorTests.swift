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

    /// Something that came in March of a pledge of February, and that was thanked for today.
    private func thanked(_ office: Office, _ donor: String, to source: Source) async throws -> Donation {
        let treasury = office.treasury
        let pledged = try await treasury.call(
            Donations.pledge,
            PledgeDonation(source: source.id, donor: donor, amount: 500_000).with { $0.on = february })
        try await treasury.call(Donations.receive, ReceiveDonation(id: pledged.id).with { $0.on = march })
        return try await treasury.call(Donations.thank, ThankDonor(id: pledged.id))
    }

    private func thanks(_ office: Office, _ donation: Donation) async throws -> DonationFactEntry {
        let said = try await office.treasury.call(
            Donations.history, ListDonationHistory(donation: donation.id)
        ).items
        return try #require(said.last { $0.aspect == .thanks && $0.stands })
    }

    @Test("thanks that never were leave their number used, and the donor is thanked anew by the next one")
    func voided() async throws {
        try await Office.keepingBooks { office in
            let source = try await office.source(0, kind: "donor", name: "Quỹ", on: january)
            let (first, other) = (
                try await thanked(office, "Công ty A", to: source),
                try await thanked(office, "Ông B", to: source)
            )
            let fact = try await thanks(office, first)
            #expect(fact.document == "1/2021" && fact.amount == 0 && fact.from == today)
            let said = try await office.treasury.call(
                Donations.history, ListDonationHistory(donation: first.id)
            ).items
            let receipt = try #require(said.first { $0.aspect == .receipt })
            // What was thanked for has come, until the thanks are taken back.
            expect(
                try await office.treasury.refusal(
                    of: Donations.void, VoidDonationFact(id: first.id, fact: receipt.fact)),
                .failedPrecondition, at: "/fact", "1/2021")
            office.deployment.set(day: day("2021-03-20"))
            let void = VoidDonationFact(id: first.id, fact: fact.fact)
            let taken = try await office.treasury.call(Donations.void, void, key: "k1")
            #expect(taken.receipt == nil && taken.thankedOn == nil && taken.received == 500_000)
            #expect(try await office.treasury.call(Donations.void, void, key: "k1") == taken)
            expect(
                try await office.treasury.refusal(of: Donations.void, void), .failedPrecondition, at: "/fact")
            for donation in [first, other] {
                let used = try await office.treasury.refusal(
                    of: Donations.thank, ThankDonor(id: donation.id).with { $0.receipt = "1/2021" })
                let isOwn = donation.id == first.id
                expect(
                    used, isOwn ? .alreadyExists : .failedPrecondition, at: isOwn ? "/receipt" : "/id")
            }
            let anew = try await office.treasury.call(Donations.thank, ThankDonor(id: first.id))
            #expect(anew.receipt == "3/2021" && anew.thankedOn == day("2021-03-20"))
            func receipts(knownOn: Day? = nil) async throws -> Set<String?> {
                let listed = try await office.treasury.call(
                    Donations.list, ListDonations().with { $0.knownOn = knownOn })
                return Set(listed.items.map(\.receipt))
            }
            #expect(try await receipts() == ["3/2021", "2/2021"])
            #expect(try await receipts(knownOn: today) == ["1/2021", "2/2021"])
            #expect(
                try await office.events(of: "donor") == ["Thanked", "Thanked", "Thanked"])
        }
    }

    @Test("a number that was typed wrongly was never given, and a day is put right between pledge and today")
    func corrected() async throws {
        try await Office.keepingBooks { office in
            let source = try await office.source(0, kind: "donor", name: "Quỹ", on: january)
            let first = try await thanked(office, "Công ty A", to: source)
            let fact = try await thanks(office, first)
            let ask = CorrectDonation(id: first.id, fact: fact.fact, reason: "gõ nhầm")
            let right = try await office.treasury.call(
                Donations.correct, ask.with { ($0.document, $0.on) = ("12/2021", march) })
            #expect(right.receipt == "12/2021" && right.thankedOn == march && right.received == 500_000)
            // The number is free for another, and that of the first is not.
            let other = try await office.treasury.call(
                Donations.pledge, PledgeDonation(source: source.id, donor: "Ông B", amount: 7))
            try await office.treasury.call(Donations.receive, ReceiveDonation(id: other.id))
            expect(
                try await office.treasury.refusal(
                    of: Donations.thank, ThankDonor(id: other.id).with { $0.receipt = "12 / 2021" }),
                .alreadyExists, at: "/receipt", first.id.text)
            let given = ThankDonor(id: other.id).with { $0.receipt = "1/2021" }
            #expect(try await office.treasury.call(Donations.thank, given).receipt == "1/2021")
            expect(
                try await office.treasury.refusal(
                    of: Donations.correct, ask.with { $0.document = "1/2021" }), .alreadyExists,
                at: "/document", other.id.text)
            let wrong = ask.with { ($0.amount, $0.on, $0.reason) = (5, january, " ") }
            let told = try await office.treasury.refusal(of: Donations.correct, wrong)
            #expect(Set(told?.fields ?? []) == ["/amount", "/on", "/reason"])
            let said = try await office.treasury.call(
                Donations.history, ListDonationHistory(donation: first.id)
            ).items
            let pledge = try #require(said.first { $0.aspect == .pledge })
            let late = CorrectDonation(id: first.id, fact: pledge.fact, reason: "gõ nhầm").with {
                $0.on = day("2021-03-02")
            }
            expect(
                try await office.treasury.refusal(of: Donations.correct, late), .invalidArgument, at: "/on",
                "12/2021")
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
