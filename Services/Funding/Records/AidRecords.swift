import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Proposals for development assistance, each a document: the table has each as it is known now.
struct AidRecords: DatedDocumentRecords, RowRecords {
    typealias Key = ProposalID
    typealias Value = AidProposal

    static let table = "aid_proposals"
    static let unknown = "funding.no-aid"
    static let order = ListOrder<AidProposal>("on_day", "id", descending: true) { [$0.on, $0.id] }
    static let said = StateTable<ProposalID, AidProposal>("aid_facts", [FactColumn("unit", "$.unit")])
    let db: Database

    func find(_ id: ProposalID) throws -> AidProposal? { try first("WHERE id = \(id)").map(AidProposal.init) }

    func list(
        _ request: ListAidProposals, within units: Territory, _ asOf: AsOf?,
        _ page: ListPage<ListAidProposals, AidProposal>
    ) throws -> [AidProposal] {
        if let asOf {
            let known = try standing(where: .within("unit", units), asOf)
            return page.fetch(known.lazy.filter { (request.status ?? $0.status) == $0.status })
        }
        let conditions: [SQL] = [.within("unit", units), .equal("status", request.status)]
        return try fetch(page, where: conditions).map(AidProposal.init)
    }

    func save(_ proposal: AidProposal) throws {
        try run(
            """
            INSERT INTO aid_proposals (id, unit, title, donor, status, on_day, submitted_on, document, closed_on,
                agreement, currency, foreign_amount, rate, source, reason)
            VALUES (\(proposal.id), \(proposal.unit), \(proposal.title), \(proposal.donor), \(proposal.status),
                \(proposal.on), \(proposal.submittedOn), \(proposal.document), \(proposal.closedOn),
                \(proposal.agreement), \(proposal.currency), \(proposal.foreignAmount), \(proposal.exchangeRate),
                \(proposal.source), \(proposal.reason))
            ON CONFLICT (id) DO UPDATE SET title = excluded.title, donor = excluded.donor,
                status = excluded.status, on_day = excluded.on_day, submitted_on = excluded.submitted_on,
                document = excluded.document, closed_on = excluded.closed_on, agreement = excluded.agreement,
                currency = excluded.currency, foreign_amount = excluded.foreign_amount, rate = excluded.rate,
                source = excluded.source, reason = excluded.reason
            """)
    }
}

extension AidProposal {
    init(row: StoredRow) throws {
        var proposal = try AidProposal(
            id: row["id"], unit: row["unit"], title: row["title"], donor: row["donor"], status: row["status"],
            on: row["on_day"])
        (proposal.submittedOn, proposal.document) = (try row["submitted_on"], try row["document"])
        (proposal.closedOn, proposal.agreement) = (try row["closed_on"], try row["agreement"])
        (proposal.currency, proposal.foreignAmount) = (try row["currency"], try row["foreign_amount"])
        (proposal.exchangeRate, proposal.source) = (try row["rate"], try row["source"])
        proposal.reason = try row["reason"]
        self = proposal.valued
    }
}

extension Snapshot { var aidProposals: AidRecords { AidRecords(db: db) } }
