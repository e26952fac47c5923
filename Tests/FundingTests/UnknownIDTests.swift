import Bus
import FundingAPI
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("An id that nothing has hides no other mistake", .timeLimit(.minutes(2)))
struct UnknownIDTests {
    private let tomorrow = today.advanced(by: 1)

    private func expectAll(
        _ refused: Refused?, _ fields: [String], unknown rule: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(refused?.status == .invalidArgument, sourceLocation: sourceLocation)
        #expect(refused?.fields == fields, sourceLocation: sourceLocation)
        #expect(refused?.violations.first?.rule == rule, sourceLocation: sourceLocation)
    }

    @Test("of money that is allocated, revised and given")
    func treasury() async throws {
        try await Office.open { office in
            let treasury = office.treasury
            expectAll(
                try await treasury.refusal(
                    of: Allocations.allocate,
                    AllocateMoney(estimate: newID(), activity: " ", source: newID(), amount: 0)),
                ["/estimate", "/source", "/amount", "/activity"], unknown: "funding.estimate-not-in-force")
            expectAll(
                try await treasury.refusal(
                    of: Allocations.revise, ReviseAllocation(id: newID(), amount: -1, reason: " ")),
                ["/id", "/amount", "/reason"], unknown: "funding.no-allocation")
            expectAll(
                try await treasury.refusal(
                    of: Donations.pledge, PledgeDonation(source: newID(), donor: " ", amount: 0)),
                ["/source", "/donor", "/amount"], unknown: "funding.no-source")
            expectAll(
                try await treasury.refusal(
                    of: Donations.receive, ReceiveDonation(id: newID()).with { $0.amount = 0 }),
                ["/id", "/amount"], unknown: "funding.no-donation")
            expectAll(
                try await treasury.refusal(
                    of: Estimates.return, ReturnEstimate(id: newID(), remark: " ")),
                ["/id", "/remark"], unknown: "funding.no-estimate")
            expectAll(
                try await treasury.refusal(
                    of: Waivers.grant,
                    GrantWaiver(child: newID(), kind: "gold", unit: health).with { $0.percent = 101 }),
                ["/child", "/kind", "/percent"], unknown: "funding.no-child")
            expectAll(
                try await treasury.refusal(of: Waivers.end, EndWaiver(id: newID(), reason: " ")),
                ["/id", "/reason"], unknown: "funding.no-waiver")
        }
    }

    @Test("of money that is reserved, confirmed, released, paid and taken back, out of reach as if not there")
    func spending() async throws {
        try await Office.open { office in
            let allocation = try await office.allocation()
            let commitment = try await office.confirmed(10, of: allocation)
            let payment = try await office.health.call(
                Payments.pay, PayMoney(commitment: commitment.id, amount: 1, document: "UNC 1"))
            let callers: [(TestClient, AllocationID, CommitmentID, PaymentID)] = [
                (office.health, newID(), newID(), newID()),
                (office.client(thaiThuy), allocation.id, commitment.id, payment.id),
            ]
            for (client, allocation, commitment, payment) in callers {
                expectAll(
                    try await client.refusal(
                        of: Commitments.reserve,
                        ReserveMoney(allocation: allocation, amount: 0, purpose: " ").with {
                            $0.on = tomorrow
                        }),
                    ["/allocation", "/amount", "/purpose", "/on"], unknown: "funding.no-allocation")
                expectAll(
                    try await client.refusal(
                        of: Commitments.confirm, ConfirmCommitment(id: commitment, document: " ")),
                    ["/id", "/document"], unknown: "funding.no-commitment")
                expectAll(
                    try await client.refusal(
                        of: Commitments.release, ReleaseCommitment(id: commitment, reason: " ")),
                    ["/id", "/reason"], unknown: "funding.no-commitment")
                expectAll(
                    try await client.refusal(
                        of: Payments.pay,
                        PayMoney(commitment: commitment, amount: 0, document: " ").with { $0.on = tomorrow }),
                    ["/commitment", "/amount", "/on", "/document"], unknown: "funding.no-commitment")
                expectAll(
                    try await client.refusal(
                        of: Payments.reverse, ReversePayment(id: payment, reason: " ")),
                    ["/id", "/reason"], unknown: "funding.no-payment")
            }
        }
    }

    @Test("alone it is not found, and what is only out of reach is denied")
    func alone() async throws {
        try await Office.open { office in
            let commitment = try await office.confirmed(10, of: office.allocation())
            func pay(_ id: CommitmentID) -> PayMoney {
                PayMoney(commitment: id, amount: 1, document: "UNC 1")
            }
            expect(
                try await office.health.refusal(of: Payments.pay, pay(newID())), .notFound, at: "/commitment")
            expect(
                try await office.client(thaiThuy).refusal(of: Payments.pay, pay(commitment.id)),
                .permissionDenied, at: "/commitment")
            expect(
                try await office.health.refusal(of: Estimates.submit, SubmitEstimate(id: newID())), .notFound,
                at: "/id")
        }
    }

    @Test("an id that cannot be read hides nothing that is wrong either")
    func unreadable() async throws {
        try await Office.open { office in
            let paid = try await office.health.refusal(
                of: Payments.pay.name, json: #"{"commitment":"x","amount":0,"document":" "}"#)
            #expect(paid?.status == .invalidArgument)
            #expect(paid?.fields == ["/commitment", "/amount", "/document"])
            let allocated = try await office.treasury.refusal(
                of: Allocations.allocate.name,
                json: #"{"estimate":"x","activity":" ","source":"x","amount":0}"#)
            #expect(
                allocated?.fields == ["/estimate", "/source", "/amount", "/activity"])
        }
    }
}
