import CampaignsAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Every version of what was said of each learner in each class: the tables beside these have what is so now.
extension EnrolmentRecords {
    static let seats = SealedTable<FactSubject, Periods<Seat>>(
        "enrolment_facts", [FactColumn("class", "$.class")],
        sealing: { TextsSealedByPerson([("reason", \.reason)], in: $0, by: $1, about: learner) })
    static let attendances = PeriodTable<FactSubject, Attended>(
        "attendance_facts",
        [
            FactColumn("class", "$.class"), FactColumn("hours", "$.hours"),
            FactColumn("contradicted", "$.contradicted"),
        ])
    static let outcomes = SealedTable<FactSubject, Timeline<Outcome>>(
        outcomeTable,
        [
            FactColumn("class", "$.class"), FactColumn("passed", "$.passed"),
            FactColumn("contradicted", "$.contradicted"),
        ],
        sealing: { TextsSealedByPerson([("reason", \.reason)], in: $0, by: $1, about: learner) })
    private static let outcomeTable = "outcome_facts"

    /// Whose key seals what was written of somebody in a class: the subject says class, kind and learner.
    private static func learner(_ fact: FactOfPerson) -> String {
        fact.person.split(separator: "/").last.map(String.init) ?? fact.person
    }

    /// An enrolment with why its result was put right last, which lies sealed under the learner's own key in both tables.
    func value(_ row: StoredRow) throws -> KeptEnrolment {
        var enrolment = try KeptEnrolment(row: row)
        let outcome: FactID? = try row["outcome"]
        let place =
            try outcome.map { TextsSealedByPerson<Outcome>.place(of: "reason", in: Self.outcomeTable, $0) }
            ?? place(of: enrolment.learner, in: row["class"])
        enrolment.reason = try people?.words(
            inText: row["reason"], of: enrolment.learner.id.text, for: place)
        return enrolment
    }

    /// What the reason of an enrolment as it is now is sealed for.
    func place(of learner: Learner, in id: ClassID) -> String {
        "enrolments.reason/\(FactSubject(learner, in: id))"
    }
}

extension EnrolmentRecords {
    /// The places in the class that are held, by others than the learner where one is named, as is known now.
    func taken(in id: ClassID, besides learner: Learner? = nil) throws -> TakenPlaces {
        let others: SQL =
            if let learner { "subject <> \(FactSubject(learner, in: id))" } else { "TRUE" }
        let held = try rows(
            """
            SELECT from_day, until_day, count(*) AS places
            FROM enrolment_facts AS seat
            WHERE class = \(id) AND \(others)
                AND \(.overlapping("seat", DayRange(from: .first)))
            GROUP BY from_day, until_day
            """)
        return TakenPlaces(
            alike: try held.map { try ($0["from_day"], $0["until_day"], $0["places"]) })
    }

    /// Somebody who has a place in the class: of several, who had one first.
    func seated(in id: ClassID) throws -> PlaceInClass? {
        try seat(in: id, of: "seat.from_day", where: "TRUE")
    }

    /// A place that begins after the day, or ends then.
    func seated(after day: Day, in id: ClassID) throws -> PlaceInClass? {
        try seat(
            in: id, of: "CASE WHEN seat.from_day > \(day) THEN seat.from_day ELSE seat.until_day END",
            where: "(seat.from_day > \(day) OR seat.until_day > \(day) AND seat.until_day < \(Day.last))")
    }

    private func seat(in id: ClassID, of day: SQL, where condition: SQL) throws -> PlaceInClass? {
        try row(
            """
            SELECT seat.fact AS fact, seat.value ->> '$.learner.id' AS learner, \(day) AS day
            FROM enrolment_facts AS seat
            WHERE seat.class = \(id) AND \(condition) AND \(.overlapping("seat", DayRange(from: .first)))
            ORDER BY seat.from_day, seat.subject LIMIT 1
            """
        ).map(PlaceInClass.init)
    }

    /// Hours on a day of the class that is none of these.
    func attended(outside days: DayRange, in id: ClassID) throws -> PlaceInClass? {
        try row(
            """
            SELECT there.fact AS fact, kept.learner AS learner, kept.on_day AS day
            FROM attendance AS kept
                JOIN attendance_facts AS there
                    ON there.subject = kept.class || '/' || kept.kind || '/' || kept.learner
                    AND there.from_day = kept.on_day AND there.known_until = \(LogPoint.latest)
            WHERE kept.class = \(id) AND NOT (kept.on_day BETWEEN \(days.from) AND \(days.last))
            ORDER BY kept.on_day, kept.learner LIMIT 1
            """
        ).map(PlaceInClass.init)
    }
}

extension PlaceInClass {
    fileprivate init(row: StoredRow) throws {
        let fact: FactID = try row["fact"]
        try self.init(learner: row["learner"], day: row["day"], record: RecordInTheWay(fact))
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

    var seatFacts: PeriodFacts<FactSubject, Seat> { EnrolmentRecords.seats.in(db, sealing) }
    var attendanceFacts: PeriodFacts<FactSubject, Attended> { EnrolmentRecords.attendances.in(db) }
    var outcomeFacts: StateFacts<FactSubject, Outcome> { EnrolmentRecords.outcomes.in(db, sealing) }
}
