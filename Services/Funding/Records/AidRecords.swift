import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Proposals for development assistance.
struct AidRecords: Keyed, ListedRecords {
    static let table = "aid_proposals"
    static let unknown = "funding.no-aid"
    static let order = ListOrder<AidProposal>("on_day", "id", descending: true) { [$0.on, $0.id] }
    let db: Database

    func find(_ id: ProposalID) throws -> AidProposal? { try first("WHERE id = \(id)").map(AidProposal.init) }

    func list(
        _ request: ListAidProposals, within units: Territory, _ asOf: AsOf?,
        _ page: ListPage<ListAidProposals, AidProposal>
    ) throws -> [AidProposal] {
        let conditions: [SQL] = [.within("unit", units), .equal("status", request.status)]
        return try fetch(page, where: conditions, asOf).map(AidProposal.init)
    }

    /// The table as it stood: what had been begun by then, as far as it had come.
    static func table(_ asOf: AsOf) -> SQL {
        """
        (SELECT aid_proposals.id AS id, aid_proposals.unit AS unit, title, donor, standing.status AS status,
            aid_proposals.on_day AS on_day,
            CASE WHEN standing.status <> \(AidStatus.sought) THEN submitted_on END AS submitted_on,
            CASE WHEN standing.status <> \(AidStatus.sought) THEN document END AS document,
            CASE WHEN standing.status IN (\(AidStatus.signed), \(AidStatus.refused)) THEN closed_on END AS closed_on,
            CASE WHEN standing.status = \(AidStatus.signed) THEN agreement END AS agreement,
            CASE WHEN standing.status = \(AidStatus.signed) THEN currency END AS currency,
            CASE WHEN standing.status = \(AidStatus.signed) THEN foreign_amount END AS foreign_amount,
            CASE WHEN standing.status = \(AidStatus.signed) THEN rate END AS rate,
            CASE WHEN standing.status = \(AidStatus.signed) THEN source END AS source,
            CASE WHEN standing.status = \(AidStatus.refused) THEN aid_proposals.reason END AS reason
        FROM aid_proposals
            \(.joiningStanding(of: "aid_proposals.id", asOf))) AS aid_proposals
        """
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
            ON CONFLICT (id) DO UPDATE SET status = excluded.status, submitted_on = excluded.submitted_on,
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
