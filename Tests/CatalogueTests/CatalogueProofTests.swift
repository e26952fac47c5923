import Bus
import CatalogueAPI
import GRDB
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("The catalogue is what its log says", .timeLimit(.minutes(5)))
struct CatalogueProofTests {
    /// A clinic that moves, its offer that is withdrawn, a child that is sent there and served, a delivery that is put right, a network,
    /// a pilot and an upgrade.
    private func act(_ body: (Office) async throws -> Void) async throws {
        try await Office.withReferral { office, child, sent in
            let lead = office.province
            let clinic = try await lead.call(Providers.get, GetProvider(id: sent.provider))
            let moved = update(clinic.id, on: "2021-02-01") { $0.place = thuyHai }
            _ = try await lead.call(Providers.update, moved)
            _ = try await lead.call(Referrals.accept, AcceptReferral(id: sent.id))
            let served = try await lead.call(
                Deliveries.record, RecordDelivery(child: child, on: sent.on).with { $0.referral = sent.id })
            _ = try await lead.call(
                Deliveries.correct,
                CorrectDelivery(id: served.id, reason: "thiếu ghi chú").with { $0.note = "khám mắt" })
            let other = try await office.offer(of: clinic, "Khám mắt", domain: "health")
            _ = try await lead.call(Offers.withdraw, WithdrawOffer(id: other.id, reason: "hết kinh phí"))
            _ = try await lead.call(
                Networks.establish, EstablishNetwork(district: thaiThuy, members: [clinic.id]))
            let upgrade = try await lead.call(
                Upgrades.propose, ProposeUpgrade(provider: clinic.id, work: "Đường dốc", cost: 80_000_000))
            _ = try await lead.call(Upgrades.approve, ApproveUpgrade(id: upgrade.id))
            _ = try await lead.call(Upgrades.complete, CompleteUpgrade(id: upgrade.id))
            let judge = office.deployment.client(
                as: Principal(unit: school, reaches: [.certifier: [health]]), language: .en)
            _ = try await judge.call(
                Upgrades.certify, CertifyUpgrade(id: upgrade.id, meetsStandard: true, evidence: "BB 3"))
            _ = try await judge.call(
                Providers.certify, CertifyProvider(id: clinic.id, meetsStandard: false, evidence: "BB 4"))
            try await body(office)
        }
    }

    /// Two wait for the one place that another child holds, and get it and wait on.
    private func queue(_ office: Office) async throws {
        let lead = office.province
        let full = try await office.offer(of: office.provider("Phòng khám khác"), "Tập đi", capacity: 1)
        let first = try await office.referral(of: office.child(), to: full)
        for _ in 0..<2 {
            _ = try await lead.call(
                Referrals.create,
                CreateReferral(child: office.child(), offer: full.id, until: day("2021-04-15")).with {
                    $0.orWait = true
                })
        }
        _ = try await lead.call(Referrals.decline, DeclineReferral(id: first.id, reason: "không có cán bộ"))
    }

    @Test("what commands kept is what their events explain")
    func sound() async throws {
        try await act { office async throws in
            try await queue(office)
            let found = try await office.deployment.unexplained(in: "catalogue", by: CatalogueProof.self)
            #expect(found.isEmpty)
        }
    }

    @Test(
        "a row that was changed, put in or removed is found, and which it is",
        arguments: [
            ("UPDATE deliveries SET on_day = '2021-01-02'", ["evidence-row-differs deliveries"]),
            ("UPDATE referrals SET status = 'declined'", ["evidence-row-differs referrals"]),
            (
                """
                INSERT INTO deliveries SELECT 'x', child, provider, domain, '2021-01-02', unit, place, offer,
                  NULL, note, revision, voided, reason, contradicted, recorded_by, person, known_from FROM deliveries
                """, ["evidence-row-untold deliveries"]
            ),
            (
                """
                DROP TRIGGER former_deliveries_no_update;
                UPDATE former_deliveries SET note = x'02'
                """, ["evidence-row-differs deliveries"]
            ),
            (
                """
                DROP TRIGGER former_referrals_no_delete;
                DELETE FROM former_referrals WHERE status = 'accepted'
                """, ["evidence-row-differs referrals"]
            ),
            (
                "UPDATE providers SET place = 'thai-binh/thai-thuy/thuy-lien'",
                ["evidence-column-differs providers"]
            ),
            (
                """
                DROP TRIGGER provider_facts_versions_no_update;
                UPDATE provider_facts_versions SET value = '{"standard":{"isMet":true}}'
                WHERE json_extract(value, '$.place') IS NOT NULL AND from_day = '2021-02-01'
                """, ["evidence-version-unexplained provider_facts_versions"]
            ),
            (
                """
                INSERT INTO membership_facts_versions
                SELECT number + 50, fact, subject, kind, from_day, until_day, value, position - 1, moment, unit, person,
                  cause FROM membership_facts_versions WHERE number = 1
                """, ["evidence-version-unexplained membership_facts_versions"]
            ),
        ])
    func attacks(sql: String, found: [String]) async throws {
        try await act { office async throws in
            try office.deployment.alter("catalogue", SQL(sql: sql))
            let told = try await office.deployment.unexplained(in: "catalogue", by: CatalogueProof.self)
            #expect(told == found)
        }
    }
}
