import Bus
import FundingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("What a source has changes", .timeLimit(.minutes(5)))
struct SourceChangeTests {
    @Test("by what is added within its year, once for each key")
    func supplement() async throws {
        try await Office.keepingBooks { office in
            let source = try await office.source(1_000_000, on: january)
            let ask = SupplementSource(id: source.id, amount: 250_000, document: "20/QĐ-UBND").with {
                $0.on = february
            }
            let after = try await office.treasury.call(Sources.supplement, ask, key: "k1")
            #expect(after.amount == 1_250_000)
            #expect(try await office.treasury.call(Sources.supplement, ask, key: "k1") == after)
            let then = try await office.treasury.call(Sources.list, ListSources().with { $0.on = january })
            #expect(then.items.map(\.amount) == [1_000_000])
            let wrong = SupplementSource(id: source.id, amount: 0, document: " ").with {
                $0.on = day("2020-12-31")
            }
            let told = try await office.treasury.refusal(of: Sources.supplement, wrong)
            #expect(Set(told?.fields ?? []) == ["/amount", "/document", "/on"])
            let other = office.client(thaiThuy)
            expect(try await other.refusal(of: Sources.supplement, ask), .permissionDenied, at: "/id")
        }
    }

    @Test(
        "by what goes over into the next year: no more than is not allocated, and nothing of a year that is closed"
    )
    func carryOver() async throws {
        try await Office.keepingBooks { office in
            let allocation = try await office.allocation(600_000)
            let old = allocation.line.source
            office.deployment.set(day: day("2022-01-20"))
            let next = try await office.source(500_000, name: "Ngân sách tỉnh 2022", year: 2022)
            let ask = CarryOverSource(source: old, into: next.id, document: "3/QĐ-UBND")
            expect(
                try await office.treasury.refusal(of: Sources.carryOver, ask.with { $0.amount = 400_001 }),
                .failedPrecondition, at: "/amount", "400,000")
            let gift = try await office.source(0, kind: "donor", name: "Nhà tài trợ", year: 2022)
            expect(
                try await office.treasury.refusal(of: Sources.carryOver, ask.with { $0.into = gift.id }),
                .invalidArgument, at: "/into", "2022")
            let over = try await office.treasury.call(Sources.carryOver, ask.with { $0.amount = 300_000 })
            #expect(over.id == next.id && over.amount == 800_000)
            let left = try await office.treasury.call(Sources.list, ListSources().with { $0.year = 2021 })
            #expect(left.items.map(\.amount) == [700_000])
            try await office.treasury.call(
                Settlements.close, CloseSettlement(unit: "thai-binh", year: 2021, document: "9/QT"))
            expect(
                try await office.treasury.refusal(of: Sources.carryOver, ask), .failedPrecondition,
                at: "/source", "Sources/Supplement")
        }
    }
}
