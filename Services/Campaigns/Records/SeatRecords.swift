import CampaignsAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

// Every version of what was said of each learner in each class: the tables beside these have what is so now.

struct SeatFactRecords: PeriodRecords {
    static let table = "enrolment_facts"
    static let columns = [FactColumn("class", "$.class")]
    typealias About = FactSubject
    typealias Value = Seat
    let db: Database

    /// For a migration.
    static func create(in db: Database) throws { try FactTable.create(table, columns: columns, in: db) }
}

struct AttendanceFactRecords: PeriodRecords {
    static let table = "attendance_facts"
    static let columns = [
        FactColumn("class", "$.class"), FactColumn("hours", "$.hours"),
        FactColumn("contradicted", "$.contradicted"),
    ]
    typealias About = FactSubject
    typealias Value = Attended
    let db: Database

    /// For a migration.
    static func create(in db: Database) throws { try FactTable.create(table, columns: columns, in: db) }
}

struct OutcomeFactRecords: StateRecords {
    static let table = "outcome_facts"
    static let columns = [
        FactColumn("class", "$.class"), FactColumn("passed", "$.passed"),
        FactColumn("contradicted", "$.contradicted"),
    ]
    typealias About = FactSubject
    typealias Value = Outcome
    let db: Database

    /// For a migration.
    static func create(in db: Database) throws { try FactTable.create(table, columns: columns, in: db) }
}

extension Snapshot {
    var seatFacts: SeatFactRecords { SeatFactRecords(db: db) }
    var attendanceFacts: AttendanceFactRecords { AttendanceFactRecords(db: db) }
    var outcomeFacts: OutcomeFactRecords { OutcomeFactRecords(db: db) }
}
