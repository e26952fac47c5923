import Bus
import FundingAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Who reads money", .timeLimit(.minutes(5)))
struct ComptrollerTests {
    @Test("who reads money reads no child, and who reads children no money")
    func comptroller() async throws {
        try await Office.open { office in
            let commitment = try await office.confirmed(100, of: office.allocation())
            _ = try await office.health.call(
                Payments.pay, PayMoney(commitment: commitment.id, amount: 60, document: "UNC 1"))
            let finance = office.deployment.client(as: finance, [.comptroller], scope: ["thai-binh"])
            #expect(try await finance.items(Payments.list, ListPayments()).map(\.amount) == [60])
            #expect(try await finance.call(Commitments.list, ListCommitments()).items.map(\.paid) == [60])
            #expect(
                try await finance.refusal(of: Waivers.list, ListWaivers())?.status == .permissionDenied)
            let reader = office.deployment.client(as: "thai-binh", [.reader])
            #expect(
                try await reader.refusal(of: Payments.list, ListPayments())?.status == .permissionDenied)
            #expect(
                try await reader.refusal(of: Ledger.balance, AskBalance())?.status == .permissionDenied)
            #expect(try await reader.call(Waivers.list, ListWaivers()).items.isEmpty)
        }
    }
}
