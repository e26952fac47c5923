import Bus
import FundingAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Money that came is entered once", .timeLimit(.minutes(5)))
struct OneReceiptTests {
    private func pledge(_ office: Office, _ fund: Source, _ donor: String) async throws -> Donation {
        try await office.treasury.call(
            Donations.pledge,
            PledgeDonation(source: fund.id, donor: donor, amount: 2_000).with { $0.on = day("2021-02-01") })
    }

    private func receive(
        _ donation: Donation, _ amount: Money = 200, on text: String = "2021-03-01", document: String? = nil
    ) -> ReceiveDonation {
        ReceiveDonation(id: donation.id).with {
            ($0.amount, $0.on, $0.document) = (amount, day(text), document)
        }
    }

    private func fund(_ office: Office) async throws -> Source {
        try await office.source(0, kind: "donor", name: "Quỹ", on: day("2021-01-01"))
    }

    @Test("of the same donor, day, amount and document, whichever pledge it is entered for")
    func received() async throws {
        try await Office.keepingBooks { office in
            let fund = try await fund(office)
            let first = try await pledge(office, fund, "Công ty A")
            let second = try await pledge(office, fund, "CÔNG TY A")
            #expect(try await office.treasury.call(Donations.receive, receive(first)).received == 200)
            let known = try await office.treasury.call(
                Donations.history, ListDonationHistory(donation: first.id)
            ).items[1]
            for again in [receive(first), receive(second)] {
                let refused = try await office.treasury.refusal(of: Donations.receive, again)
                expect(refused, .alreadyExists, at: "/on", known.fact.text)
                #expect(refused?.message.contains("2021-03-01") == true)
                #expect(refused?.message.contains("thai-binh") == true)
            }
            let numbered = try await office.treasury.call(
                Donations.receive, receive(first, document: "12/PT"))
            #expect(numbered.received == 400)
            expect(
                try await office.treasury.refusal(
                    of: Donations.receive, receive(second, document: " 12 / pt")),
                .alreadyExists, at: "/document")
            for distinct in [
                receive(first, 201), receive(first, on: "2021-03-02"), receive(first, document: "13/PT"),
            ] {
                _ = try await office.treasury.call(Donations.receive, distinct)
            }
            let other = try await pledge(office, fund, "Công ty B")
            #expect(try await office.treasury.call(Donations.receive, receive(other)).received == 200)
        }
    }

    @Test("nor is another corrected to be the same; the number of its document is put right")
    func corrected() async throws {
        try await Office.keepingBooks { office in
            let donation = try await pledge(office, fund(office), "Công ty A")
            _ = try await office.treasury.call(Donations.receive, receive(donation))
            _ = try await office.treasury.call(Donations.receive, receive(donation, 300))
            let entries = try await office.treasury.call(
                Donations.history, ListDonationHistory(donation: donation.id)
            ).items
            func correct(_ number: Int, _ change: (inout CorrectDonation) -> Void) -> CorrectDonation {
                CorrectDonation(id: donation.id, fact: entries[number].fact, reason: "gõ nhầm").with(change)
            }
            expect(
                try await office.treasury.refusal(of: Donations.correct, correct(2) { $0.amount = 200 }),
                .alreadyExists, at: "/fact", entries[1].fact.text)
            _ = try await office.treasury.call(Donations.correct, correct(1) { $0.document = "12/PT" })
            let same = try await office.treasury.call(Donations.correct, correct(2) { $0.amount = 200 })
            #expect(same.received == 400)
            let said = try await office.treasury.call(
                Donations.history, ListDonationHistory(donation: donation.id)
            ).items
            #expect(said.map(\.document) == [nil, nil, nil, "12/PT", nil])
            expect(
                try await office.treasury.refusal(
                    of: Donations.correct, correct(0) { $0.document = "12/PT" }),
                .invalidArgument, at: "/document")
        }
    }

    @Test("what never came makes room")
    func voided() async throws {
        try await Office.open { office in
            let donation = try await pledge(office, fund(office), "Công ty A")
            _ = try await office.treasury.call(Donations.receive, receive(donation))
            let receipt = try await office.treasury.call(
                Donations.history, ListDonationHistory(donation: donation.id)
            ).items[1]
            _ = try await office.treasury.call(
                Donations.void, VoidDonationFact(id: donation.id, fact: receipt.fact))
            #expect(try await office.treasury.call(Donations.receive, receive(donation)).received == 200)
        }
    }
}
