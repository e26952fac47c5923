import Bus
import CampaignsAPI
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    /// So many campaigns of a line, or of none, are told at most.
    private static let mostCampaigns = 500

    func planCommunication(_ request: PlanCommunication, _ tx: Transaction) throws -> CommunicationPlan {
        let unit = request.unit ?? tx.principal.unit
        try tx.authorizeName(of: unit, at: "/unit")
        let lines = tx.budgetLines
        let plan = try CommunicationRules(tx).plan(
            request, as: request.id ?? tx.newID(), unit: unit, money: { try lines.find($0) })
        try tx.communication.refuseTaken(request.id)
        if let there = try tx.communication.of(tx.units.names(of: unit, on: tx.today), year: plan.year) {
            throw Refusal.exists(
                "/year",
                Message("campaigns.communication-twice", ["id": there.id.text, "year": "\(plan.year)"])
                    .about(there.id))
        }
        try tx.communication.save(plan, on: request.on ?? tx.today, tx)
        tx.emit(CampaignsEvent.communicationPlanned(plan))
        return plan
    }

    func reviseCommunication(_ request: ReviseCommunication, _ tx: Transaction) throws -> CommunicationPlan {
        let sought = try tx.communication.seekOwn(request.id, at: "/id", by: tx, of: \.unit)
        let lines = tx.budgetLines
        let revised = try CommunicationRules(tx).revise(
            sought, by: request, since: tx.communication.since(request.id),
            besides: { try tx.campaigns.first(in: request.id, besides: $0) }, money: { try lines.find($0) })
        try tx.communication.save(revised, on: request.on ?? tx.today, tx)
        tx.emit(CampaignsEvent.communicationRevised(revised))
        return revised
    }

    func approveCommunication(_ request: ApproveCommunication, _ tx: Transaction) throws -> CommunicationPlan
    {
        let day = request.on ?? tx.today
        let lines = tx.budgetLines
        let approved = try CommunicationRules(tx).approve(
            tx.communication.seek(request.id, at: "/id", by: tx, in: \.unit),
            since: tx.communication.since(request.id), on: day, money: { try lines.find($0) })
        try tx.communication.save(approved, on: day, tx)
        tx.emit(CampaignsEvent.communicationApproved(approved))
        return approved
    }

    func voidCommunication(_ request: VoidCommunication, _ tx: Transaction) throws -> CommunicationPlan {
        // What was said in the unit's own name is taken back in it.
        let sought =
            try request.step == .approved
            ? tx.communication.seek(request.id, at: "/id", by: tx, in: \.unit)
            : tx.communication.seekOwn(request.id, at: "/id", by: tx, of: \.unit)
        let before = try sought.value.flatMap { try tx.communication.before($0.id) }
        let voided = try CommunicationRules(tx).void(
            sought, by: request, before: before,
            inTheWay: tx.campaigns.first(in: request.id, besides: before?.lines.map(\.number) ?? []),
            mayApprove: sought.value.map { tx.reaches($0.unit, as: Communication.approve.needs) } ?? true)
        try tx.communication.takeBack(request.id, leaving: before, tx)
        tx.emit(
            CampaignsEvent.communicationVoided(
                CommunicationVoided(
                    plan: voided, step: request.step, version: request.version, reason: request.reason)))
        return voided
    }

    func getCommunication(
        _ request: GetCommunication, _ snapshot: Snapshot
    ) throws -> CommunicationProgress {
        let asOf = try snapshot.asked(on: request.on, knownOn: request.knownOn)
        let then = try snapshot.communication.find(request.id, asOf)
        // One that was taken back since is there for who asks what was known before.
        guard let plan = then, snapshot.reaches(plan.unit) else {
            _ = try snapshot.communication.seek(request.id, at: "/id", by: snapshot, in: \.unit).get()
            throw Refusal.notThen("campaigns.no-communication-plan-then", request.id, on: asOf.on)
        }
        try snapshot.authorize(plan.unit, at: "/id")
        let lines = try plan.lines.map { line in
            let campaigns = try snapshot.campaigns.planned(in: plan.id, line.number, asOf)
            let held = try snapshot.events.held(for: campaigns.map(\.id), asOf)
            return try LineProgress(
                line, of: plan.year, campaigns: Array(campaigns.prefix(Self.mostCampaigns)), held: held,
                by: asOf.on
            ).with {
                $0.budgetLineSeen = try line.budgetLine.map {
                    try snapshot.budgetLines.find($0, knownOn: asOf.known[FundingContract.name]) != nil
                }
            }
        }
        let unplanned = try snapshot.campaigns.unplanned(
            of: snapshot.units.names(of: plan.unit, on: snapshot.today), year: plan.year, asOf)
        return CommunicationProgress(
            plan: plan.with { $0.provisional = asOf.provisional }, lines: lines,
            unplanned: unplanned.prefix(Self.mostCampaigns).map(\.id))
    }

    func listCommunication(
        _ request: ListCommunication, _ snapshot: Snapshot
    ) throws -> List<CommunicationPlan> {
        try snapshot.page(
            request, of: snapshot.communication, within: request.unit, marking: \.provisional)
    }
}
