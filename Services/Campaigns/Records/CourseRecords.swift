import CampaignsAPI
import GRDB
import Store
import Vocabulary

extension Snapshot {
    var courses: CourseRecords { CourseRecords(db: db) }
}

/// The table of courses.
struct CourseRecords {
    let db: Database

    func find(_ id: CourseID) throws -> Course? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM courses WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(course)
    }

    /// Courses are everyone's to see: districts teach by the province's.
    func list(_ request: ListCourses, limit: Int) throws -> [Course] {
        var condition = Condition()
        if let audience = request.audience {
            condition.add("EXISTS (SELECT 1 FROM json_each(audiences) WHERE value = ?)", [audience.rawValue])
        }
        if let topic = request.topic {
            condition.add("EXISTS (SELECT 1 FROM json_each(topics) WHERE value = ?)", [topic])
        }
        if let status = request.status { condition.add("status = ?", [status.rawValue]) }
        condition.arguments += [limit]
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM courses\(condition.clause) ORDER BY title, id LIMIT ?")
        return try Row.fetchAll(statement, arguments: condition.arguments).map(course)
    }

    /// Enters the course, or what has become of it.
    func save(_ course: Course) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO courses (id, title, audiences, topics, hours, required_attendance, unit, status)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET status = excluded.status
                """
        ).execute(arguments: [
            course.id, course.title, try json(course.audiences), try json(course.topics), course.hours,
            course.requiredAttendance, course.unit, course.status.rawValue,
        ])
    }

    private func course(_ row: Row) throws -> Course {
        Course(
            id: row["id"], title: row["title"], audiences: try row.json("audiences"),
            topics: try row.json("topics"), hours: row["hours"],
            requiredAttendance: row["required_attendance"],
            unit: row["unit"], status: try row.word("status"))
    }
}
