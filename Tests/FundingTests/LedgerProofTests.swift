import Bus
import FundingAPI
import Store
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("The ledger is what the log says", .timeLimit(.minutes(5)))
struct LedgerProofTests {
    /// Somebody has the file and takes the ledger's triggers away.
    private func tamper(_ sql: String, in office: Office) async throws {
        _ = try await office.deployment.store(of: "funding").command(Tampering.call(sql)) { tx in
            tx.authorizeByRoleAlone()
            for trigger in ["entries_stay", "entries_remain", "postings_stay", "postings_remain"] {
                try tx.ledger.tamper("DROP TRIGGER ledger_\(trigger)")
            }
            try tx.ledger.tamper(sql)
            return []
        }
    }

    /// An allocation that was revised and corrected, a commitment, a payment that was reversed after the release, a donation.
    private func act(_ office: Office) async throws {
        let allocation = try await office.allocation(1_000, of: 2_000)
        let held = try await office.confirmed(600, of: allocation)
        let payment = try await office.paid(250, of: held)
        _ = try await office.revise(allocation, 900)
        try await office.health.call(Commitments.release, ReleaseCommitment(id: held.id, reason: "thừa"))
        try await office.health.call(Payments.reverse, ReversePayment(id: payment.id, reason: "nhầm"))
    }

    @Test("what commands posted is what their events explain")
    func sound() async throws {
        try await Office.open { office in
            try await act(office)
            #expect(try await office.ledgerFaults() == [])
        }
    }

    @Test("a posting that was changed, put in or removed is found by its entry")
    func attacks() async throws {
        let attacks: [(sql: String, faults: [String])] = [
            (
                "UPDATE ledger_postings SET amount = 249 WHERE amount = 250 AND credit = 'confirmed'",
                ["ledger-missing -", "ledger-unexplained 6"]
            ),
            (
                "UPDATE ledger_entries SET posted_by = 'thai-binh' WHERE number = 6",
                ["ledger-missing -", "ledger-unexplained 6"]
            ),
            (
                """
                DELETE FROM ledger_postings WHERE entry = 6;
                DELETE FROM ledger_entries WHERE number = 6;
                """, ["ledger-missing -"]
            ),
            (
                """
                INSERT INTO ledger_entries SELECT 99, on_day, event, subject, unit, year, position, posted_by
                FROM ledger_entries WHERE number = 6;
                INSERT INTO ledger_postings SELECT 99, number, debit, debit_of, credit, credit_of, amount
                FROM ledger_postings WHERE entry = 6;
                """, ["ledger-unexplained 99"]
            ),
        ]
        for attack in attacks {
            try await Office.open { office in
                try await act(office)
                try await tamper(attack.sql, in: office)
                let faults = try await office.ledgerFaults().filter { $0.hasPrefix("ledger") }
                #expect(faults == attack.faults, "\(attack.sql)")
            }
        }
    }
}
