import CampaignsAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// The sessions of a class, as they were said last.
struct Schedule: Codable, Hashable, Sendable {
    let sessions: [ClassSession]

    func session(on day: Day) -> ClassSession? { sessions.first { $0.on == day } }
}

/// The sessions of classes, of each as it was said at any time.
struct ScheduleRecords: TableRecords {
    static let table = "class_schedules"
    static let schedules = StateTable<FactSubject, Schedule>(table)
    let db: Database

    private var facts: StateFacts<FactSubject, Schedule> { Self.schedules.in(db) }

    /// As known at a point; without sessions where none were said.
    func of(_ id: ClassID, knownOn point: LogPoint = .latest) throws -> Schedule {
        try facts.timeline(of: FactSubject(id)).value(on: .last, knownOn: point) ?? Schedule(sessions: [])
    }

    /// How many of the class's sessions each worker teaches in how many classes of a course.
    func trainers(of course: CourseID) throws -> [WorkerID: Int] {
        let classes = try rows("SELECT id FROM classes WHERE course = \(course) AND NOT voided").map { row in
            let id: ClassID = try row["id"]
            return id
        }
        var taught: [WorkerID: Int] = [:]
        for id in classes {
            for trainer in Set(try of(id).sessions.flatMap { $0.trainers ?? [] }) {
                taught[trainer, default: 0] += 1
            }
        }
        return taught
    }

    /// Keeps what was said. It is said of the whole class: what was said last holds.
    func save(_ schedule: Schedule, of id: ClassID, _ tx: Transaction) throws {
        let known = try facts.timeline(of: FactSubject(id))
        let version = try known.change(schedule, from: .first, as: tx.newID(), learned: tx.learned)
        try facts.append(version, of: FactSubject(id), by: tx.recorder)
    }
}

extension Snapshot { var schedules: ScheduleRecords { ScheduleRecords(db: db) } }
