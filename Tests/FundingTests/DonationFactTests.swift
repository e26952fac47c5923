import Bus
import FundingAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("What is said of a donation", .timeLimit(.minutes(5)))
struct DonationFactTests {
    /// A fund that lives on donations, and 500 đồng pledged to it in February.
    private func pledged(_ office: Office) async throws -> (fund: Source, donation: Donation) {
        let fund = try await office.source(0, kind: "donor", name: "Quỹ", on: january)
        let donation = try await office.treasury.call(
            Donations.pledge,
            PledgeDonation(source: fund.id, donor: "Công ty A", amount: 500).with { $0.on = february })
        return (fund, donation)
    }

    @discardableResult
    private func receive(
        _ office: Office, _ donation: Donation, _ amount: Money, _ on: Day
    ) async throws -> Donation {
        try await office.treasury.call(
            Donations.receive, ReceiveDonation(id: donation.id).with { ($0.amount, $0.on) = (amount, on) })
    }

    private func listed(
        _ office: Office, on day: Day, knownOn: Day? = nil, _ status: DonationStatus? = nil
    ) async throws -> [Donation] {
        try await office.treasury.call(
            Donations.list,
            ListDonations().with { ($0.on, $0.knownOn, $0.status) = (day, knownOn, status) }
        ).items
    }

    private func had(_ office: Office, on day: Day, knownOn: Day? = nil) async throws -> [Money] {
        try await office.treasury.call(
            Sources.list, ListSources().with { ($0.on, $0.knownOn) = (day, knownOn) }
        ).items.map(\.amount)
    }

    private func history(_ office: Office, _ donation: Donation) async throws -> [DonationFactEntry] {
        try await office.treasury.call(
            Donations.history, ListDonationHistory(donation: donation.id)
        ).items
    }

    private func correct(
        _ donation: Donation, _ entry: DonationFactEntry, to amount: Money? = nil, on day: Day? = nil
    ) -> CorrectDonation {
        CorrectDonation(id: donation.id, fact: entry.fact, reason: "gõ nhầm").with {
            ($0.amount, $0.on) = (amount, day)
        }
    }

    private func void(_ donation: Donation, _ entry: DonationFactEntry) -> VoidDonationFact {
        VoidDonationFact(id: donation.id, fact: entry.fact)
    }

    @Test("it is pledged, partly received and received from the days on which it came, and listed by that")
    func status() async throws {
        try await Office.keepingBooks { office in
            let (_, donation) = try await pledged(office)
            #expect(donation.status == .pledged)
            #expect(try await receive(office, donation, 300, day("2021-03-10")).status == .partlyReceived)
            #expect(try await receive(office, donation, 200, march).status == .received)
            for (on, status): (Day, DonationStatus?) in [
                (january, nil), (february, .pledged), (march, .partlyReceived),
                (day("2021-03-10"), .received),
            ] {
                #expect(try await listed(office, on: on).map(\.status) == (status.map { [$0] } ?? []))
                for other in DonationStatus.allCases {
                    #expect(
                        try await listed(office, on: on, other).count == (other == status ? 1 : 0),
                        "\(on) \(other)")
                }
            }
            let now = try await office.treasury.call(
                Donations.list, ListDonations().with { $0.status = .received })
            #expect(try await now.items == listed(office, on: today))
        }
    }

    @Test("what came is put right on its day, and what was known stays known")
    func correctReceipt() async throws {
        try await Office.keepingBooks { office in
            let (_, donation) = try await pledged(office)
            try await receive(office, donation, 200, march)
            try await receive(office, donation, 100, day("2021-03-10"))
            office.deployment.set(day: day("2021-03-20"))
            let first = try await history(office, donation)[1]
            let corrected = try await office.treasury.call(
                Donations.correct, correct(donation, first, to: 20, on: day("2021-03-02")))
            #expect(corrected.received == 120)
            #expect(corrected.status == .partlyReceived)
            #expect(try await had(office, on: march) == [0])
            #expect(try await had(office, on: day("2021-03-02")) == [20])
            #expect(try await had(office, on: day("2021-03-10")) == [120])
            #expect(try await had(office, on: day("2021-03-10"), knownOn: today) == [300])
            #expect(try await listed(office, on: march, knownOn: today).map(\.received) == [200])
            #expect(try await listed(office, on: march).map(\.received) == [0])
            let entries = try await office.treasury.items(
                Ledger.entries, ListEntries().with { $0.event = "donationCorrected" })
            #expect(entries.map(\.on) == [march, day("2021-03-02")])
            #expect(entries.map { $0.postings.map(\.amount) } == [[200, 200], [20, 20]])
            let said = try await history(office, donation)
            #expect(said.map(\.aspect) == [.pledge, .receipt, .receipt, .receipt])
            #expect(said.map(\.kind) == [.recorded, .recorded, .recorded, .corrected])
            #expect(said.map(\.stands) == [true, false, true, true])
            #expect(said.map(\.amount) == [500, 200, 100, 20])
            #expect(said.last?.reason == "gõ nhầm" && said.last?.unit == "thai-binh")
            for (request, status, field, words) in [
                (correct(donation, first, to: 401), .failedPrecondition, "/amount", "400"),
                (correct(donation, first, on: january), .invalidArgument, "/on", "2021-02-01"),
                (correct(donation, first, to: 20), .failedPrecondition, "/fact", ""),
            ] as [(CorrectDonation, Status, String, String)] {
                expect(
                    try await office.treasury.refusal(of: Donations.correct, request), status, at: field,
                    words)
            }
            #expect(
                try await office.events(of: "donation") == ["Pledged", "Received", "Received", "Corrected"])
        }
    }

    @Test("what came is not taken back where it is allocated")
    func allocated() async throws {
        try await Office.keepingBooks { office in
            let (fund, donation) = try await pledged(office)
            try await receive(office, donation, 500, march)
            let estimate = try await office.approved([line("III.5", fund, 400)])
            let made = try await office.treasury.call(
                Allocations.allocate,
                AllocateMoney(estimate: estimate.id, activity: "III.5", source: fund.id, amount: 400))
            let came = try await history(office, donation)[1]
            expect(
                try await office.treasury.refusal(of: Donations.correct, correct(donation, came, to: 399)),
                .failedPrecondition, at: "/amount", made.id.text)
            expect(
                try await office.treasury.refusal(of: Donations.void, void(donation, came)),
                .failedPrecondition, at: "/fact", made.id.text)
            #expect(
                try await office.treasury.call(Donations.correct, correct(donation, came, to: 400)).received
                    == 400)
            #expect(try await had(office, on: today) == [400])
        }
    }

    @Test("a pledge is never less than has come, nor of a later day, and is voided last")
    func pledge() async throws {
        try await Office.keepingBooks { office in
            let (_, donation) = try await pledged(office)
            try await receive(office, donation, 200, march)
            let said = try await history(office, donation)
            for (request, status, field, words) in [
                (correct(donation, said[0], to: 199), .failedPrecondition, "/amount", "200"),
                (correct(donation, said[0], on: day("2021-03-02")), .failedPrecondition, "/on", "2021-03-01"),
                (
                    correct(donation, said[0], on: january.advanced(by: -1)), .invalidArgument, "/on",
                    "2021-01-04"
                ),
            ] as [(CorrectDonation, Status, String, String)] {
                expect(
                    try await office.treasury.refusal(of: Donations.correct, request), status, at: field,
                    words)
            }
            expect(
                try await office.treasury.refusal(of: Donations.void, void(donation, said[0])),
                .failedPrecondition, at: "/fact", "2021-03-01")
            let smaller = try await office.treasury.call(
                Donations.correct, correct(donation, said[0], to: 200, on: march))
            #expect(smaller.pledged == 200 && smaller.status == .received && smaller.on == march)
            #expect(try await listed(office, on: february).isEmpty)

            let back = try await office.treasury.call(Donations.void, void(donation, said[1]))
            #expect(back.received == 0 && back.status == .pledged)
            let gone = try await office.treasury.call(Donations.void, void(donation, said[0]))
            #expect(gone.pledged == 0)
            expect(
                try await office.treasury.refusal(of: Donations.void, void(donation, said[0])),
                .failedPrecondition, at: "/fact")
            expect(
                try await office.treasury.refusal(of: Donations.receive, ReceiveDonation(id: donation.id)),
                .failedPrecondition, at: "/amount")
            #expect(try await office.treasury.call(Donations.list, ListDonations()).items.isEmpty)
            #expect(try await listed(office, on: today).isEmpty)
            #expect(try await had(office, on: today) == [0])
            #expect(try await history(office, donation).map(\.kind).suffix(2) == [.voided, .voided])
        }
    }

    @Test("nobody corrects, voids or reads what goes to another unit's source")
    func scope() async throws {
        try await Office.open { office in
            let (_, donation) = try await pledged(office)
            let said = try await history(office, donation)
            try await office.stranger.expectUnknown(
                Donations.correct, correct(donation, said[0], to: 1), at: "/id")
            try await office.stranger.expectUnknown(Donations.void, void(donation, said[0]), at: "/id")
            try await office.stranger.expectUnknown(
                Donations.history, ListDonationHistory(donation: donation.id), at: "/donation")
            expect(
                try await office.treasury.refusal(
                    of: Donations.void, VoidDonationFact(id: donation.id, fact: newID())),
                .notFound, at: "/fact")
        }
    }
}
