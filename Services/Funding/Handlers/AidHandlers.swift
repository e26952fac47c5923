import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func seekAid(_ request: SeekAid, _ tx: Transaction) throws -> AidProposal {
        try tx.authorize(request.unit, at: "/unit")
        let proposal = try AidRules(tx).seek(request, as: request.id ?? tx.newID())
        try tx.aidProposals.refuseTaken(request.id)
        return try keep(proposal, tx) { .aidSought($0) }
    }

    func submitAid(_ request: SubmitAid, _ tx: Transaction) throws -> AidProposal {
        let sought = try tx.aidProposals.seek(request.id, at: "/id", by: tx, in: \.unit)
        return try keep(AidRules(tx).submit(sought, by: request), tx) { .aidSubmitted($0) }
    }

    func signAid(_ request: SignAid, _ tx: Transaction) throws -> AidProposal {
        let sought = try tx.aidProposals.seek(request.id, at: "/id", by: tx, in: \.unit)
        let source = try tx.sources.seek(request.source, at: "/source", by: tx, in: \.unit)
        return try keep(AidRules(tx).sign(sought, by: request, from: source), tx) { .aidSigned($0) }
    }

    func refuseAid(_ request: RefuseAid, _ tx: Transaction) throws -> AidProposal {
        let sought = try tx.aidProposals.seek(request.id, at: "/id", by: tx, in: \.unit)
        return try keep(AidRules(tx).refuse(sought, by: request), tx) { .aidRefused($0) }
    }

    func correctAid(_ request: CorrectAid, _ tx: Transaction) throws -> AidProposal {
        let sought = try tx.aidProposals.seek(request.id, at: "/id", by: tx, in: \.unit)
        let source = try tx.sources.seek(request.source, at: "/source", by: tx, in: \.unit)
        let corrected = try AidRules(tx).correct(sought, by: request, from: source)
        return try keep(corrected, tx) {
            .aidCorrected(AidFacts(proposal: $0, step: request.step, reason: request.reason))
        }
    }

    func voidAid(_ request: VoidAid, _ tx: Transaction) throws -> AidProposal {
        let sought = try tx.aidProposals.seek(request.id, at: "/id", by: tx, in: \.unit)
        let before = try AidRules(tx).void(sought, by: request)
        let event = {
            FundingEvent.aidVoided(AidFacts(proposal: $0, step: request.step, reason: request.reason))
        }
        guard request.step == .sought else { return try keep(before, tx, telling: event) }
        try tx.aidProposals.void(before.id, tx)
        tx.emit(event(before))
        return before
    }

    func listAidProposals(_ request: ListAidProposals, _ snapshot: Snapshot) throws -> List<AidProposal> {
        try snapshot.page(request, in: AidRecords.order, marking: \.provisional) { asOf, page in
            try snapshot.aidProposals.list(
                request, within: snapshot.units(request.unit, at: "/unit"), asOf, page)
        }
    }

    private func keep(
        _ proposal: AidProposal, _ tx: Transaction, telling event: (AidProposal) -> FundingEvent
    ) throws -> AidProposal {
        try tx.aidProposals.keep(proposal, tx)
        tx.emit(event(proposal))
        return proposal
    }
}
