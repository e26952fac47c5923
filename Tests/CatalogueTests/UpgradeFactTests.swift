import Bus
import CatalogueAPI
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("The days of a work on a facility, corrected and taken back", .timeLimit(.minutes(5)))
struct UpgradeFactTests {
    /// The day on which the work was said to be completed, and was certified.
    private let saidOn = day("2021-03-25")

    /// A work of 2021-03-15 that was completed and certified on 2021-03-20, so that its provider meets the standard; seen on
    /// 2021-04-05.
    private func open(_ body: (Office, Provider, Upgrade) async throws -> Void) async throws {
        try await Office.open { office in
            let lead = office.province
            let provider = try await office.provider()
            let id = try await lead.call(
                Upgrades.propose, ProposeUpgrade(provider: provider.id, work: "Đường dốc", cost: 80_000_000)
            ).id
            _ = try await lead.call(Upgrades.approve, ApproveUpgrade(id: id))
            office.deployment.set(day: saidOn)
            let upgrade = try await completed(id, on: "2021-03-20", office)
            office.deployment.set(day: day("2021-04-05"))
            try await body(office, provider, upgrade)
        }
    }

    /// Its own office says that the work is done, the province finds that the standard is met with it.
    private func completed(_ id: UpgradeID, on text: String, _ office: Office) async throws -> Upgrade {
        _ = try await office.client(health).call(
            Upgrades.complete, CompleteUpgrade(id: id).with { $0.on = day(text) })
        return try await office.province.call(
            Upgrades.certify,
            CertifyUpgrade(id: id, meetsStandard: true, evidence: "BB 3").with { $0.on = day(text) })
    }

    /// Since when the provider has met the standard, as known at the end of a day.
    private func standard(_ office: Office, _ provider: Provider, knownOn: Day? = nil) async throws -> Day? {
        try await office.province.call(
            Providers.get, GetProvider(id: provider.id).with { $0.knownOn = knownOn }
        ).standardMetSince
    }

    @Test("another day, work or cost, and the standard moves along; what was known before stays known")
    func correct() async throws {
        try await open { office, provider, upgrade in
            let lead = office.province
            let correction = CorrectUpgrade(id: upgrade.id)
            let corrected = try await lead.call(
                Upgrades.correct,
                correction.with {
                    ($0.work, $0.cost) = (" Đường dốc,  tay vịn", 90_000_000)
                    ($0.completedOn, $0.certifiedOn) = (day("2021-03-18"), day("2021-03-18"))
                })
            #expect(corrected.work == "Đường dốc, tay vịn" && corrected.cost == 90_000_000)
            #expect(corrected.completedOn == day("2021-03-18") && corrected.approvedOn == today)
            #expect(try await office.events().suffix(2) == ["upgradeCorrected", "providerCorrected"])
            #expect(try await standard(office, provider) == day("2021-03-18"))
            #expect(try await standard(office, provider, knownOn: saidOn) == day("2021-03-20"))
            let now = try await lead.call(Upgrades.list, ListUpgrades())
            #expect(now.items == [corrected])
            let then = try await lead.call(Upgrades.list, ListUpgrades().with { $0.knownOn = saidOn })
            #expect(then.items == [upgrade])
            let before = try await lead.call(
                Upgrades.list, ListUpgrades().with { ($0.on, $0.status) = (day("2021-03-17"), .approved) })
            #expect(before.items.map(\.completedOn) == [nil])
            let proposed = try await lead.call(
                Upgrades.correct, correction.with { $0.proposedOn = day("2021-03-01") })
            #expect(proposed.proposedOn == day("2021-03-01") && proposed.status == .certified)
            #expect(try await office.events().last == "upgradeCorrected")
        }
    }

    @Test("what says otherwise of the standard takes who certifies; what leaves it as it is does not")
    func certifying() async throws {
        try await open { office, provider, upgrade in
            let lead = office.client("thai-binh", [.lead, .provider, .reader])
            let correction = CorrectUpgrade(id: upgrade.id)
            let said: [(member: String, CorrectUpgrade)] = [
                ("/meetsStandard", correction.with { $0.meetsStandard = false }),
                (
                    "/meetsStandard",
                    correction.with { ($0.certifiedOn, $0.meetsStandard) = (day("2021-03-21"), false) }
                ), ("/certifiedOn", correction.with { $0.certifiedOn = day("2021-03-21") }),
                ("/clear", correction.with { $0.clear = ["certifiedOn"] }),
                ("/clear", correction.with { $0.clear = ["completedOn"] }),
                ("/clear", correction.with { $0.clear = ["approvedOn"] }),
            ]
            let before = try await office.events()
            for (member, correction) in said {
                expect(
                    try await lead.refusal(of: Upgrades.correct, correction), .permissionDenied, at: member,
                    "certifier")
            }
            expect(
                try await lead.refusal(of: Upgrades.void, VoidUpgrade(id: upgrade.id)), .permissionDenied,
                at: "/id", "certifier")
            #expect(try await office.events() == before)
            #expect(try await standard(office, provider) == day("2021-03-20"))
            let dearer = try await lead.call(Upgrades.correct, correction.with { $0.cost = 90_000_000 })
            #expect(dearer.cost == 90_000_000)
            _ = try await office.province.call(Upgrades.correct, correction.with { $0.meetsStandard = false })
            // Nothing of the standard follows from it any more.
            let voided = try await lead.call(Upgrades.void, VoidUpgrade(id: upgrade.id))
            #expect(voided.id == upgrade.id)
            #expect(try await standard(office, provider) == nil)
        }
    }

    @Test("the steps follow each other: what is in the way is named")
    func order() async throws {
        try await open { office, _, upgrade in
            let lead = office.province
            let correction = CorrectUpgrade(id: upgrade.id)
            expect(
                try await lead.refusal(
                    of: Upgrades.correct, correction.with { $0.completedOn = day("2021-03-14") }),
                .failedPrecondition, at: "/id", "2021-03-15")
            let approved = try await lead.refusal(
                of: Upgrades.correct, correction.with { $0.approvedOn = day("2021-03-21") })
            expect(approved, .failedPrecondition, at: "/id", "2021-03-20")
            expect(approved, .failedPrecondition, at: "/id", "so-y-te)")
            expect(
                try await lead.refusal(
                    of: Upgrades.correct, correction.with { $0.completedOn = day("2021-04-06") }),
                .invalidArgument, at: "/completedOn")
            expect(
                try await lead.refusal(
                    of: Upgrades.correct, correction.with { $0.completedOn = day("2021-03-20") }),
                .failedPrecondition, at: "/id", "2021-03-20")
            let wrong = correction.with {
                ($0.work, $0.cost, $0.meetsStandard, $0.clear) = (" ", -1, false, ["certifiedOn"])
            }
            #expect(
                try await lead.refusal(of: Upgrades.correct, wrong)?.fields == ["/clear/0", "/work", "/cost"])
            #expect(try await lead.call(Upgrades.list, ListUpgrades()).items == [upgrade])
            let clerk = office.client(health, [.reader, .provider])
            #expect(
                try await clerk.refusal(of: Upgrades.correct, correction)?.status == .permissionDenied)
        }
    }

    @Test("a completion that never was takes the standard back, an approval that never was both steps")
    func clear() async throws {
        try await open { office, provider, upgrade in
            let lead = office.province
            let correction = CorrectUpgrade(id: upgrade.id)
            let open = try await lead.call(Upgrades.correct, correction.with { $0.clear = ["completedOn"] })
            #expect(open.status == .approved && open.completedOn == nil && open.certifiedOn == nil)
            #expect(open.meetsStandard == nil)
            #expect(try await standard(office, provider) == nil)
            #expect(
                try await lead.refusal(
                    of: Upgrades.correct,
                    correction.with { ($0.completedOn, $0.meetsStandard) = (day("2021-03-20"), true) }
                )?.fields == ["/completedOn", "/meetsStandard"])
            let again = try await completed(upgrade.id, on: "2021-03-22", office)
            #expect(again.completedOn == day("2021-03-22"))
            #expect(try await standard(office, provider) == day("2021-03-22"))
            _ = try await lead.call(Upgrades.correct, correction.with { $0.meetsStandard = false })
            #expect(try await standard(office, provider) == nil)
            _ = try await lead.call(Upgrades.correct, correction.with { $0.meetsStandard = true })
            #expect(try await standard(office, provider) == day("2021-03-22"))
            expect(
                try await lead.refusal(
                    of: Upgrades.correct,
                    correction.with { ($0.clear, $0.meetsStandard) = (["approvedOn"], true) }),
                .invalidArgument, at: "/clear")
            let proposed = try await lead.call(
                Upgrades.correct, correction.with { $0.clear = ["approvedOn"] })
            #expect(proposed.status == .proposed && proposed.approvedOn == nil)
            #expect(proposed.completedOn == nil)
            #expect(try await standard(office, provider) == nil)
            expect(
                try await lead.refusal(of: Upgrades.correct, correction.with { $0.approvedOn = today }),
                .invalidArgument, at: "/approvedOn")
        }
    }

    @Test("a work that never was is gone with its standard, and known to have been there")
    func void() async throws {
        try await open { office, provider, upgrade in
            let lead = office.province
            #expect(try await lead.call(Upgrades.void, VoidUpgrade(id: upgrade.id)) == upgrade)
            #expect(try await office.events().suffix(2) == ["upgradeVoided", "providerCorrected"])
            #expect(try await lead.call(Upgrades.list, ListUpgrades()).items.isEmpty)
            #expect(try await standard(office, provider) == nil)
            let then = try await lead.call(Upgrades.list, ListUpgrades().with { $0.knownOn = saidOn })
            #expect(then.items == [upgrade])
            let other = ProposeUpgrade(provider: provider.id, work: "Mái che", cost: 1)
            expect(
                try await lead.refusal(of: Upgrades.propose, other.with { $0.id = upgrade.id }),
                .alreadyExists, at: "/id")
            expect(
                try await lead.refusal(of: Upgrades.void, VoidUpgrade(id: upgrade.id)), .notFound, at: "/id")
        }
    }

    @Test("what somebody has said of the standard since stays")
    func decided() async throws {
        try await open { office, provider, upgrade in
            let lead = office.province
            let history = try await lead.call(Providers.history, ListProviderHistory(provider: provider.id))
            let fact = try #require(history.items.last { $0.aspect == .standard })
            #expect(fact.cause != nil)
            _ = try await lead.call(
                Providers.correct,
                CorrectProvider(id: provider.id, fact: fact.fact).with { $0.on = day("2021-03-23") })
            _ = try await lead.call(Upgrades.void, VoidUpgrade(id: upgrade.id))
            #expect(try await standard(office, provider) == day("2021-03-23"))
            #expect(try await office.events().last == "upgradeVoided")
        }
    }
}
