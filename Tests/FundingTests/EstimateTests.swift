import Bus
import FundingAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Sources and estimates", .timeLimit(.minutes(5)))
struct EstimateTests {
    @Test("an estimate is drafted, submitted, returned, written again, and approved")
    func path() async throws {
        try await Office.keepingBooks { office in
            let source = try await office.source()
            let first = try await office.draft([
                line("II.1", source, 300_000), line("III.5", source, 200_000),
            ])
            #expect(first.version == 1)
            #expect(first.total == 500_000)
            #expect(first.draftedBy == health)
            try await office.health.call(Estimates.submit, SubmitEstimate(id: first.id))
            let returned = try await office.treasury.call(
                Estimates.return, ReturnEstimate(id: first.id, remark: "II.1 quá cao"))
            #expect(returned.status == .returned)
            #expect(returned.remark == "II.1 quá cao")
            let second = try await office.approved([line("II.1", source, 250_000)], id: first.id)
            #expect(second.version == 2)
            #expect(second.status == .approved)
            #expect(second.approvedBy == "thai-binh")
            #expect(second.approvedOn == today)
            #expect(
                try await office.versions(of: first, for: office.treasury).map(\.status) == [
                    .returned, .approved,
                ])
            let latest = try await office.treasury.call(
                Estimates.list, ListEstimates().with { $0.plan = plan })
            #expect(latest.items == [second])
        }
    }

    @Test(
        "each step is taken only from where it can be", arguments: EstimateStatus.allCases,
        EstimateStep.allCases)
    func steps(status: EstimateStatus, step: EstimateStep) {
        let allowed: [EstimateStatus: [EstimateStep: EstimateStatus]] = [
            .draft: [.submit: .submitted, .supersede: .superseded],
            .submitted: [.return: .returned, .approve: .approved],
            .approved: [.supersede: .superseded],
        ]
        #expect(step.next(from: status) == allowed[status]?[step])
        let estimate = Estimate(
            id: newID(), version: 1, unit: thaiThuy, plan: "x", year: 2021, lines: [], total: .zero,
            status: status, draftedBy: thaiThuy)
        #expect(FundingTexts.catalogue.keys.contains(step.instead(for: estimate).key))
    }

    @Test("everything that is wrong with a draft is said at once, and nothing is kept")
    func bad() async throws {
        try await Office.open { office in
            let source = try await office.source()
            let last = try await office.source(name: "Năm ngoái", year: 2020, on: day("2020-01-02"))
            let before = try await office.events()
            let refused = try await office.health.refusal(
                of: Estimates.draft,
                DraftEstimate(
                    unit: health, plan: " ", year: 2021,
                    lines: [
                        line("II.1", source, -5), line("II.1", source, 100), line("II.2", last, 100),
                        EstimateLine(activity: "", source: newID(), amount: 0, reason: ""),
                    ]))
            expect(refused, .invalidArgument, at: "/plan")
            #expect(
                refused?.fields == [
                    "/plan", "/lines/0/amount", "/lines/1/activity", "/lines/2/source", "/lines/3/activity",
                    "/lines/3/reason", "/lines/3/amount", "/lines/3/source",
                ])
            #expect(try await office.events() == before)
            #expect(try await office.treasury.call(Estimates.list, ListEstimates()).items.isEmpty)
        }
    }

    @Test("lines that add up to more than money can be are refused")
    func overflow() async throws {
        try await Office.open { office in
            let source = try await office.source(try Money(dong: Money.limit))
            let most = try Money(dong: Money.limit)
            expect(
                try await office.health.refusal(
                    of: Estimates.draft,
                    DraftEstimate(
                        unit: health, plan: plan, year: 2021,
                        lines: [line("II.1", source, most), line("II.2", source, most)])),
                .invalidArgument, at: "/lines/1/amount")
        }
    }

    @Test("a unit has one estimate for a plan and a year, in versions")
    func once() async throws {
        try await Office.open { office in
            let source = try await office.source()
            let first = try await office.draft([line("II.1", source, 100)])
            expect(
                try await office.health.refusal(
                    of: Estimates.draft,
                    DraftEstimate(unit: health, plan: plan, year: 2021, lines: [line("II.1", source, 200)])),
                .alreadyExists, at: "/id", first.id.text)
            let second = try await office.draft([line("II.1", source, 200)], id: first.id)
            #expect(second.version == 2)
            try await office.health.call(Estimates.submit, SubmitEstimate(id: first.id))
            expect(
                try await office.health.refusal(
                    of: Estimates.draft,
                    DraftEstimate(unit: health, plan: plan, year: 2021, lines: [line("II.1", source, 300)])
                        .with { $0.id = first.id }),
                .failedPrecondition, at: "/id", "submitted")
            #expect(
                try await office.versions(of: first, for: office.health).map(\.status) == [
                    .superseded, .submitted,
                ])
        }
    }

    @Test("who drafts does not approve without being who decides, and no one outside its scope does")
    func fourEyes() async throws {
        try await Office.open { office in
            let source = try await office.source()
            let drafted = try await office.draft([line("II.1", source, 100)])
            try await office.health.call(Estimates.submit, SubmitEstimate(id: drafted.id))
            let own = try await office.health.refusal(of: Estimates.approve, ApproveEstimate(id: drafted.id))
            #expect(own?.status == .permissionDenied)
            for stranger in [thaiThuy, "hung-yen"] {
                expect(
                    try await office.client(stranger).refusal(
                        of: Estimates.approve, ApproveEstimate(id: drafted.id)),
                    .notFound, at: "/id")
            }
            let listed = try await office.health.call(Estimates.list, ListEstimates())
            #expect(listed.items.map(\.status) == [.submitted])
            #expect(try await office.client(thaiThuy).call(Estimates.list, ListEstimates()).items.isEmpty)
        }
    }

    @Test(
        "an estimate is drafted and submitted in one's own name, and approved by a People's Committee above")
    func ownName() async throws {
        try await Office.open { office in
            let source = try await office.source()
            let drafted = try await office.draft([line("II.1", source, 100)])
            // Whom the office of finance reaches it does not speak for.
            let finances = office.deployment.client(as: finance, scope: ["thai-binh"], language: .en)
            let words = "in the name of thai-binh/so-y-te"
            expect(
                try await finances.refusal(
                    of: Estimates.draft,
                    DraftEstimate(
                        unit: health, plan: plan, year: 2022, lines: [line("II.1", source, 100)])),
                .permissionDenied, at: "/unit", words)
            expect(
                try await finances.refusal(of: Estimates.submit, SubmitEstimate(id: drafted.id)),
                .permissionDenied, at: "/id", words)
            try await office.health.call(Estimates.submit, SubmitEstimate(id: drafted.id))
            expect(
                try await finances.refusal(of: Estimates.approve, ApproveEstimate(id: drafted.id)),
                .permissionDenied, at: "/id", words)
            // It examines, and sends back.
            let returned = try await finances.call(
                Estimates.return, ReturnEstimate(id: drafted.id, remark: "Thiếu căn cứ"))
            #expect(returned.status == .returned)
            _ = try await office.draft([line("II.1", source, 100)], id: drafted.id)
            try await office.health.call(Estimates.submit, SubmitEstimate(id: drafted.id))
            let approved = try await office.treasury.call(
                Estimates.approve, ApproveEstimate(id: drafted.id))
            #expect(approved.approvedBy == "thai-binh")
            expect(
                try await finances.refusal(
                    of: Allocations.allocate,
                    AllocateMoney(
                        estimate: drafted.id, activity: "II.1", source: source.id, amount: 1)),
                .notFound, at: "/estimate")
        }
    }

    @Test("a later version does not go below what is allocated, and moves the authority by the difference")
    func nextVersion() async throws {
        try await Office.keepingBooks { office in
            let source = try await office.source()
            let first = try await office.approved([
                line("II.1", source, 400_000), line("II.2", source, 100_000),
            ])
            try await office.treasury.call(
                Allocations.allocate,
                AllocateMoney(estimate: first.id, activity: "II.1", source: source.id, amount: 300_000))
            _ = try await office.draft([line("II.1", source, 299_999)], id: first.id)
            try await office.health.call(Estimates.submit, SubmitEstimate(id: first.id))
            expect(
                try await office.treasury.refusal(of: Estimates.approve, ApproveEstimate(id: first.id)),
                .failedPrecondition, at: "/id", "300,000")
            try await office.treasury.call(Estimates.return, ReturnEstimate(id: first.id, remark: "thiếu"))
            // The version in force is still the first.
            try await office.treasury.call(
                Allocations.allocate,
                AllocateMoney(estimate: first.id, activity: "II.2", source: source.id, amount: 1))
            let third = try await office.approved(
                [line("II.1", source, 350_000), line("II.2", source, 1), line("II.3", source, 7)],
                id: first.id)
            #expect(third.version == 3)
            #expect(
                try await office.versions(of: first, for: office.treasury).map(\.status) == [
                    .superseded, .returned, .approved,
                ])
            let entries = try await office.treasury.items(Ledger.entries, ListEntries())
            let sums = Sums(entries)
            func approved(_ activity: String) -> Int64 {
                sums[.approved, "\(first.id)/\(source.id)/\(activity)"]
            }
            #expect(approved("II.1") == 50_000)
            #expect(approved("II.2") == 0)
            #expect(approved("II.3") == 7)
        }
    }

    @Test("a source's name is the same in whatever case, marks and blanks it is spelt")
    func sourceSpeltOtherwise() async throws {
        try await Office.open { office in
            let first = try await office.source(name: "Quỹ Vì trẻ em")
            for name in ["QUỸ VÌ TRẺ EM", "Quy vi tre em.", "Quỹ  Vì trẻ em"] {
                let refused = try await office.treasury.refusal(
                    of: Sources.open,
                    OpenSource(name: name, kind: "donor", unit: "thai-binh", year: 2021, amount: 5))
                expect(refused, .alreadyExists, at: "/name", first.id.text)
                #expect(refused?.message.contains("Quỹ Vì trẻ em") == true)
            }
            _ = try await office.source(name: "Quỹ Vì trẻ em nghèo")
            _ = try await office.source(name: "quỹ vì trẻ em", year: 2022)
        }
    }

    @Test("a source cannot be opened twice, with a bad kind, or below zero")
    func sources() async throws {
        try await Office.open { office in
            _ = try await office.source()
            expect(
                try await office.treasury.refusal(
                    of: Sources.open,
                    OpenSource(
                        name: "Ngân sách tỉnh", kind: "donor", unit: "thai-binh", year: 2021, amount: 5)),
                .alreadyExists, at: "/name", "recorded by thai-binh")
            let refused = try await office.treasury.refusal(
                of: Sources.open,
                OpenSource(name: "", kind: "treasure", unit: "thai-binh", year: 21, amount: -1))
            #expect(refused?.fields == ["/name", "/kind", "/year", "/amount"])
            expect(
                try await office.client(health).refusal(
                    of: Sources.open,
                    OpenSource(name: "Lạ", kind: "donor", unit: "thai-binh", year: 2021, amount: 1)),
                .permissionDenied, at: "/unit")
            #expect(try await office.events() == ["sourceOpened"])
        }
    }
}
