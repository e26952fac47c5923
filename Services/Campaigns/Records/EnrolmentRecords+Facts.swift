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

extension EnrolmentRecords {
    /// The places in the class that are held by others than the learner, as is known now.
    func taken(in id: ClassID, besides learner: Learner) throws -> TakenPlaces {
        let held = try rows(
            """
            SELECT from_day, until_day, count(*) AS places
            FROM enrolment_facts AS seat
            WHERE class = \(id) AND subject <> \(FactSubject(learner, in: id))
                AND \(.overlapping("seat", DayRange(from: .first)))
            GROUP BY from_day, until_day
            """)
        return TakenPlaces(
            alike: try held.map { try ($0["from_day"], $0["until_day"], $0["places"]) })
    }
}

extension Snapshot {
    /// The places that the learner has in the class, and who entered each.
    func places(of learner: Learner, in id: ClassID) throws -> OwnPlaces {
        var places = OwnPlaces(seats: try seatFacts.periods(of: FactSubject(learner, in: id)))
        for fact in places.seats.history.facts() {
            places.recorders[fact.id] = try seatFacts.recorder(of: fact.id)
        }
        return places
    }

    var seatFacts: PeriodFacts<FactSubject, Seat> { EnrolmentRecords.seats.in(db) }
    var attendanceFacts: PeriodFacts<FactSubject, Attended> { EnrolmentRecords.attendances.in(db) }
    var outcomeFacts: StateFacts<FactSubject, Outcome> { EnrolmentRecords.outcomes.in(db) }
}
