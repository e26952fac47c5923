import Bus
import FundingAPI
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("An id that nothing has hides no other mistake", .timeLimit(.minutes(5)))
struct UnknownIDTests {
    private let tomorrow = today.advanced(by: 1)

    @Test("of money that is allocated, revised and given")
    func treasury() async throws {
        try await Office.open { office in
            let treasury = office.treasury
            let wrong = [
                WrongCall(
                    ["/estimate", "/source", "/amount", "/activity"], of: Allocations.allocate,
                    AllocateMoney(estimate: newID(), activity: " ", source: newID(), amount: 0),
                    by: "funding.estimate-not-in-force"),
                WrongCall(
                    ["/id", "/amount", "/reason"], of: Allocations.revise,
                    ReviseAllocation(id: newID(), amount: -1, reason: " "), by: "funding.no-allocation"),
                WrongCall(
                    ["/id", "/amount", "/on", "/reason"], of: Sources.correct,
                    CorrectSource(id: newID(), fact: newID(), reason: " ").with {
                        ($0.amount, $0.on) = (0, tomorrow)
                    }, by: "funding.no-source"),
                WrongCall(
                    ["/id", "/reason"], of: Sources.void,
                    VoidSourceFact(id: newID(), fact: newID(), reason: " "), by: "funding.no-source"),
                WrongCall(
                    ["/id", "/on", "/title", "/reason"], of: AidProposals.correct,
                    CorrectAid(id: newID(), step: .signed, reason: " ").with {
                        ($0.on, $0.title) = (tomorrow, "Khác")
                    }, by: "funding.no-aid"),
                WrongCall(
                    ["/id", "/reason"], of: AidProposals.void,
                    VoidAid(id: newID(), step: .sought, reason: " "), by: "funding.no-aid"),
                WrongCall(
                    ["/inspection", "/on", "/findings/0/mendedOn", "/reason"],
                    of: SpendingInspections.correct,
                    CorrectSpendingInspection(inspection: newID(), reason: " ").with {
                        $0.on = tomorrow
                        $0.findings = [.init(finding: newID()).with { $0.mendedOn = tomorrow }]
                    }, by: "funding.no-inspection"),
                WrongCall(
                    ["/inspection", "/finding", "/reason"], of: SpendingInspections.void,
                    VoidSpendingInspection(inspection: newID(), what: .mending, reason: " "),
                    by: "funding.no-inspection"),
                WrongCall(
                    ["/source", "/donor", "/amount"], of: Donations.pledge,
                    PledgeDonation(source: newID(), donor: " ", amount: 0), by: "funding.no-source"),
                WrongCall(
                    ["/id", "/amount"], of: Donations.receive,
                    ReceiveDonation(id: newID()).with { $0.amount = 0 }, by: "funding.no-donation"),
                WrongCall(
                    ["/id", "/remark"], of: Estimates.return, ReturnEstimate(id: newID(), remark: " "),
                    by: "funding.no-estimate"),
                WrongCall(
                    ["/child", "/kind", "/percent"], of: Waivers.grant,
                    GrantWaiver(child: newID(), kind: "gold", unit: health).with { $0.percent = 101 },
                    by: "funding.no-child"),
                WrongCall(
                    ["/id", "/reason"], of: Waivers.end, EndWaiver(id: newID(), reason: " "),
                    by: "funding.no-waiver"),
            ]
            try await treasury.expectAllTold(wrong, inOrder: true)
        }
    }

    @Test("of money that is reserved, confirmed, released, paid and taken back, out of reach as if not there")
    func spending() async throws {
        try await Office.open { office in
            let allocation = try await office.allocation()
            let commitment = try await office.confirmed(10, of: allocation)
            let payment = try await office.paid(1, of: commitment)
            let callers: [(TestClient, AllocationID, CommitmentID, PaymentID)] = [
                (office.health, newID(), newID(), newID()),
                (office.client(thaiThuy), allocation.id, commitment.id, payment.id),
            ]
            for (client, allocation, commitment, payment) in callers {
                let wrong = [
                    WrongCall(
                        ["/allocation", "/amount", "/purpose", "/on"], of: Commitments.reserve,
                        ReserveMoney(allocation: allocation, amount: 0, purpose: " ").with {
                            $0.on = tomorrow
                        }, by: "funding.no-allocation"),
                    WrongCall(
                        ["/id", "/document"], of: Commitments.confirm,
                        ConfirmCommitment(id: commitment, document: " "), by: "funding.no-commitment"),
                    WrongCall(
                        ["/id", "/reason"], of: Commitments.release,
                        ReleaseCommitment(id: commitment, reason: " "), by: "funding.no-commitment"),
                    WrongCall(
                        ["/commitment", "/amount", "/on", "/document"], of: Payments.pay,
                        PayMoney(commitment: commitment, amount: 0, document: " ").with { $0.on = tomorrow },
                        by: "funding.no-commitment"),
                    WrongCall(
                        ["/id", "/reason"], of: Payments.reverse, ReversePayment(id: payment, reason: " "),
                        by: "funding.no-payment"),
                ]
                try await client.expectAllTold(wrong, inOrder: true)
            }
        }
    }

    @Test("alone it is not found, and so is what is out of reach")
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
                .notFound, at: "/commitment")
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
