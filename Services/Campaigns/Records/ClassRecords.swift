import CampaignsAPI
import GRDB
import Store
import Vocabulary

extension Snapshot {
    var classes: ClassRecords { ClassRecords(db: db) }
}

/// The tables of classes, of who sits in them, and of who was there when.
struct ClassRecords {
    let db: Database

    func find(_ id: ClassID) throws -> ClassEntry? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM classes WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(entry)
    }

    /// Classes in the units, or of courses that these answer for: after `id`, in the order of ids, at most `limit`.
    func list(_ request: ListClasses, within units: [UnitPath], after id: String?, limit: Int) throws
        -> [ClassEntry]
    {
        var place = Condition()
        place.add("place", within: units)
        var owner = Condition()
        owner.add("unit", within: units)
        var condition = Condition()
        if let id { condition.add("id > ?", [id]) }
        if request.place == nil {
            condition.add(
                "(\(place.sql[0]) OR course IN (SELECT id FROM courses\(owner.clause)))",
                place.arguments + owner.arguments)
        } else {
            condition.add(place.sql[0], place.arguments)
        }
        if let course = request.course { condition.add("course = ?", [course]) }
        if let status = request.status { condition.add("status = ?", [status.rawValue]) }
        condition.arguments += [limit]
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM classes\(condition.clause) ORDER BY id LIMIT ?")
        return try Row.fetchAll(statement, arguments: condition.arguments).map(entry)
    }

    /// Enters the class, or what has become of it.
    func save(_ entry: ClassEntry) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO classes (id, course, place, start, end, capacity, status, completed_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET status = excluded.status, completed_on = excluded.completed_on
                """
        ).execute(arguments: [
            entry.id, entry.course, entry.place, entry.start, entry.end, entry.capacity,
            entry.status.rawValue,
            entry.completedOn,
        ])
    }

    /// How many sit in the class, and how many of them have passed.
    func counts(_ id: ClassID) throws -> (enrolled: Int, passed: Int) {
        let statement = try db.cachedStatement(
            sql:
                "SELECT count(*) AS enrolled, coalesce(sum(passed), 0) AS passed FROM enrolments WHERE class = ?"
        )
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return (0, 0) }
        return (row["enrolled"], row["passed"])
    }

    private func entry(_ row: Row) throws -> ClassEntry {
        ClassEntry(
            id: row["id"], course: row["course"], place: row["place"], start: row["start"], end: row["end"],
            capacity: row["capacity"], status: try row.word("status"), completedOn: row["completed_on"])
    }
}
