import FundingAPI
import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

/// What is paid for children month by month, for some of them on a sealed ground.
extension KnownWorld {
    /// All of one band of age, so that what is paid for all of them together is the same in each world.
    static let paid = 1...7
    static let openGround = "no-support"
    static let sealedGround = "hiv-poor"
    static let paidOn = "2021-04-01"

    static var paidMonth: Month {
        get throws { try #require(Month(of: day(paidOn))) }
    }

    static func entitlement(_ number: Int) -> EntitlementID { Rolls.id(540 + number) }

    /// As many in each world.
    var paidOnSealedGround: [Int] { Array(sealed.filter(Self.paid.contains).prefix(2)) }

    /// The lead office grants and pays it: in its name speaks nobody of those who may not see what is sealed, but for who sees no
    /// list.
    func pay(_ province: Province) async throws {
        let lead = province.lead
        let allocation = try await province.allocate(100_000_000, to: "III.5", in: 2021)
        let held = try await lead.call(
            Commitments.reserve,
            ReserveMoney(allocation: allocation.id, amount: 50_000_000, purpose: "Trợ cấp hằng tháng"))
        _ = try await lead.call(
            Commitments.confirm, ConfirmCommitment(id: held.id, document: "QĐ 01"))
        for number in Self.paid {
            let isSealed = paidOnSealedGround.contains(number)
            _ = try await lead.call(
                Entitlements.grant,
                GrantEntitlement(
                    child: Self.child(number), unit: Province.dolisa,
                    ground: isSealed ? Self.sealedGround : Self.openGround, decision: "12/QĐ-LĐTBXH"
                ).with { ($0.id, $0.on) = (Self.entitlement(number), day(Self.paidOn)) })
        }
        let open = Self.paid.filter { !paidOnSealedGround.contains($0) }
        _ = try await lead.call(
            Notices.post,
            PostNotice(entitlements: open.map(Self.entitlement), place: "Trụ sở của Sở").with {
                $0.id = Rolls.id(560)
            })
        let run = try await lead.call(
            Entitlements.run,
            RunMonth(unit: Province.dolisa, month: try Self.paidMonth).with {
                ($0.commitment, $0.document) = (held.id, "UNC 04")
            })
        #expect(run.status == .paid)
        #expect(run.lineCount == Self.paid.count)
        #expect(run.total > .zero)
    }
}

extension Question {
    /// What somebody would ask who looks for it in what is paid, in who did what, and in who looked.
    static func money() throws -> [Question] {
        let (month, units) = (
            try KnownWorld.paidMonth, [Province.dolisa, Province.health, Province.commune, Province.area]
        )
        var asked = try KnownWorld.children.flatMap { number in
            let child = KnownWorld.child(number)
            return try [nil, day(KnownWorld.paidOn), day("2021-03-31")].flatMap { on in
                [
                    try Question(Entitlements.assess, AssessEntitlements(child: child).with { $0.on = on }),
                    try Question(
                        Entitlements.list,
                        ListEntitlements(unit: Province.dolisa).with { ($0.child, $0.on) = (child, on) }),
                ]
            } + [
                try Question(Waivers.list, ListWaivers().with { $0.child = child }),
                try Question(AdminReads.list, ListReads().with { $0.child = child }, of: "registry"),
                try Question(AdminReads.list, ListReads().with { $0.child = child }, of: "funding"),
                try Question(
                    AdminAudit.search, SearchAudit().with { $0.subject = child.text }, of: "registry"),
                try Question(
                    AdminAudit.search, SearchAudit().with { $0.subject = child.text }, of: "funding"),
            ]
        }
        for unit in units {
            asked += [
                try Question(Entitlements.list, ListEntitlements(unit: unit)),
                try Question(Entitlements.lines, ListLines(unit: unit, month: month)),
                try Question(Entitlements.payees, ListPayees(unit: unit, month: month)),
                try Question(Entitlements.differences, ListDifferences(unit: unit)),
                try Question(Notices.list, ListNotices(unit: unit)),
                try Question(Entitlements.runs, ListRuns().with { $0.unit = unit }),
                try Question(Settlements.get, GetSettlement(unit: unit, year: 2021)),
                try Question(
                    Estimates.compute,
                    ComputeEstimate(unit: unit, plan: Province.plan, year: 2021).with {
                        $0.assistance = AssistanceLine(activity: "III.5", source: Rolls.id(990))
                    }),
                try Question(Ledger.balance, AskBalance().with { $0.unit = unit }),
            ]
        }
        return try asked + [
            Question(Payments.list, ListPayments()), Question(Ledger.entries, ListEntries()),
            Question(Ledger.trial, AskTrialBalance()), Question(Commitments.list, ListCommitments()),
            Question(Allocations.list, ListAllocations()), Question(Estimates.list, ListEstimates()),
            Question(Finances.bySource, FinancesBySource(plan: Province.plan)),
            Question(AdminReads.list, ListReads(), of: "funding"),
            Question(AdminAudit.search, SearchAudit(), of: "funding"),
        ]
    }
}
