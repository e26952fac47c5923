internal import GRDB
internal import Store
internal import Vocabulary

/// What both lists of who did something are narrowed by.
struct EvidenceFilter {
    /// Whose deeds and looks are meant and may be seen; nil for nobody's but the caller's own.
    let reach: Territory?
    /// The caller's unit, where it is meant too.
    let own: UnitPath?
    let person: PersonCode?
    let method: String?
    let moments: Range<Timestamp>?

    var conditions: [SQL] {
        let units: [SQL] = [reach.map { .within("unit", $0) }, own.map { "unit = \($0)" }].compactMap(\.self)
        var conditions: [SQL] = [
            "(\(units.joined(separator: " OR ")))", .equal("person", person), .equal("method", method),
        ]
        if let moments { conditions.append("at >= \(moments.lowerBound) AND at < \(moments.upperBound)") }
        return conditions
    }
}

/// Who did what.
struct AuditRecords: RowRecords {
    static let table = "store_audit"
    static let columns: SQL = "store_audit.*, \(nameThen)"
    static let order = ListOrder<AuditEntry>("number", descending: true) { [Int64($0.number)] }
    let snapshot: Snapshot
    var db: Database { snapshot.db }

    func list(
        _ filter: EvidenceFilter, subject: String?, _ page: ListPage<SearchAudit, AuditEntry>
    ) throws -> [AuditEntry] {
        var conditions = filter.conditions
        if let subject {
            conditions.append(
                """
                EXISTS (SELECT * FROM store_events WHERE subject = \(subject)
                    AND position > position_before AND position <= position_after)
                """)
        }
        return try fetch(page, where: conditions).map(entry)
    }

    private func entry(_ row: StoredRow) throws -> AuditEntry {
        let unit: UnitPath = try row["unit"]
        let (before, after) = (try row.count("position_before"), try row.count("position_after"))
        // That there is something confidential about a child is confidential too.
        let subjects = try snapshot.subjects(
            ofEventsAfter: before, upTo: after, sealed: snapshot.reach(as: .confidential).contains(unit),
            limit: 16)
        var entry = AuditEntry(
            number: try row.count("number"), at: try row["at"], unit: unit, method: try row["method"],
            outcome: try row["outcome"], subjects: subjects)
        (entry.person, entry.name) = (try row["person"], try row["name"])
        if after > before { (entry.firstEvent, entry.lastEvent) = (before + 1, after) }
        return entry
    }
}

/// Who looked at whom.
struct ReadRecords: RowRecords {
    static let table = "store_reads"
    static let columns: SQL = "store_reads.*, \(nameThen)"
    static let order = ListOrder<ReadEntry>("number", descending: true) { [Int64($0.number)] }
    let snapshot: Snapshot
    var db: Database { snapshot.db }

    func list(
        _ filter: EvidenceFilter, child: ChildID?, breakGlass: Bool?,
        _ page: ListPage<ListReads, ReadEntry>
    ) throws -> [ReadEntry] {
        // Whose looks the caller may know that tell of something confidential.
        let knowing = snapshot.reach(as: .confidential)
        var conditions = filter.conditions
        if let child {
            conditions += [looks(at: child), "(NOT confidential OR \(.within("unit", knowing)))"]
        }
        if let breakGlass { conditions.append("(break_glass IS NOT NULL) = \(breakGlass)") }
        return try fetch(page, where: conditions).map { try entry($0, knowing) }
    }

    /// True of the looks at a child: found day by day, as the index has them, one day after the other by it too.
    private func looks(at child: ChildID) -> SQL {
        """
        number IN (
            WITH RECURSIVE days (day) AS (
                SELECT * FROM (
                    SELECT substr(at, 1, 10) FROM store_reads INDEXED BY store_reads_by_subject
                    ORDER BY substr(at, 1, 10) DESC LIMIT 1)
                UNION ALL
                SELECT (
                    SELECT substr(at, 1, 10) FROM store_reads INDEXED BY store_reads_by_subject
                    WHERE substr(at, 1, 10) < day ORDER BY substr(at, 1, 10) DESC LIMIT 1)
                FROM days WHERE day IS NOT NULL)
            SELECT number FROM days CROSS JOIN store_reads INDEXED BY store_reads_by_subject
            WHERE substr(at, 1, 10) = day AND token = \(snapshot.readToken(of: child)))
        """
    }

    private func entry(_ row: StoredRow, _ knowing: Territory) throws -> ReadEntry {
        let (number, unit): (UInt64, UnitPath) = (try row.count("number"), try row["unit"])
        var entry = ReadEntry(number: number, at: try row["at"], unit: unit, method: try row["method"])
        (entry.person, entry.name) = (try row["person"], try row["name"])
        let isConfidential: Bool = try row["confidential"]
        guard !isConfidential || knowing.contains(unit) else { return entry }
        let child = try snapshot.child(row["subject"], ofRead: number)
        let (purpose, opening): (Sealed?, Sealed?) = try (row["purpose"], row["break_glass"])
        entry.child = child
        entry.purpose = try purpose.flatMap { try snapshot.purpose($0, ofRead: number, of: child.text) }
        entry.breakGlass = try opening.map { try snapshot.opening($0, ofRead: number, of: child.text) ?? "" }
        return entry
    }
}

extension RowRecords {
    /// What the person was called at the moment of the row.
    fileprivate static var nameThen: SQL {
        """
        (SELECT name FROM store_people
            WHERE store_people.unit = \(sql: table).unit AND store_people.person = \(sql: table).person
                AND since <= at ORDER BY since DESC LIMIT 1) AS name
        """
    }
}

extension StoredRow {
    /// A number that is never below zero, but where somebody spoilt the row.
    fileprivate func count(_ column: String) throws -> UInt64 {
        let number: Int64 = try self[column]
        return UInt64(max(0, number))
    }
}
