import FundingAPI
import GRDB
import Store
import Vocabulary

/// Something that hangs on a source.
struct SourceUse {
    let record: RecordInTheWay
    /// The day that it is about; nil of what has none of its own.
    let on: Day?
}

extension SourceRecords {
    /// What was said first of a source beside its opening: what was added or went over, or what was pledged to it.
    func firstSaid(beside opening: SourceID) throws -> SourceUse? {
        try use(
            """
            SELECT fact AS id, from_day FROM source_facts
            WHERE (subject = \(opening) AND aspect <> \(SourceAspect.opening) OR into_source = \(opening))
                AND \(.holding("source_facts", on: .last))
            UNION ALL
            SELECT fact, from_day FROM donation_facts JOIN donations ON donations.id = subject
            WHERE source = \(opening) AND aspect = \(DonationAspect.pledge)
                AND \(.holding("donation_facts", on: .last))
            """)
    }

    /// The same, or an estimate, an allocation or a proposal for assistance that names the source.
    func firstUse(of source: SourceID) throws -> SourceUse? {
        if let said = try firstSaid(beside: source) { return said }
        let (closed, refused) = (EstimateStatus.superseded, EstimateStatus.returned)
        return try use(
            """
            SELECT allocations.id AS id, from_day FROM allocations
            WHERE source = \(source) AND from_day IS NOT NULL
            UNION ALL
            SELECT estimates.id, NULL FROM estimates JOIN estimate_lines
                ON estimate = estimates.id AND estimate_lines.version = estimates.version
            WHERE source = \(source) AND status NOT IN (\(closed), \(refused))
            UNION ALL
            SELECT id, NULL FROM aid_proposals WHERE source = \(source)
            """)
    }

    private func use(_ found: SQL) throws -> SourceUse? {
        try row("SELECT id, from_day FROM (\(found)) ORDER BY from_day IS NULL, from_day, id LIMIT 1").map {
            SourceUse(record: RecordInTheWay(try $0["id"]), on: try $0["from_day"])
        }
    }
}
