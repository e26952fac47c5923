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

    /// - Parameter moment: how the log writes one.
    func conditions(_ moment: (Timestamp) -> SQL) -> [SQL] {
        let units: [SQL] = [reach.map { .within("unit", $0) }, own.map { "unit = \($0)" }].compactMap(\.self)
        var conditions: [SQL] = [
            "(\(units.joined(separator: " OR ")))", .equal("person", person), .equal("method", method),
        ]
        if let moments {
            conditions.append("at >= \(moment(moments.lowerBound)) AND at < \(moment(moments.upperBound))")
        }
        return conditions
    }
}

/// Who did what.
struct AuditRecords: RowRecords {
    static let table = "store_audit"
    static let columns: SQL = "store_audit.*, \(nameThen("at"))"
    static let order = ListOrder<AuditEntry>("number", descending: true) { [Int64($0.number)] }
    let snapshot: Snapshot
    var db: Database { snapshot.db }

    func list(
        _ filter: EvidenceFilter, subject: String?, _ page: ListPage<SearchAudit, AuditEntry>
    ) throws -> [AuditEntry] {
        var conditions = filter.conditions { "\($0)" }
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

/// One child of one look, as it is told.
struct Look {
    var entry: ReadEntry
    /// The place of the child among those whom the answer showed.
    let place: Int
}

/// Who looked at whom: a row is an answer, an entry a child whom it showed.
struct ReadRecords: RowRecords {
    static let table = "store_reads"
    static let columns: SQL = "store_reads.*, length(tokens) / 6 AS shown, \(nameThen(moment))"
    static let order = ListOrder<Look>("number", "place", descending: true) {
        [Int64($0.entry.number), Int64($0.place)]
    }
    /// When it was, as moments are written elsewhere.
    private static let moment: SQL =
        "strftime('%Y-%m-%dT%H:%M:%S', at / 1000, 'unixepoch') || printf('.%03dZ', at % 1000)"
    let snapshot: Snapshot
    var db: Database { snapshot.db }

    func list(
        _ filter: EvidenceFilter, child: ChildID?, breakGlass: Bool?, _ page: ListPage<ListReads, Look>
    ) throws -> [Look] {
        // Whose looks the caller may know that tell of something confidential.
        let knowing = snapshot.reach(as: .confidential)
        var conditions = filter.conditions { "\($0.milliseconds)" }
        if let child {
            conditions += [
                "number IN (\(snapshot.reads(showing: child)))",
                "(NOT confidential OR \(.within("unit", knowing)))",
            ]
        }
        if let breakGlass { conditions.append("(break_glass IS NOT NULL) = \(breakGlass)") }
        var found: [Look] = []
        var before: SQL = page.condition(upTo: 1)
        while found.count < page.fetched {
            let rows = try fetch(
                "WHERE \((conditions + [before]).all) ORDER BY number DESC LIMIT \(page.fetched)")
            for row in rows where found.count < page.fetched {
                found += try looks(row, at: child, knowing).filter(page.reaches)
            }
            guard rows.count == page.fetched, let last = rows.last else { break }
            before = "number < \(try last["number"] as Int64)"
        }
        return Array(found.prefix(page.fetched))
    }

    /// Of all whom the answer showed, or of `child` alone: the latest place first.
    private func looks(_ row: StoredRow, at child: ChildID?, _ knowing: Territory) throws -> [Look] {
        let (number, unit): (UInt64, UnitPath) = (try row.count("number"), try row["unit"])
        let (at, shown): (Int64, Int) = (try row["at"], try row["shown"])
        var entry = ReadEntry(
            number: number, at: Timestamp(milliseconds: at), unit: unit, method: try row["method"])
        (entry.person, entry.name) = (try row["person"], try row["name"])
        let isConfidential: Bool = try row["confidential"]
        guard !isConfidential || knowing.contains(unit) else {
            return (0..<shown).reversed().map { Look(entry: entry, place: $0) }
        }
        let children = try snapshot.children(row["subjects"], ofRead: number)
        let (purpose, opening): (Sealed?, Sealed?) = try (row["purpose"], row["break_glass"])
        return try children.indices.reversed().filter { child == nil || child == children[$0] }.map { index in
            var look = Look(entry: entry, place: index)
            look.entry.child = children[index]
            look.entry.purpose = try purpose.flatMap {
                try snapshot.purpose($0, ofRead: number, of: children, at: index)
            }
            look.entry.breakGlass = try opening.map {
                try snapshot.opening($0, ofRead: number, of: children, at: index) ?? ""
            }
            return look
        }
    }
}

extension RowRecords {
    /// What the person was called at the moment of the row.
    fileprivate static func nameThen(_ moment: SQL) -> SQL {
        """
        (SELECT name FROM store_people
            WHERE store_people.unit = \(sql: table).unit AND store_people.person = \(sql: table).person
                AND since <= \(moment) ORDER BY since DESC LIMIT 1) AS name
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
