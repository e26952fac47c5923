import Bus
import FundingAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Assistance that was paid counts as help", .timeLimit(.minutes(5)))
struct AssistedTests {
    /// The shipped plan, with an indicator of children who were helped in one way or another.
    private func plan() throws -> PlanDocument {
        var plan = try Province.shipped(Province.plan)
        let population = PopulationDeclaration().with {
            $0.children = ChildFilter().with { $0.ageUnder = 16 }
        }
        let ways = [
            FactDeclaration().with { $0.delivery = ["care"] },
            FactDeclaration().with { $0.assistance = true }, FactDeclaration().with { $0.waiver = true },
        ]
        plan.indicators.append(
            Rolls.indicator(
                population, having: [FactDeclaration().with { $0.anyOf = ways }], measure: .count))
        return plan
    }

    private func money(_ province: Province) async throws -> Commitment {
        let allocation = try await province.allocate(100_000_000, to: "III.5", in: 2021)
        let held = try await province.lead.call(
            Commitments.reserve,
            ReserveMoney(allocation: allocation.id, amount: 50_000_000, purpose: "Trợ cấp hằng tháng"))
        return try await province.lead.call(
            Commitments.confirm, ConfirmCommitment(id: held.id, document: "QĐ 01"))
    }

    private func grant(_ child: ChildID, _ ground: String, _ province: Province) async throws {
        _ = try await province.lead.call(
            Entitlements.grant,
            GrantEntitlement(child: child, unit: Province.dolisa, ground: ground, decision: "12/QĐ"))
    }

    private func run(_ commitment: Commitment, _ province: Province) async throws -> PaymentRun {
        let month = try #require(Month(of: day("2021-03-15")))
        return try await province.lead.call(
            Entitlements.run,
            RunMonth(unit: Province.dolisa, month: month).with {
                ($0.commitment, $0.document) = (commitment.id, "UNC 03")
            })
    }

    @Test(
        "from the day that it is paid until it comes back, once beside whatever else, and says not on what ground"
    )
    func counted() async throws {
        try await Province.open(publish: false, on: [.inProcess]) { province in
            _ = try await province.lead.call(Plans.publish, PublishPlan(plan: plan()))
            let commitment = try await money(province)
            let (open, sealed) = (try await province.child(), try await province.child())
            _ = try await province.child()
            try await grant(open, "no-support", province)
            try await grant(sealed, "hiv-poor", province)
            #expect(try await province.value("X1").numerator == 0)
            let paid = try await run(commitment, province)
            #expect(paid.status == .paid && paid.lineCount == 2)
            #expect(try await province.value("X1").numerator == 2)
            #expect(try await province.value("X1", on: "2021-03-14").numerator == 0)

            let explained = try await province.lead.call(
                Indicators.explain, ExplainIndicator(plan: Province.plan, indicator: "X1"))
            let because = Dictionary(uniqueKeysWithValues: explained.members.map { ($0.id, $0.because) })
            // Both alike: which of them has the sealed ground nobody can tell.
            #expect(because[open.text] == ["assistance"] && because[sealed.text] == ["assistance"])

            province.deployment.set(day: day("2021-03-20"))
            let lines = try await province.lead.items(
                Entitlements.lines, ListLines(unit: Province.dolisa, month: paid.month))
            let line = try #require(lines.first { $0.child == open })
            let part = ReturnLine(run: paid.id, number: line.number, reason: "Không đến nhận").with {
                $0.amount = 1000
            }
            _ = try await province.lead.call(Entitlements.return, part)
            // Part of it is help still.
            #expect(try await province.value("X1").numerator == 2)
            _ = try await province.lead.call(Entitlements.return, part.with { $0.amount = nil })
            #expect(try await province.value("X1").numerator == 1)
            #expect(try await province.value("X1", on: "2021-03-15", knownOn: "2021-03-15").numerator == 2)

            for child in [open, sealed] {
                _ = try await province.lead.call(
                    Waivers.grant,
                    GrantWaiver(child: child, kind: "tuition-exemption", unit: Province.dolisa))
            }
            // Who has both is one.
            #expect(try await province.value("X1").numerator == 2)
            // The year after, nothing was paid yet; the waivers go on.
            province.deployment.set(day: day("2022-01-10"))
            #expect(try await province.value("X1").numerator == 2)
        }
    }

    @Test("a plan's fact of several is held against the plan in each of its parts")
    func checked() async throws {
        try await Province.open(publish: false, on: [.inProcess]) { province in
            var wrong = try plan()
            let index = wrong.indicators.count - 1
            wrong.indicators[index].having = [
                FactDeclaration().with {
                    $0.anyOf = [
                        FactDeclaration().with { $0.delivery = ["magic"] }, FactDeclaration(),
                        FactDeclaration().with { $0.network = true },
                    ]
                }, FactDeclaration().with { $0.anyOf = [] },
            ]
            let told = try await province.lead.refusal(of: Plans.publish, PublishPlan(plan: wrong))
            let here = "/plan/indicators/\(index)/having"
            #expect(
                Set(told?.fields ?? []) == [
                    "\(here)/0/anyOf/0/delivery/0", "\(here)/0/anyOf/1", "\(here)/0/anyOf/2/network",
                    "\(here)/1/anyOf",
                ])
        }
    }
}
