import CampaignsAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Courses as they are now.
struct CourseRecords: VoidableRecords {
    static let table = "courses"
    static let unknown = "campaigns.no-course"
    static let isKnownToAll = true
    static let order = ListOrder<Course>("title", "id") { [$0.title, $0.id] }
    let db: Database

    func find(_ id: CourseID) throws -> Course? {
        try first("WHERE id = \(id) AND \(Self.counted(nil))").map(Course.init)
    }

    /// What was said of a course whether or not it ever was: what was known of its classes names it.
    func said(_ id: CourseID) throws -> Course? { try first("WHERE id = \(id)").map(Course.init) }

    /// Those that a unit, by any of its names, answers for.
    func all(of unit: [UnitPath]) throws -> [Course] {
        try fetch("WHERE unit IN \(SQL.each(unit)) AND \(Self.counted(nil)) ORDER BY id").map(Course.init)
    }

    /// Courses are everyone's to see: districts teach by the province's.
    func list(
        _ request: ListCourses, _ asOf: AsOf?, _ page: ListPage<ListCourses, Course>
    ) throws -> [Course] {
        var conditions: [SQL] = [.equal("status", request.status), Self.counted(asOf)]
        if let audience = request.audience {
            conditions.append("\(audience) IN (SELECT value FROM json_each(audiences))")
        }
        if let topic = request.topic {
            conditions.append("\(topic) IN (SELECT value FROM json_each(topics))")
        }
        return try fetch(page, where: conditions, asOf).map(Course.init)
    }

    /// The table as it stood: each course where its steps had brought it.
    static func table(_ asOf: AsOf) -> SQL {
        """
        (SELECT courses.id AS id, title, audiences, topics, hours, required_attendance, attendance_by,
            curriculum, pass_mark, valid_years, unit, standing.status AS status
        FROM courses \(.joiningStanding(of: "courses.id", asOf))) AS courses
        """
    }

    /// Enters the course, or what has become of it.
    func save(_ course: Course) throws {
        try run(
            """
            INSERT INTO courses (id, title, audiences, topics, hours, required_attendance, attendance_by,
                curriculum, pass_mark, valid_years, unit, status)
            VALUES (\(course.id), \(course.title), \(SQL.json(course.audiences)), \(SQL.json(course.topics)),
                \(course.hours), \(course.requiredAttendance), \(course.attendanceBy?.rawValue),
                \(SQL.jsonOrNull(course.curriculum)), \(course.passMark),
                \(course.validYears), \(course.unit), \(course.status))
            ON CONFLICT (id) DO UPDATE SET status = excluded.status
            """)
    }
}

extension Course {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], title: row["title"], audiences: row.json("audiences"), topics: row.json("topics"),
            hours: row["hours"], requiredAttendance: row["required_attendance"], unit: row["unit"],
            status: row["status"])
        attendanceBy = try row["attendance_by"]
        curriculum = try row.jsonOrNil("curriculum")
        passMark = try row["pass_mark"]
        validYears = try row["valid_years"]
    }
}

extension Snapshot { var courses: CourseRecords { CourseRecords(db: db) } }
