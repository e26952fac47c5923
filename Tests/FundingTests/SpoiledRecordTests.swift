import Bus
import FundingAPI
import GRDB
import RegistryAPI
import RegistryKnown
import Store
import TestKit
import Testing
import Vocabulary

@testable import Funding

/// A file that somebody altered, or a newer program wrote.
@Suite("Records that cannot be read", .timeLimit(.minutes(5)))
struct SpoiledRecordTests {
    /// One of everything.
    struct Filled: Sendable {
        let allocation: Allocation
        let commitment: Commitment
        let donation: Donation
        let waiver: Waiver
    }

    @Test(
        "a value that is not understood ends the call and not the fund, and is told by its place",
        arguments: [
            SpoiledColumn("sources", "unit", "Thái Bình!"),
            SpoiledColumn("sources", "amount", "9100000000000000"),
            SpoiledColumn("estimates", "status", "mislaid"), SpoiledColumn("estimates", "drafted_by", "???"),
            SpoiledColumn("estimate_lines", "amount", "9100000000000000"),
            SpoiledColumn("allocations", "unit", "Sở Y tế"),
            SpoiledColumn("commitments", "status", "mislaid"),
            SpoiledColumn("donations", "on_day", "hôm nay"), SpoiledColumn("waivers", "from_day", "hôm nay"),
            SpoiledColumn(facts: "known_homes", "\"ở nhà\""),
        ])
    func spoiled(_ spoiled: SpoiledColumn) async throws {
        try await Office.open { office in
            let filled = try await fill(office)
            try office.deployment.alter("funding", spoiled.spoiling)
            #expect(try await ask(spoiled.table, filled, office.treasury) == .internal)
            #expect(try await office.treasury.call(Ledger.trial, AskTrialBalance()).difference == 0)
            let error = try await office.deployment.unreadable(in: "funding") { snapshot in
                try look(spoiled.table, filled, snapshot)
            }
            #expect(spoiled.difference(error) == nil)
        }
    }

    @Test("a posting to an account that is not known ends what reads it")
    func account() async throws {
        try await Office.open { office in
            _ = try await office.source()
            try office.deployment.alter(
                "funding",
                """
                PRAGMA ignore_check_constraints = ON;
                INSERT INTO ledger_postings VALUES (1, 2, 'mattress', 'x', 'paid', 'x', 1)
                """)
            let treasury = office.treasury
            #expect(try await treasury.refusal(of: Ledger.trial, AskTrialBalance())?.status == .internal)
            #expect(try await treasury.refusal(of: Ledger.entries, ListEntries())?.status == .internal)
            #expect(try await treasury.call(Sources.list, ListSources()).items.count == 1)
        }
    }

    private func fill(_ office: Office) async throws -> Filled {
        let treasury = office.treasury
        let allocation = try await office.allocation()
        let commitment = try await office.confirmed(10, of: allocation)
        let donation = try await treasury.call(
            Donations.pledge, PledgeDonation(source: allocation.line.source, donor: "A", amount: 5))
        let child: ChildID = newID()
        try await treasury.call(RegistryStandIn.tell, .childRegistered(known(child)))
        let waiver = try await treasury.call(
            Waivers.grant, GrantWaiver(child: child, kind: "tuition-exemption", unit: health))
        return Filled(
            allocation: allocation, commitment: commitment, donation: donation, waiver: waiver)
    }

    /// How a call ends that reads the table.
    private func ask(_ table: String, _ filled: Filled, _ treasury: TestClient) async throws -> Status? {
        switch table {
        case "sources": try await treasury.refusal(of: Sources.list, ListSources())?.status
        case "estimates", "estimate_lines":
            try await treasury.refusal(of: Estimates.list, ListEstimates())?.status
        case "allocations":
            // In nobody's scope now; whoever names it reads it.
            try await treasury.refusal(
                of: Allocations.revise,
                ReviseAllocation(id: filled.allocation.id, amount: 20, reason: "sửa"))?.status
        case "commitments": try await treasury.refusal(of: Commitments.list, ListCommitments())?.status
        case "donations": try await treasury.refusal(of: Donations.list, ListDonations())?.status
        case "waivers": try await treasury.refusal(of: Waivers.list, ListWaivers())?.status
        default:
            try await treasury.refusal(
                of: Waivers.grant,
                GrantWaiver(child: filled.waiver.child, kind: "tuition-exemption", unit: health))?.status
        }
    }

    /// Looks for what was there.
    private func look(_ table: String, _ filled: Filled, _ snapshot: Snapshot) throws {
        switch table {
        case "sources": _ = try snapshot.sources.find(filled.allocation.line.source)
        case "estimates", "estimate_lines": _ = try snapshot.estimates.find(filled.allocation.estimate)
        case "allocations": _ = try snapshot.allocations.find(filled.allocation.id)
        case "commitments": _ = try snapshot.commitments.find(filled.commitment.id)
        case "donations": _ = try snapshot.donations.find(filled.donation.id)
        case "waivers": _ = try snapshot.waivers.find(filled.waiver.id)
        default: _ = try snapshot.knownChildren.find(filled.waiver.child)
        }
    }
}
