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
        return try save(proposal, from: proposal.on, tx) { .aidSought($0) }
    }

    func submitAid(_ request: SubmitAid, _ tx: Transaction) throws -> AidProposal {
        let sought = try tx.aidProposals.seek(request.id, at: "/id", by: tx, in: \.unit)
        return try save(AidRules(tx).submit(sought, by: request), from: request.on ?? tx.today, tx) {
            .aidSubmitted($0)
        }
    }

    func signAid(_ request: SignAid, _ tx: Transaction) throws -> AidProposal {
        let sought = try tx.aidProposals.seek(request.id, at: "/id", by: tx, in: \.unit)
        let source = try tx.sources.seek(request.source, at: "/source", by: tx, in: \.unit)
        let signed = try AidRules(tx).sign(sought, by: request, from: source)
        return try save(signed, from: request.on ?? tx.today, tx) { .aidSigned($0) }
    }

    func refuseAid(_ request: RefuseAid, _ tx: Transaction) throws -> AidProposal {
        let sought = try tx.aidProposals.seek(request.id, at: "/id", by: tx, in: \.unit)
        return try save(AidRules(tx).refuse(sought, by: request), from: request.on ?? tx.today, tx) {
            .aidRefused($0)
        }
    }

    func listAidProposals(_ request: ListAidProposals, _ snapshot: Snapshot) throws -> List<AidProposal> {
        try snapshot.page(request, of: snapshot.aidProposals, within: request.unit, marking: \.provisional)
    }

    private func save(
        _ proposal: AidProposal, from day: Day, _ tx: Transaction,
        telling event: (AidProposal) -> FundingEvent
    ) throws -> AidProposal {
        try tx.aidProposals.save(proposal)
        try tx.stand(
            FactSubject(proposal.id), Standing(proposal.status, reason: proposal.reason), from: day)
        tx.emit(event(proposal))
        return proposal
    }
}
