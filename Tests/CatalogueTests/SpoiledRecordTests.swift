import Bus
import CatalogueAPI
import GRDB
import RegistryKnown
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("Words that the program does not know", .timeLimit(.minutes(5)))
struct SpoiledRecordTests {
    @Test("an area that is no path is not dropped from what an offer asks: nobody is let in by it")
    func area() async throws {
        try await Office.open { office in
            let child = try await office.child(in: diemDien)
            let offer = try await office.offer(
                of: office.provider(), for: Eligibility().with { $0.area = [thuyHai, "hung-yen"] })
            try office.write("UPDATE offers SET eligibility = '{\"area\":[\"THUY~HAI\",\"hung-yen\"]}'")
            try await office.cannotRead("offers", offer.id.text, "eligibility/area/0") {
                _ = try $0.offers.find(offer.id)
            }
            try await office.failsInside(
                office.province.refusal(of: Offers.match, MatchOffers(child: child)), discreet: "THUY~HAI")
            try await office.failsInside(
                office.province.refusal(of: Offers.search, SearchOffers()), discreet: "THUY~HAI")
        }
    }

    @Test("an offer's, a referral's and an upgrade's status")
    func status() async throws {
        try await Office.withClinic { office, child, provider in
            let offer = try await office.offer(of: provider)
            let referral = try await office.referral(of: child, to: offer)
            let upgrade = try await office.province.call(
                Upgrades.propose, ProposeUpgrade(provider: provider.id, work: "Sơn", cost: 5))
            for table in ["offers", "referrals", "upgrades"] {
                try office.write("UPDATE \(sql: table) SET status = 'hushed~'")
            }
            try await office.cannotRead("offers", offer.id.text, "status") {
                _ = try $0.offers.find(offer.id)
            }
            try await office.cannotRead("referrals", referral.id.text, "status") {
                _ = try $0.referrals.find(referral.id)
            }
            try await office.cannotRead("upgrades", upgrade.id.text, "status") {
                _ = try $0.upgrades.find(upgrade.id)
            }
            try await office.failsInside(
                office.province.refusal(of: Offers.withdraw, WithdrawOffer(id: offer.id, reason: "hết")),
                discreet: "hushed")
            try await office.failsInside(
                office.province.refusal(of: Referrals.accept, AcceptReferral(id: referral.id)),
                discreet: "hushed")
            try await office.failsInside(
                office.province.refusal(of: Upgrades.list, ListUpgrades()), discreet: "hushed")
        }
    }

    @Test("a day and a unit")
    func values() async throws {
        try await Office.open { office in
            let provider = try await office.provider()
            let delivery = try await office.delivery(to: office.child(), by: provider)
            try office.write("UPDATE deliveries SET on_day = '2021-02-30'")
            try office.write("UPDATE providers SET unit = 'A B'")
            try await office.cannotRead("deliveries", delivery.id.text, "on_day") {
                _ = try $0.deliveries.find(delivery.id)
            }
            try await office.cannotRead("providers", provider.id.text, "unit") {
                _ = try $0.providers.find(provider.id)
            }
            try await office.failsInside(
                office.province.refusal(
                    of: Deliveries.correct,
                    CorrectDelivery(id: delivery.id, reason: "nhầm").with { $0.void = true }),
                discreet: "2021-02-30")
            try await office.failsInside(
                office.province.refusal(of: Providers.get, GetProvider(id: provider.id)), discreet: "A B")
        }
    }

    @Test("what hangs on a network, a pilot and a child")
    func below() async throws {
        try await Office.open { office in
            let child = try await office.child(disability: (.mobility, .severe))
            let provider = try await office.provider()
            let network = try await office.province.call(
                Networks.establish, EstablishNetwork(district: thaiThuy, members: [provider.id]))
            let pilot = try await office.province.call(
                Pilots.start, StartPilot(model: "Mô hình", district: thaiThuy))
            try await office.province.call(
                Pilots.evaluate, EvaluatePilot(id: pilot.id, verdict: .expand, summary: "tốt"))
            try office.write("UPDATE network_members SET from_day = 'once~'")
            try office.write("UPDATE pilot_evaluations SET verdict = 'maybe~'")
            try office.write(
                SpoiledColumn(facts: "known_disabilities", #"{"type":"mobility","degree":"slight~"}"#)
                    .spoiling)
            try await office.cannotRead("network_members", nil, "from_day") {
                _ = try $0.networks.find(network.id)
            }
            try await office.cannotRead("pilot_evaluations", nil, "verdict") {
                _ = try $0.pilots.find(pilot.id)
            }
            try await office.cannotRead("known_disabilities", nil, "value/degree") {
                _ = try $0.knownChildren.find(child)
            }
            try await office.failsInside(
                office.province.refusal(
                    of: Networks.dissolve, DissolveNetwork(id: network.id, reason: "hết")), discreet: "once")
            try await office.failsInside(
                office.province.refusal(of: Pilots.list, ListPilots()), discreet: "maybe")
            try await office.failsInside(
                office.province.refusal(of: Offers.match, MatchOffers(child: child)), discreet: "slight")
        }
    }
}

extension Office {
    /// Writes into the catalogue's file past the service.
    func write(_ sql: SQL) throws { try deployment.alter("catalogue", sql) }

    /// That `look` finds a value that is none, and that what the log says of it is where it stands, and not what it is.
    fileprivate func cannotRead(
        _ table: String, _ row: String?, _ column: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ look: @escaping @Sendable (Snapshot) throws -> Void
    ) async throws {
        let error = try await deployment.unreadable(in: "catalogue", look)
        #expect(error?.table == table, sourceLocation: sourceLocation)
        #expect(error?.column == column, sourceLocation: sourceLocation)
        #expect(error?.row == row ?? error?.row, sourceLocation: sourceLocation)
        #expect(
            error?.withoutValues == "UnreadableRecord(\(table), row \(error?.row ?? ""), column \(column))",
            sourceLocation: sourceLocation)
    }

    /// That the call ends INTERNAL without a word of what was found, and the service goes on.
    fileprivate func failsInside(
        _ refused: Refused?, discreet value: String, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        #expect(refused?.status == .internal, sourceLocation: sourceLocation)
        #expect(refused?.message.contains(value) == false, sourceLocation: sourceLocation)
        let others = try await province.call(Networks.list, ListNetworks().with { $0.unit = "hung-yen" })
        #expect(others.items.isEmpty, sourceLocation: sourceLocation)
    }
}
