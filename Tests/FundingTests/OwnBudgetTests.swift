import Bus
import FundingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Who decides about a level's own budget", .timeLimit(.minutes(5)))
struct OwnBudgetTests {
    private func person(_ code: PersonCode, of client: TestClient) -> TestClient {
        client.by(Person(id: code))
    }

    private func handedIn(
        _ source: Source, by client: TestClient
    ) async throws -> Estimate {
        let drafted = try await client.call(
            Estimates.draft,
            DraftEstimate(unit: diemDien, plan: plan, year: 2021, lines: [line("III.5", source, 1_000)]))
        return try await client.call(Estimates.submit, SubmitEstimate(id: drafted.id))
    }

    @Test("a commune opens, approves, allocates and spends its own, by two persons")
    func own() async throws {
        try await Office.keepingBooks { office in
            let commune = office.client(diemDien)
            let (writer, chief) = (person("ntl", of: commune), person("tvb", of: commune))
            let source = try await chief.call(
                Sources.open,
                OpenSource(
                    name: "Ngân sách xã", kind: "provincial-budget", unit: diemDien, year: 2021, amount: 1_000
                ))
            let estimate = try await handedIn(source, by: writer)
            expect(
                try await writer.refusal(of: Estimates.approve, ApproveEstimate(id: estimate.id)),
                .failedPrecondition, at: "/id", "another person")
            #expect(
                try await chief.call(Estimates.approve, ApproveEstimate(id: estimate.id)).status == .approved)
            let allocation = try await chief.call(
                Allocations.allocate,
                AllocateMoney(estimate: estimate.id, activity: "III.5", source: source.id, amount: 600))
            #expect(allocation.left == 600)
            let held = try await writer.call(
                Commitments.reserve, ReserveMoney(allocation: allocation.id, amount: 500, purpose: "Mua sách")
            )
            #expect(held.left == 500)
        }
    }

    @Test("what the province's budget gives a commune, the province's committee approves and allocates")
    func provinces() async throws {
        try await Office.keepingBooks { office in
            let commune = office.client(diemDien)
            let chief = person("tvb", of: commune)
            let source = try await office.source(1_000)
            let estimate = try await handedIn(source, by: person("ntl", of: commune))
            try await chief.expectDenied(Estimates.approve, ApproveEstimate(id: estimate.id), at: "/id")
            #expect(
                try await office.treasury.call(Estimates.approve, ApproveEstimate(id: estimate.id)).status
                    == .approved)
            let ask = AllocateMoney(estimate: estimate.id, activity: "III.5", source: source.id, amount: 600)
            try await chief.expectDenied(Allocations.allocate, ask, at: "/source")
            let given = try await office.treasury.call(Allocations.allocate, ask)
            try await chief.expectDenied(
                Allocations.revise, ReviseAllocation(id: given.id, amount: 900, reason: "thêm"), at: "/id")
            #expect(try await chief.call(Allocations.list, ListAllocations()).items.map(\.amount) == [600])
        }
    }

    @Test("a key that names nobody approves nothing that it drafted")
    func nobody() async throws {
        try await Office.open { office in
            let commune = office.client(diemDien)
            let source = try await commune.call(
                Sources.open,
                OpenSource(
                    name: "Ngân sách xã", kind: "provincial-budget", unit: diemDien, year: 2021, amount: 1_000
                ))
            let estimate = try await handedIn(source, by: commune)
            expect(
                try await commune.refusal(of: Estimates.approve, ApproveEstimate(id: estimate.id)),
                .failedPrecondition, at: "/id")
            #expect(
                try await office.treasury.call(Estimates.approve, ApproveEstimate(id: estimate.id)).total
                    == 1_000)
        }
    }
}
