import Bus
import FundingAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("What was said of a source and never was so", .timeLimit(.minutes(5)))
struct SourceSaidWronglyTests {
    private func history(_ office: Office, _ source: Source) async throws -> [SourceFactEntry] {
        try await office.treasury.call(Sources.history, ListSourceHistory(source: source.id)).items
    }

    /// What each source of the year had.
    private func had(
        _ office: Office, year: Int = 2021, on day: Day? = nil, knownOn: Day? = nil
    ) async throws -> [Money] {
        try await office.treasury.call(
            Sources.list, ListSources().with { ($0.year, $0.on, $0.knownOn) = (year, day, knownOn) }
        ).items.map(\.amount)
    }

    /// A source of January with 250,000 đồng added in February.
    private func supplemented(_ office: Office) async throws -> (source: Source, added: SourceFactEntry) {
        let source = try await office.source(1_000_000, on: january)
        let more = SupplementSource(id: source.id, amount: 250_000, document: "20/QĐ-UBND").with {
            $0.on = february
        }
        try await office.treasury.call(Sources.supplement, more)
        return (source, try #require(try await history(office, source).last))
    }

    private func correct(_ source: Source, _ entry: SourceFactEntry) -> CorrectSource {
        CorrectSource(id: source.id, fact: entry.fact, reason: "gõ nhầm")
    }

    private func void(_ source: Source, _ entry: SourceFactEntry) -> VoidSourceFact {
        VoidSourceFact(id: source.id, fact: entry.fact, reason: "ghi nhầm nguồn")
    }

    @Test("what was added is put right on its day, once for each key, and what was known stays known")
    func corrected() async throws {
        try await Office.keepingBooks { office in
            let (source, added) = try await supplemented(office)
            #expect(added.aspect == .supplement && added.document == "20/QĐ-UBND" && added.stands)
            office.deployment.set(day: day("2021-03-20"))
            let ask = correct(source, added).with {
                ($0.amount, $0.on, $0.document) = (25_000, march, "21/QĐ-UBND")
            }
            let right = try await office.treasury.call(Sources.correct, ask, key: "k1")
            #expect(right.amount == 1_025_000 && right.on == january)
            #expect(try await office.treasury.call(Sources.correct, ask, key: "k1") == right)
            #expect(try await had(office) == [1_025_000])
            #expect(try await had(office, on: february) == [1_000_000])
            #expect(try await had(office, on: march) == [1_025_000])
            #expect(try await had(office, on: february, knownOn: today) == [1_250_000])
            let entries = try await office.treasury.items(
                Ledger.entries, ListEntries().with { $0.event = "sourceCorrected" })
            #expect(entries.map(\.on) == [february, march])
            #expect(entries.map { $0.postings.map(\.amount) } == [[250_000], [25_000]])
            let said = try await history(office, source)
            #expect(said.map(\.aspect) == [.opening, .supplement, .supplement])
            #expect(said.map(\.stands) == [true, false, true])
            #expect(said.map(\.document) == [nil, "20/QĐ-UBND", "21/QĐ-UBND"])
            #expect(said.last?.reason == "gõ nhầm" && said.last?.unit == "thai-binh")
            // A number alone moves no money.
            let number = correct(source, added).with { $0.document = "22/QĐ-UBND" }
            #expect(try await office.treasury.call(Sources.correct, number).amount == 1_025_000)
            #expect(
                try await office.events(of: "source") == ["Opened", "Supplemented", "Corrected", "Corrected"])
        }
    }

    @Test("a day of the opening is put right up to what was said next, with the sum")
    func opening() async throws {
        try await Office.keepingBooks { office in
            let (source, _) = try await supplemented(office)
            let opening = try #require(try await history(office, source).first)
            office.deployment.set(day: day("2021-03-20"))
            let ask = correct(source, opening).with { ($0.amount, $0.on) = (900_000, march) }
            expect(
                try await office.treasury.refusal(of: Sources.correct, ask), .failedPrecondition, at: "/on",
                "2021-02-01")
            let right = try await office.treasury.call(
                Sources.correct, ask.with { $0.on = day("2021-01-20") })
            #expect(right.amount == 1_150_000 && right.on == day("2021-01-20"))
            #expect(try await had(office, on: january).isEmpty)
            #expect(try await had(office, on: day("2021-01-20")) == [900_000])
            #expect(try await had(office, on: january, knownOn: today) == [1_000_000])
        }
    }

    @Test(
        "no less is left than is allocated, every mistake is told at once, and of another's nothing is said")
    func refusals() async throws {
        try await Office.keepingBooks { office in
            let allocation = try await office.allocation(600_000)
            let listed = try await office.treasury.call(Sources.list, ListSources()).items
            let source = try #require(listed.first)
            let opening = try #require(try await history(office, source).first)
            let less = correct(source, opening).with { $0.amount = 599_999 }
            let told = try await office.treasury.refusal(of: Sources.correct, less)
            expect(told, .failedPrecondition, at: "/amount", allocation.id.text)
            expect(
                try await office.treasury.refusal(of: Sources.void, void(source, opening)),
                .failedPrecondition, at: "/fact", allocation.id.text)
            let wrong = CorrectSource(id: source.id, fact: opening.fact, reason: " ").with {
                ($0.amount, $0.on, $0.document) = (-1, today.advanced(by: 1), "1/QĐ")
            }
            let all = try await office.treasury.refusal(of: Sources.correct, wrong)
            #expect(Set(all?.fields ?? []) == ["/amount", "/on", "/document", "/reason"])
            expect(
                try await office.treasury.refusal(
                    of: Sources.correct, CorrectSource(id: source.id, fact: newID(), reason: "gõ nhầm")),
                .notFound, at: "/fact")
            expect(
                try await office.treasury.refusal(of: Sources.correct, correct(source, opening)),
                .failedPrecondition, at: "/fact")
            expect(
                try await office.stranger.refusal(of: Sources.correct, less), .permissionDenied, at: "/id")
            #expect(try await had(office) == [1_000_000])
        }
    }

    @Test(
        "what was added or went over never was: both years have what they had, and the fact is void but once")
    func voided() async throws {
        try await Office.keepingBooks { office in
            let (old, added) = try await supplemented(office)
            try await office.treasury.call(Sources.void, void(old, added))
            #expect(try await had(office) == [1_000_000])
            expect(
                try await office.treasury.refusal(of: Sources.void, void(old, added)), .failedPrecondition,
                at: "/fact")
            office.deployment.set(day: day("2022-01-20"))
            let next = try await office.source(500_000, name: "Ngân sách tỉnh 2022", year: 2022)
            let over = CarryOverSource(source: old.id, into: next.id, document: "3/QĐ-UBND").with {
                $0.amount = 300_000
            }
            try await office.treasury.call(Sources.carryOver, over)
            let fact = try #require(try await history(office, old).last)
            #expect(fact.into == next.id && fact.amount == 300_000)
            // What came from another year keeps that source, and its day.
            let first = try #require(try await history(office, next).first)
            expect(
                try await office.treasury.refusal(of: Sources.void, void(next, first)), .failedPrecondition,
                at: "/fact", fact.fact.text)
            try await office.treasury.call(Sources.correct, correct(old, fact).with { $0.amount = 200_000 })
            #expect(try await had(office) == [800_000])
            #expect(try await had(office, year: 2022) == [700_000])
            office.deployment.set(day: day("2022-01-25"))
            try await office.treasury.call(Sources.void, void(old, fact))
            #expect(try await had(office) == [1_000_000])
            #expect(try await had(office, year: 2022) == [500_000])
            #expect(try await had(office, year: 2022, knownOn: day("2022-01-20")) == [700_000])
            let trial = try await office.treasury.call(
                Ledger.trial, AskTrialBalance().with { $0.on = day("2022-01-22") })
            #expect(trial.difference == 0)
        }
    }

    @Test(
        "with its opening a source never was: its name is free, its id is not, and as known before it is there"
    )
    func neverOpened() async throws {
        try await Office.keepingBooks { office in
            let source = try await office.source(1_000_000, on: january)
            let opening = try #require(try await history(office, source).first)
            office.deployment.set(day: day("2021-03-20"))
            try await office.treasury.call(Sources.void, void(source, opening))
            #expect(try await had(office).isEmpty)
            #expect(try await had(office, on: march).isEmpty)
            #expect(try await had(office, on: march, knownOn: today) == [1_000_000])
            expect(
                try await office.treasury.refusal(
                    of: Sources.supplement, SupplementSource(id: source.id, amount: 1, document: "1")),
                .notFound, at: "/id")
            let again = OpenSource(
                name: source.name, kind: source.kind, unit: source.unit, year: 2021, amount: 7)
            expect(
                try await office.treasury.refusal(of: Sources.open, again.with { $0.id = source.id }),
                .alreadyExists, at: "/id")
            #expect(try await office.treasury.call(Sources.open, again).amount == 7)
            #expect(try await office.events(of: "source") == ["Opened", "Voided", "Opened"])
        }
    }

    @Test("nothing of a closed year is put right or taken back, not even a number")
    func closedYear() async throws {
        try await Office.keepingBooks { office in
            let (source, added) = try await supplemented(office)
            office.deployment.set(day: day("2022-02-10"))
            try await office.treasury.call(
                Settlements.close, CloseSettlement(unit: "thai-binh", year: 2021, document: "9/QT"))
            for ask in [
                correct(source, added).with { $0.amount = 1 },
                correct(source, added).with { $0.document = "21/QĐ-UBND" },
            ] {
                expect(
                    try await office.treasury.refusal(of: Sources.correct, ask), .failedPrecondition,
                    at: ask.amount == nil ? "/on" : "/amount", "9/QT")
            }
            expect(
                try await office.treasury.refusal(of: Sources.void, void(source, added)),
                .failedPrecondition, at: "/fact", "9/QT")
        }
    }
}
