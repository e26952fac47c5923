import Bus
import FundingAPI
import Store
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("The ledger", .timeLimit(.minutes(5)))
struct LedgerTests {
    @Test(
        "whatever is commanded, in whatever order, the books are in order",
        arguments: [1, 2, 3, 4] as [UInt64])
    func random(seed: UInt64) async throws {
        try await Office.open { office in
            var play = try await Play(office, seed: seed)
            for step in 1...150 {
                try await play.step()
                if step % 30 == 0 { try await office.expectBooksInOrder() }
            }
            try await office.expectBooksInOrder()
            // The play is worth something only if much of it was done and much refused.
            #expect(play.done > 40)
            #expect(play.refused > 20)
        }
    }

    @Test("what is posted cannot be changed or taken away, not even by our own code")
    func appendOnly() async throws {
        try await Office.keepingBooks { office in
            _ = try await office.source()
            let store = office.deployment.store(of: "funding")
            for sql in [
                "UPDATE ledger_postings SET amount = 1", "DELETE FROM ledger_postings",
                "UPDATE ledger_entries SET year = 2000", "DELETE FROM ledger_entries",
            ] {
                await #expect(throws: (any Error).self) {
                    try await store.command(Tampering.call(sql)) { tx in
                        tx.authorizeByRoleAlone()
                        try tx.ledger.tamper(sql)
                        return []
                    }
                }
            }
        }
    }

    @Test("the ledger itself refuses a posting that overdraws an account")
    func overdraw() async throws {
        try await Office.keepingBooks { office in
            let source = try await office.source(100)
            let store = office.deployment.store(of: "funding")
            await #expect(throws: (any Error).self) {
                try await store.command(Tampering.call("overdraw")) { tx in
                    tx.authorizeByRoleAlone()
                    try FundingService().post(
                        [
                            NewEntry(
                                "test", of: "x", unit: "thai-binh", year: 2021, on: today,
                                [
                                    Posting(
                                        debit: .allocated, debitOf: "x", credit: .unallocated,
                                        creditOf: source.id.text, amount: 101)
                                ])
                        ], at: "/on", tx)
                    return []
                }
            }
        }
    }

    @Test("the trial balance of a year is in balance by itself")
    func years() async throws {
        try await Office.open { office in
            _ = try await office.source(100)
            _ = try await office.source(250, name: "Năm sau", year: 2022)
            let this = try await office.treasury.call(Ledger.trial, AskTrialBalance().with { $0.year = 2021 })
            #expect(this.debit == 100)
            #expect(this.difference == 0)
            let both = try await office.treasury.call(Ledger.trial, AskTrialBalance())
            #expect(both.debit == 350)
            #expect(both.rows.map(\.account) == [.funding, .unallocated])
        }
    }

    @Test("everything that is said is said in both languages, with the same blanks")
    func texts() {
        #expect(FundingTexts.catalogue.untranslated.isEmpty)
        #expect(FundingTexts.catalogue.lopsided.isEmpty)
    }
}

/// Somebody who does one thing after another with money, mostly sensible ones.
struct Play {
    let office: Office
    var random: Seeded
    var done = 0
    var refused = 0
    private var sources: [Source] = []
    private var estimate: EstimateID
    private var allocations: [AllocationID] = []
    private var commitments: [CommitmentID] = []
    private var payments: [PaymentID] = []
    private var donations: [DonationID] = []
    private let activities = ["II.1", "II.2", "III.5"]

    private struct NothingThere: Error {}

    init(_ office: Office, seed: UInt64) async throws {
        self.office = office
        random = Seeded(seed: seed)
        sources = [try await office.source(2_000), try await office.source(500, kind: "donor", name: "Quỹ")]
        let lines = [
            line("II.1", sources[0], 900), line("II.2", sources[0], 700), line("III.5", sources[1], 400),
        ]
        estimate = try await office.approved(lines).id
    }

    mutating func step() async throws {
        do {
            try await act(Int.random(in: 0..<11, using: &random))
            done += 1
        } catch is Refused {
            refused += 1
        } catch is NothingThere {
            // Too early in the play for this: it is no command at all.
        }
    }

    private mutating func amount() throws -> Money {
        try Money(dong: Int64.random(in: -10...120, using: &random))
    }

    private mutating func pick<Value>(_ values: [Value]) throws -> Value {
        guard let value = values.randomElement(using: &random) else {
            throw NothingThere()
        }
        return value
    }

    private mutating func act(_ choice: Int) async throws {
        let (health, treasury) = (office.health, office.treasury)
        switch choice {
        case 0, 1:
            let made = try await treasury.call(
                Allocations.allocate,
                AllocateMoney(
                    estimate: estimate, activity: try pick(activities), source: try pick(sources).id,
                    amount: try amount()))
            allocations.append(made.id)
        case 2:
            try await treasury.call(
                Allocations.revise,
                ReviseAllocation(id: try pick(allocations), amount: try amount(), reason: "chỉnh"))
        case 3, 4:
            let held = try await health.call(
                Commitments.reserve,
                ReserveMoney(allocation: try pick(allocations), amount: try amount(), purpose: "mua"))
            commitments.append(held.id)
        case 5:
            try await health.call(
                Commitments.confirm, ConfirmCommitment(id: try pick(commitments), document: "HĐ"))
        case 6:
            try await health.call(
                Commitments.release, ReleaseCommitment(id: try pick(commitments), reason: "thôi"))
        case 7, 8:
            let paid = try await health.call(
                Payments.pay,
                PayMoney(
                    commitment: try pick(commitments), amount: try amount(),
                    document: "UNC \(payments.count)"))
            payments.append(paid.id)
        case 9:
            try await health.call(Payments.reverse, ReversePayment(id: try pick(payments), reason: "nhầm"))
        default: try await donateOrEstimate()
        }
    }

    private mutating func donateOrEstimate() async throws {
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
            let pledged = try await office.treasury.call(
                Donations.pledge, PledgeDonation(source: sources[1].id, donor: "A", amount: try amount()))
            donations.append(pledged.id)
        case 1:
            try await office.treasury.call(
                Donations.receive,
                ReceiveDonation(id: try pick(donations)).with {
                    ($0.amount, $0.document) = (try amount(), "\(Int.random(in: 0...99_999, using: &random))")
                })
        default:
            var lines: [EstimateLine] = []
            for activity in activities {
                let source = activity == "III.5" ? sources[1] : sources[0]
                lines.append(
                    line(activity, source, try Money(dong: Int64.random(in: 200...1_200, using: &random))))
            }
            do {
                _ = try await office.approved(lines, id: estimate)
            } catch let refused as Refused {
                // Below what is allocated: back to the drawing board, so that the next version can be
                // written.
                try await office.treasury.call(
                    Estimates.return, ReturnEstimate(id: estimate, remark: "thấp hơn đã phân bổ"))
                throw refused
            }
        }
    }
}
