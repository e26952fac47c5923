import CampaignsAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Every version of what was said of each learner in each class: the tables beside these have what is so now.
extension EnrolmentRecords {
    static let seats = PeriodTable<FactSubject, Seat>("enrolment_facts", [FactColumn("class", "$.class")])
    static let attendances = PeriodTable<FactSubject, Attended>(
        "attendance_facts",
        [
            FactColumn("class", "$.class"), FactColumn("hours", "$.hours"),
            FactColumn("contradicted", "$.contradicted"),
        ])
    static let outcomes = StateTable<FactSubject, Outcome>(
        "outcome_facts",
        [
            FactColumn("class", "$.class"), FactColumn("passed", "$.passed"),
            FactColumn("contradicted", "$.contradicted"),
        ])
}

extension Snapshot {
    var seatFacts: PeriodFacts<FactSubject, Seat> { EnrolmentRecords.seats.in(db) }
    var attendanceFacts: PeriodFacts<FactSubject, Attended> { EnrolmentRecords.attendances.in(db) }
    var outcomeFacts: StateFacts<FactSubject, Outcome> { EnrolmentRecords.outcomes.in(db) }
}
