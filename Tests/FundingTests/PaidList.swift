import Bus
import FundingAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

let diemDien: UnitPath = "thai-binh/thai-thuy/diem-dien"
let thuyNinh: UnitPath = "thai-binh/thai-thuy/thuy-ninh"

/// A commune that pays assistance, with the reference data that is shipped.
struct PaidList {
    let office: Office
    let commitment: Commitment

    /// On 20 September 2021, with so much money.
    static func open(_ money: Money = 100_000_000, _ body: (PaidList) async throws -> Void) async throws {
        try await Office.besideRegistry(FundingService.self, reference: .shipped(), today: day("2021-09-20"))
        {
            (office: Office) in
            try await body(PaidList(office: office, commitment: office.money(money, for: diemDien)))
            try await office.expectBooksInOrder()
        }
    }

    var commune: TestClient { office.client(diemDien) }

    /// A child of Diêm Điền.
    func child(born: String) async throws -> ChildID {
        let id: ChildID = newID()
        try await office.tell(
            .childRegistered(.registering(id, born: day(born), in: diemDien, on: day("2020-01-01"))))
        return id
    }

    func determine(_ degree: DisabilityDegree, of child: ChildID, on text: String) async throws {
        try await office.tell(
            .disabilityDetermined(
                DisabilityFacts(id: newID(), child: child, type: .mobility, degree: degree, on: day(text))))
    }

    func request(_ child: ChildID, _ ground: String = "no-support", on text: String) -> GrantEntitlement {
        GrantEntitlement(child: child, unit: diemDien, ground: ground, decision: "12/QĐ-UBND").with {
            $0.on = day(text)
        }
    }

    @discardableResult
    func grant(_ child: ChildID, _ ground: String = "no-support", on text: String) async throws -> Entitlement
    {
        try await commune.call(Entitlements.grant, request(child, ground, on: text))
    }

    func suspend(_ id: EntitlementID, on text: String) async throws {
        try await commune.call(
            Entitlements.suspend,
            SuspendEntitlement(id: id, reason: "Ba tháng không nhận").with { $0.on = day(text) })
    }

    func stop(_ id: EntitlementID, on text: String) async throws {
        try await commune.call(
            Entitlements.stop,
            StopEntitlement(id: id, reason: "Có người nuôi dưỡng").with { $0.on = day(text) })
    }

    func order(_ text: String, arrearsFrom: String? = nil) -> RunMonth {
        RunMonth(unit: diemDien, month: month(text)).with {
            ($0.commitment, $0.document) = (commitment.id, "UNC \(text)")
            $0.arrearsFrom = arrearsFrom.map { month($0) }
        }
    }

    @discardableResult
    func run(_ text: String, arrearsFrom: String? = nil) async throws -> PaymentRun {
        try await commune.call(Entitlements.run, order(text, arrearsFrom: arrearsFrom))
    }

    func lines(_ text: String) async throws -> [RunLine] {
        try await commune.items(Entitlements.lines, ListLines(unit: diemDien, month: month(text)))
    }

    func listed() async throws -> [Entitlement] {
        try await commune.items(Entitlements.list, ListEntitlements(unit: diemDien))
    }

    func paid() async throws -> Money {
        let all = try await commune.call(Commitments.list, ListCommitments()).items
        return all.first { $0.id == commitment.id }?.paid ?? .zero
    }
}

extension Office {
    /// A confirmed commitment of a unit, with the source, the estimate and the allocation that it needs.
    func money(_ amount: Money, for unit: UnitPath) async throws -> Commitment {
        let source = try await source(amount)
        let spender = client(unit)
        let estimate = try await spender.call(
            Estimates.draft,
            DraftEstimate(unit: unit, plan: plan, year: 2021, lines: [line("III.5", source, amount)]))
        try await spender.call(Estimates.submit, SubmitEstimate(id: estimate.id))
        try await treasury.call(Estimates.approve, ApproveEstimate(id: estimate.id))
        let allocation = try await treasury.call(
            Allocations.allocate,
            AllocateMoney(estimate: estimate.id, activity: "III.5", source: source.id, amount: amount))
        let held = try await spender.call(
            Commitments.reserve,
            ReserveMoney(allocation: allocation.id, amount: amount, purpose: "Trợ cấp hằng tháng"))
        return try await spender.call(
            Commitments.confirm, ConfirmCommitment(id: held.id, document: "QĐ 01"))
    }
}
