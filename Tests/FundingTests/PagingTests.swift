import Bus
import FundingAPI
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Lists in pages", .timeLimit(.minutes(5)))
struct PagingTests {
    @Test("a list read a page at a time is the list read at once")
    func pages() async throws {
        try await Office.open { office in
            try await fill(office)
            let treasury = office.treasury
            try await compare(treasury, Sources.list, ListSources(), \.after, \.limit)
            try await compare(treasury, Estimates.list, ListEstimates(), \.after, \.limit)
            try await compare(
                treasury, Estimates.list, ListEstimates().with { $0.allVersions = true }, \.after, \.limit)
            try await compare(treasury, Allocations.list, ListAllocations(), \.after, \.limit)
            try await compare(treasury, Commitments.list, ListCommitments(), \.after, \.limit)
            try await compare(treasury, Donations.list, ListDonations(), \.after, \.limit)
            try await compare(treasury, Waivers.list, ListWaivers(), \.after, \.limit)
        }
    }

    @Test("the rows of a balance come in pages, each with the sum of all")
    func balance() async throws {
        try await Office.open { office in
            try await fill(office)
            let whole = try await office.treasury.call(Ledger.balance, AskBalance())
            #expect(whole.rows.count == 2)
            #expect(whole.next == nil)
            let first = try await office.treasury.call(Ledger.balance, AskBalance().with { $0.limit = 1 })
            let second = try await office.treasury.call(
                Ledger.balance,
                AskBalance().with {
                    $0.after = first.next
                    $0.limit = 1
                })
            #expect(first.rows + second.rows == whole.rows)
            #expect(second.next == nil)
            #expect([first.total, second.total] == [whole.total, whole.total])
        }
    }

    @Test("a page of nothing or of more than 500 is refused", arguments: [0, -1, 501])
    func limits(limit: Int) async throws {
        try await Office.open { office in
            expect(
                try await office.treasury.refusal(of: Sources.list, ListSources().with { $0.limit = limit }),
                .invalidArgument, at: "/limit")
            expect(
                try await office.treasury.refusal(of: Ledger.balance, AskBalance().with { $0.limit = limit }),
                .invalidArgument, at: "/limit")
        }
    }

    /// Two or more of everything.
    private func fill(_ office: Office) async throws {
        let treasury = office.treasury
        let one = try await office.source(1_000)
        let other = try await office.source(1_000, kind: "donor", name: "Quỹ")
        let estimate = try await office.approved([line("II.1", one, 500), line("II.2", other, 500)])
        _ = try await office.draft([line("II.1", one, 400), line("II.2", other, 500)], id: estimate.id)
        let second = try await office.health.call(
            Estimates.draft,
            DraftEstimate(unit: health, plan: "khác", year: 2021, lines: [line("II.1", one, 5)]))
        #expect(second.version == 1)
        for (activity, source) in [("II.1", one), ("II.2", other), ("II.2", other)] {
            let allocation = try await treasury.call(
                Allocations.allocate,
                AllocateMoney(
                    estimate: estimate.id, activity: activity, source: source.id, amount: 200))
            _ = try await office.confirmed(100, of: allocation)
        }
        for donor in ["A", "B"] {
            try await treasury.call(
                Donations.pledge, PledgeDonation(source: other.id, donor: donor, amount: 10))
        }
        for _ in 1...2 {
            let child = try await office.child()
            try await treasury.call(
                Waivers.grant, GrantWaiver(child: child, kind: "tuition-exemption", unit: health))
        }
    }

    private func compare<Request: PagedRequest, Item>(
        _ client: TestClient, _ method: Query<Request, List<Item>>, _ request: Request,
        _ after: WritableKeyPath<Request, String?>, _ limit: WritableKeyPath<Request, Int?>
    ) async throws {
        let whole = try await client.call(method, request)
        #expect(whole.items.count > 1, "\(method.name)")
        #expect(whole.next == nil, "\(method.name)")
        var single = request
        single[keyPath: limit] = 1
        #expect(try await client.call(method, single).items.count == 1, "\(method.name)")
        #expect(try await client.all(method, single, from: after) == whole.items, "\(method.name)")
    }
}
