import Bus
import CatalogueAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("Works on facilities, step by step", .timeLimit(.minutes(5)))
struct UpgradeStepTests {
    @Test("a certified upgrade lets the facility meet the standard from that day")
    func upgrade() async throws {
        try await Office.open { office in
            let (lead, provider) = (office.province, try await office.provider())
            let own = office.client(health)
            let proposed = try await own.call(
                Upgrades.propose,
                ProposeUpgrade(provider: provider.id, work: "Đường dốc", cost: 80_000_000).with {
                    $0.kind = .building
                })
            #expect(proposed.kind == .building)
            expect(
                try await own.refusal(of: Upgrades.complete, CompleteUpgrade(id: proposed.id)),
                .failedPrecondition, at: "/id")
            try await lead.call(Upgrades.approve, ApproveUpgrade(id: proposed.id))
            expect(
                try await lead.refusal(
                    of: Upgrades.refuse, RefuseUpgrade(id: proposed.id, reason: "hết tiền")),
                .failedPrecondition, at: "/id")
            let funded = try await lead.call(
                Upgrades.fund,
                FundUpgrade(id: proposed.id, amount: 75_000_000, fundSource: "provincial-budget"))
            #expect(funded.status == .funded && funded.funded == 75_000_000 && funded.fundedOn == today)
            office.deployment.set(day: day("2021-06-01"))
            let completed = try await own.call(
                Upgrades.complete, CompleteUpgrade(id: proposed.id).with { $0.on = day("2021-05-31") })
            #expect(completed.status == .completed)
            #expect(try await lead.provider(provider.id).standardMetSince == nil)
            let judgement = CertifyUpgrade(id: proposed.id, meetsStandard: true, evidence: "BB 3")
            expect(
                try await own.refusal(of: Upgrades.certify, judgement), .permissionDenied, at: "/id", "itself"
            )
            expect(
                try await lead.refusal(of: Upgrades.certify, judgement.with { $0.on = day("2021-05-30") }),
                .invalidArgument, at: "/on")
            let certified = try await lead.call(
                Upgrades.certify, judgement.with { ($0.on, $0.emergencyPlaces) = (day("2021-05-31"), 3) })
            #expect(certified.status == .certified && certified.meetsStandard == true)
            let raised = try await lead.provider(provider.id)
            #expect(raised.standardMetSince == day("2021-05-31"))
            #expect(raised.certification?.emergencyPlaces == 3 && raised.certification?.by == "thai-binh")
            #expect(try await office.events().suffix(2) == ["upgradeCertified", "providerUpdated"])
            #expect(
                try await lead.call(Upgrades.list, ListUpgrades().with { $0.status = .certified }).items
                    == [certified])
        }
    }

    @Test("who says that a work is done does not certify it, and what is refused goes no further")
    func ownWork() async throws {
        try await Office.open { office in
            let (lead, provider) = (office.province, try await office.provider())
            let work = ProposeUpgrade(provider: provider.id, work: "Đường dốc", cost: 80_000_000)
            let done = try await lead.call(Upgrades.propose, work).id
            try await lead.call(Upgrades.approve, ApproveUpgrade(id: done))
            try await lead.call(Upgrades.complete, CompleteUpgrade(id: done))
            let judgement = CertifyUpgrade(id: done, meetsStandard: true, evidence: "BB 3")
            expect(
                try await lead.refusal(of: Upgrades.certify, judgement), .permissionDenied, at: "/id",
                "somebody else")
            let other = office.client(school)
            #expect(try await other.refusal(of: Upgrades.certify, judgement)?.status == .permissionDenied)
            let named = office.deployment.client(
                as: Principal(unit: school, reaches: [.certifier: [health]]), language: .en)
            #expect(try await named.call(Upgrades.certify, judgement).status == .certified)
            let refused = try await lead.call(
                Upgrades.refuse,
                RefuseUpgrade(id: try await lead.call(Upgrades.propose, work).id, reason: "trùng"))
            #expect(refused.status == .refused && refused.reason == "trùng" && refused.refusedOn == today)
            expect(
                try await lead.refusal(of: Upgrades.approve, ApproveUpgrade(id: refused.id)),
                .failedPrecondition, at: "/id")
        }
    }

    @Test("money below zero is refused at its member")
    func negative() async throws {
        try await Office.open { office in
            let provider = try await office.provider()
            expect(
                try await office.province.refusal(
                    of: Upgrades.propose, ProposeUpgrade(provider: provider.id, work: "Sơn", cost: -5)),
                .invalidArgument, at: "/cost")
        }
    }
}
