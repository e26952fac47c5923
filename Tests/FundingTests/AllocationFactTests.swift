import Bus
import FundingAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("What is said of an allocation's amount", .timeLimit(.minutes(5)))
struct AllocationFactTests {
    private func amount(
        _ office: Office, _ allocation: Allocation, on day: Day, knownOn: Day? = nil
    ) async throws -> Money {
        let asked = GetAllocation(id: allocation.id).with { ($0.on, $0.knownOn) = (day, knownOn) }
        return try await office.treasury.call(Allocations.get, asked).amount
    }

    private func history(_ office: Office, _ allocation: Allocation) async throws -> [AllocationFactEntry] {
        try await office.treasury.call(
            Allocations.history, ListAllocationHistory(allocation: allocation.id)
        ).items
    }

    @Test("a change entered late takes its place, and moves nothing that comes later")
    func late() async throws {
        try await Office.keepingBooks { office in
            let made = try await office.allocation(600_000, on: january)
            #expect(made.from == january)
            #expect(try await office.revise(made, 800_000, on: march).amount == 800_000)
            let now = try await office.revise(made, 700_000, on: february)
            #expect(now.amount == 800_000)
            #expect(now.from == march)
            for (on, expected): (String, Money) in [
                ("2021-01-31", 600_000), ("2021-02-01", 700_000), ("2021-03-01", 800_000),
            ] { #expect(try await amount(office, made, on: day(on)) == expected) }
            expect(
                try await office.treasury.refusal(
                    of: Allocations.get, GetAllocation(id: made.id).with { $0.on = day("2021-01-03") }),
                .notFound, at: "/on", "2021-01-03")
        }
    }

    @Test("an amount is never below what is committed on its day or any day after it")
    func covering() async throws {
        try await Office.keepingBooks { office in
            let made = try await office.allocation(600_000, on: january)
            let held = try await office.confirmed(500_000, of: made, on: february)
            try await office.health.call(
                Commitments.release,
                ReleaseCommitment(id: held.id, reason: "thôi").with { $0.on = march })
            func revise(_ amount: Money, _ on: Day) -> ReviseAllocation {
                ReviseAllocation(id: made.id, amount: amount, reason: "bớt").with { $0.on = on }
            }
            let refused = try await office.treasury.refusal(of: Allocations.revise, revise(499_999, january))
            expect(refused, .failedPrecondition, at: "/amount", held.id.text)
            #expect(refused?.message.contains("2021-02-01") == true)
            #expect(refused?.message.contains("thai-binh/so-y-te") == true)
            #expect(try await office.revise(made, 0, on: march).left == 0)
            #expect(try await office.revise(made, 500_000, on: january).amount == 0)
            expect(
                try await office.health.refusal(
                    of: Commitments.reserve,
                    ReserveMoney(allocation: made.id, amount: 1, purpose: "gì đó").with { $0.on = february }),
                .failedPrecondition, at: "/amount")
        }
    }

    @Test("a hold is not dated before the money for it was there")
    func holding() async throws {
        try await Office.keepingBooks { office in
            let made = try await office.allocation(100_000, on: january)
            _ = try await office.revise(made, 300_000, on: march)
            func reserve(_ on: Day) -> ReserveMoney {
                ReserveMoney(allocation: made.id, amount: 200_000, purpose: "Mua xe lăn").with { $0.on = on }
            }
            expect(
                try await office.health.refusal(of: Commitments.reserve, reserve(february)),
                .failedPrecondition, at: "/on", "100,000")
            #expect(try await office.health.call(Commitments.reserve, reserve(march)).on == march)
        }
    }

    @Test("a corrected amount never was; the ledger takes it back on its day, and what was known stays known")
    func correct() async throws {
        try await Office.keepingBooks { office in
            let made = try await office.allocation(600_000, on: january)
            _ = try await office.revise(made, 900_000, on: march)
            let first = try #require(try await history(office, made).first)
            office.deployment.set(day: day("2021-03-20"))
            let corrected = try await office.treasury.call(
                Allocations.correct,
                CorrectAllocation(id: made.id, fact: first.fact, reason: "gõ nhầm").with {
                    $0.amount = 60_000
                })
            #expect(corrected.amount == 900_000)
            #expect(try await amount(office, made, on: february) == 60_000)
            #expect(try await amount(office, made, on: february, knownOn: today) == 600_000)
            let entries = try await office.treasury.items(
                Ledger.entries, ListEntries().with { $0.event = "allocationCorrected" })
            #expect(entries.map(\.on) == [january, march])
            #expect(entries.map { $0.postings.map(\.amount) } == [[540_000, 540_000], [540_000, 540_000]])
            #expect(entries.map { $0.postings[0].credit } == [.allocated, .unallocated])
            let said = try await history(office, made)
            #expect(said.map(\.kind) == [.recorded, .recorded, .corrected])
            #expect(said.map(\.stands) == [false, true, true])
            #expect(said.map(\.amount) == [600_000, 900_000, 60_000])
            #expect(said.last?.unit == "thai-binh")
            expect(
                try await office.treasury.refusal(
                    of: Allocations.correct,
                    CorrectAllocation(id: made.id, fact: first.fact, reason: "lại").with { $0.on = january }),
                .failedPrecondition, at: "/fact")
        }
    }

    @Test("the day of an amount is corrected as far as the money allows")
    func correctDay() async throws {
        try await Office.keepingBooks { office in
            let made = try await office.allocation(600_000, on: january)
            _ = try await office.confirmed(100, of: made, on: february)
            let fact = try #require(try await history(office, made).first?.fact)
            func move(_ on: String) -> CorrectAllocation {
                CorrectAllocation(id: made.id, fact: fact, reason: "ngày quyết định").with { $0.on = day(on) }
            }
            expect(
                try await office.treasury.refusal(of: Allocations.correct, move("2021-02-02")),
                .failedPrecondition, at: "/on", "2021-02-01")
            // Before there was an approved line.
            expect(
                try await office.treasury.refusal(of: Allocations.correct, move("2021-01-03")),
                .failedPrecondition, at: "/on")
            let moved = try await office.treasury.call(Allocations.correct, move("2021-01-31"))
            #expect(moved.from == day("2021-01-31"))
            #expect(moved.amount == 600_000)
        }
    }

    @Test("a voided amount gives way to the one before it, and with the first nothing was allocated")
    func void() async throws {
        try await Office.keepingBooks { office in
            let made = try await office.allocation(600_000, on: january)
            _ = try await office.revise(made, 900_000, on: march)
            let said = try await history(office, made)
            func void(_ entry: AllocationFactEntry) -> VoidAllocationFact {
                VoidAllocationFact(id: made.id, fact: entry.fact)
            }
            let back = try await office.treasury.call(Allocations.void, void(said[1]))
            #expect(back.amount == 600_000)
            expect(
                try await office.treasury.refusal(of: Allocations.void, void(said[1])), .failedPrecondition,
                at: "/fact")
            let held = try await office.health.call(
                Commitments.reserve, ReserveMoney(allocation: made.id, amount: 10, purpose: "Mua xe lăn"))
            expect(
                try await office.treasury.refusal(of: Allocations.void, void(said[0])), .failedPrecondition,
                at: "/fact", "10")
            try await office.health.call(Commitments.release, ReleaseCommitment(id: held.id, reason: "thôi"))
            let gone = try await office.treasury.call(Allocations.void, void(said[0]))
            #expect(gone.amount == 0)
            #expect(gone.from == nil)
            #expect(try await office.treasury.call(Allocations.list, ListAllocations()).items.isEmpty)
            #expect(try await office.treasury.call(Ledger.balance, AskBalance()).rows.isEmpty)
            #expect(try await history(office, made).map(\.kind).suffix(2) == [.voided, .voided])
            #expect(try await office.events(of: "allocation") == ["Made", "Revised", "Voided", "Voided"])
        }
    }

    @Test("nobody corrects, voids or reads what another unit spends")
    func scope() async throws {
        try await Office.open { office in
            let made = try await office.allocation(600_000)
            let fact = try #require(try await history(office, made).first?.fact)
            try await office.stranger.expectUnknown(
                Allocations.void, VoidAllocationFact(id: made.id, fact: fact), at: "/id")
            try await office.stranger.expectUnknown(
                Allocations.get, GetAllocation(id: made.id), at: "/id")
            try await office.stranger.expectUnknown(
                Allocations.history, ListAllocationHistory(allocation: made.id), at: "/allocation")
            expect(
                try await office.treasury.refusal(
                    of: Allocations.correct,
                    CorrectAllocation(id: made.id, fact: newID(), reason: "sai").with { $0.amount = 1 }),
                .notFound, at: "/fact")
        }
    }
}
