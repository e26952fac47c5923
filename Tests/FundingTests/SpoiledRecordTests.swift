import Bus
import FundingAPI
import RegistryAPI
import Store
import TestKit
import Testing
import Vocabulary

@testable import Funding

/// A file that somebody altered, or a newer program wrote.
@Suite("Records that cannot be read", .timeLimit(.minutes(2)))
struct SpoiledRecordTests {
    struct Spoiled: Sendable, CustomTestStringConvertible {
        let table: String
        let column: String
        let value: String
        var sql: String { "UPDATE \(table) SET \(column) = '\(value)'" }
        var testDescription: String { "\(table).\(column)" }

        init(_ table: String, _ column: String, _ value: String) {
            (self.table, self.column, self.value) = (table, column, value)
        }
    }

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
            Spoiled("sources", "unit", "Thái Bình!"), Spoiled("sources", "amount", "9100000000000000"),
            Spoiled("estimates", "status", "mislaid"), Spoiled("estimates", "drafted_by", "???"),
            Spoiled("estimate_lines", "amount", "9100000000000000"),
            Spoiled("allocations", "unit", "Sở Y tế"), Spoiled("commitments", "status", "mislaid"),
            Spoiled("donations", "on_day", "hôm nay"), Spoiled("waivers", "from_day", "hôm nay"),
            Spoiled("known_children", "home", "ở nhà"),
        ])
    func spoiled(_ spoiled: Spoiled) async throws {
        try await withFund { office in
            let filled = try await fill(office)
            let store = office.deployment.store(of: "funding")
            try await tamper(office, spoiled.sql)
            #expect(try await ask(spoiled.table, filled, office.treasury) == .internal)
            #expect(try await office.treasury.call(Ledger.trial, AskTrialBalance()).difference == 0)
            let call = QueryCall(
                principal: Principal(unit: "thai-binh", roles: []), method: "test.Test/Look",
                language: .en)
            let error = #expect(throws: UnreadableRecord.self) {
                try store.queryBlocking(call) { snapshot in
                    snapshot.authorizeByRoleAlone()
                    return try look(spoiled.table, filled, snapshot)
                }
            }
            #expect(error?.table == spoiled.table)
            #expect(error?.column == spoiled.column)
            #expect(error?.withoutValues.contains(spoiled.value) == false)
        }
    }

    @Test("a posting to an account that is not known ends what reads it")
    func account() async throws {
        try await withFund { office in
            _ = try await office.source()
            try await tamper(office, "PRAGMA ignore_check_constraints = ON")
            try await tamper(
                office, "INSERT INTO ledger_postings VALUES (1, 2, 'mattress', 'x', 'paid', 'x', 1)")
            let treasury = office.treasury
            #expect(try await treasury.refusal(of: Ledger.trial, AskTrialBalance())?.status == .internal)
            #expect(try await treasury.refusal(of: Ledger.entries, ListEntries())?.status == .internal)
            #expect(try await treasury.call(Sources.list, ListSources()).items.count == 1)
        }
    }

    private func tamper(_ office: Office, _ sql: String) async throws {
        _ = try await office.deployment.store(of: "funding").command(Tampering.call("spoil \(sql)")) { tx in
            tx.authorizeByRoleAlone()
            try tx.ledger.tamper(sql)
            return []
        }
    }

    private func fill(_ office: Office) async throws -> Filled {
        let treasury = office.treasury
        let allocation = try await office.allocation()
        let commitment = try await office.confirmed(10, of: allocation)
        let donation = try await treasury.call(
            Donations.pledge, PledgeDonation(source: allocation.line.source, donor: "A", amount: 5))
        let child: ChildID = fresh()
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

    /// Whether it is there, if it can be read.
    private func look(_ table: String, _ filled: Filled, _ snapshot: Snapshot) throws -> Bool {
        switch table {
        case "sources": try snapshot.sources.find(filled.allocation.line.source) != nil
        case "estimates", "estimate_lines": try snapshot.estimates.find(filled.allocation.estimate) != nil
        case "allocations": try snapshot.allocations.find(filled.allocation.id) != nil
        case "commitments": try snapshot.commitments.find(filled.commitment.id) != nil
        case "donations": try snapshot.donations.find(filled.donation.id) != nil
        case "waivers": try snapshot.waivers.find(filled.waiver.id) != nil
        default: try snapshot.knownChildren.find(filled.waiver.child) != nil
        }
    }
}
