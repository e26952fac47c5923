import Bus
import CatalogueAPI
import FundingAPI
import GatewayAPI
import RegistryAPI
import RegistryKnown
import Store
import Vocabulary

/// A child's home moves to another commune: docs/workflows/transfer.md.
enum Transfer {
    static let first = WorkflowCode(
        kind: .transfer, version: 1, methods: [Children.transfer.name, Children.withdraw.name], body: body)

    private static func body(_ flow: Flow) async throws {
        guard let to = flow.run.input.to, let reason = flow.words else {
            try await flow.stop("transfer-missing")
        }
        let child = flow.run.child
        let asked = try await flow.step(
            "transfer-asked", Children.transfer,
            TransferChild(child: child, to: to, reason: reason).with { $0.id = flow.id("transfer") },
            keeping: \.id
        ) { id in
            try Act(
                Children.withdraw, WithdrawTransfer(id: id, reason: CoordinatorTexts.reasonOfWithdrawing))
        }
        let isTakenOver = try await flow.wait(
            "taken-over", for: .transfer(asked.kept),
            task: TaskDraft(
                .answerTransfer, unit: to, method: Children.accept.name,
                request: #"{"id":"\#(asked.kept)"}"#)
        ) { $0.status == .asked ? nil : $0.status == .accepted }
        // Nothing waits for an answer that could be taken back.
        flow.letGo(asked.number)
        guard isTakenOver else { try await flow.stop("not-taken-over") }
        // The child's case went along when it was taken over. From here on nothing is done in the name of who asked: it is not theirs.
        try await flow.wait("followed", forAll: given(to: to, flow))
    }

    /// What has to follow the child, each a task of whose it is.
    private static func given(to unit: UnitPath, _ flow: Flow) async throws -> [Charged] {
        let child = flow.run.child
        let left = try await flow.note("left-behind") { tx in try tx.leftBehind(by: child, movedTo: unit) }
        var charged = [
            Charged.answered(try await flow.charge("school-asked", TaskDraft(.arrangeSchool, unit: unit)))
        ]
        for sent in left.referrals {
            let charge = try await flow.charge(
                "referral-asked",
                TaskDraft(
                    .settleReferral, unit: sent.from, due: sent.until, method: Referrals.cancel.name,
                    request: #"{"id":"\#(sent.id)"}"#))
            charged.append(.told(charge, [.referral(sent.id)]) { $0.isOver })
        }
        if !left.allowances.isEmpty {
            let charge = try await flow.charge(
                "allowance-asked",
                TaskDraft(
                    .moveAllowance, unit: unit, method: Entitlements.grant.name,
                    request: #"{"child":"\#(child)","unit":"\#(unit)"}"#))
            charged.append(.told(charge, left.allowances.map { .allowance($0) }) { $0.isOver })
        }
        return charged
    }
}

/// What a child that has moved has from where it lived.
struct LeftBehind: Codable, Sendable {
    struct Sent: Codable, Sendable {
        let id: ReferralID
        let from: UnitPath
        let until: Day
    }

    let referrals: [Sent]
    let allowances: [EntitlementID]
}

extension Snapshot {
    /// Referrals that are under way, and what is paid for the child by who does not pay where it lives now: of what has been heard by
    /// now, as each log is followed for itself.
    fileprivate func leftBehind(by child: ChildID, movedTo unit: UnitPath) throws -> LeftBehind {
        let entries = try knownChildren.entries(of: child)
        let sent: [Told<ReferralState>] = try told.latest(of: entries, Fact<ReferralState>.kind)
        let paid: [Told<AllowanceState>] = try told.latest(of: entries, Fact<AllowanceState>.kind)
        return LeftBehind(
            referrals: sent.filter { !$0.state.isOver }.compactMap { told in
                told.fact.id().map {
                    LeftBehind.Sent(id: $0, from: told.state.from, until: told.state.until)
                }
            },
            allowances: paid.filter { !$0.state.isOver && !territory(of: $0.state.unit).contains(unit) }
                .compactMap { $0.fact.id() })
    }
}
