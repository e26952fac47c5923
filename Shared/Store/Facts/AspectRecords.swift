public import GRDB
internal import JSONCoding
public import Vocabulary

/// One aspect's facts in the two tables that ``FactTable`` makes. A service says what it is about and what it says, as
/// ``StateRecords`` or ``PeriodRecords``:
///
/// ```swift
/// struct HomeRecords: StateRecords {
///     static let table = "child_home"
///     static let columns = [FactColumn("commune", "$.commune")]
///     typealias About = ChildID
///     typealias Value = Home
///     let db: Database
/// }
/// ```
public protocol AspectRecords: TableRecords {
    /// What the facts are about: a child, a worker, a placement, a unit.
    associatedtype About: TextValue & DatabaseValueConvertible
    associatedtype Value: Codable & Hashable & Sendable

    static var columns: [FactColumn] { get }
    /// What holds from when until when, as known at a point.
    static func stretches(_ history: FactHistory<Value>, knownOn point: LogPoint) -> [Fact<Value>]

    /// As the column keeps it: JSON, unless the aspect is one that is sealed.
    func stored(_ value: Value, of fact: FactID) throws -> DatabaseValue
    func value(in row: StoredRow, of fact: FactID) throws -> Value
}

/// An aspect that is a state: a home, a standing, a worker's unit.
public protocol StateRecords: AspectRecords {}

/// An aspect whose facts begin and end, each for itself: circumstances, links, placements.
public protocol PeriodRecords: AspectRecords where Value: PeriodValue {}

/// Who said it.
public struct Recorder: Hashable, Sendable {
    public let unit: UnitPath
    /// Nil where a program did.
    public let person: String?

    public init(unit: UnitPath, person: String? = nil) {
        self.unit = unit
        self.person = person
    }
}

/// What is so of one subject from when until when.
public struct Held<About: TextValue, Value: Hashable & Sendable>: Hashable, Sendable {
    public let about: About
    public let fact: FactID
    /// Of a state, up to where the next takes over.
    public let days: DayRange
    public let value: Value
}

extension AspectRecords {
    /// None beside what every fact has.
    public static var columns: [FactColumn] { [] }

    /// JSON in the open: an aspect that is sealed has its own.
    public func stored(_ value: Value, of _: FactID) throws -> DatabaseValue {
        String(decoding: try JSON.encode(value), as: UTF8.self).databaseValue
    }

    /// Reads what ``stored(_:of:)`` writes.
    public func value(in row: StoredRow, of _: FactID) throws -> Value { try row.json("value") }

    static var versions: SQL { SQL(sql: table + "_versions") }
    static var name: SQL { SQL(sql: table) }

    // MARK: One subject

    /// All that was ever recorded of a subject.
    public func history(of subject: About) throws -> FactHistory<Value> {
        let found = try rows(
            """
            SELECT number, fact, kind, from_day, until_day, value, position, moment, cause
            FROM \(Self.versions) WHERE subject = \(subject) ORDER BY number
            """)
        return FactHistory(try found.map(version))
    }

    /// Whom a fact is about; nil when there is no such fact.
    public func subject(of fact: FactID) throws -> About? {
        try value("SELECT subject FROM \(Self.versions) WHERE fact = \(fact) ORDER BY number LIMIT 1")
    }

    /// Who recorded a fact as it stands now: the one to ask when it is in the way.
    public func recorder(of fact: FactID) throws -> Recorder? {
        try row(
            "SELECT unit, person FROM \(Self.versions) WHERE fact = \(fact) ORDER BY number DESC LIMIT 1"
        ).map { Recorder(unit: try $0["unit"], person: try $0["person"]) }
    }

    /// Who recorded each version of a subject's history, in its order.
    public func recorders(of subject: About) throws -> [Recorder] {
        try rows("SELECT unit, person FROM \(Self.versions) WHERE subject = \(subject) ORDER BY number")
            .map { Recorder(unit: try $0["unit"], person: try $0["person"]) }
    }

    // MARK: Many subjects

    /// What holds on a day as known at a point, by subject; `condition` may name the columns and `subject`.
    public func held(
        where condition: SQL = "TRUE", on day: Day, knownOn point: LogPoint = .latest
    ) throws -> [Held<About, Value>] {
        try held(condition, .holding(Self.table, on: day, knownOn: point))
    }

    /// What shares a day with `days` as known at a point, by subject.
    public func held(
        where condition: SQL = "TRUE", overlapping days: DayRange, knownOn point: LogPoint = .latest
    ) throws -> [Held<About, Value>] {
        try held(condition, .overlapping(Self.table, days, knownOn: point))
    }

    private func held(_ condition: SQL, _ when: SQL) throws -> [Held<About, Value>] {
        try rows(
            """
            SELECT subject, fact, from_day, until_day, value FROM \(Self.name)
            WHERE \(condition) AND \(when) ORDER BY subject, from_day, fact
            """
        ).map { row in
            let (fact, until): (FactID, Day) = (try row["fact"], try row["until_day"])
            return Held(
                about: try row["subject"], fact: fact,
                days: try days(from: row["from_day"], until: until == .last ? nil : until, fact),
                value: try value(in: row, of: fact))
        }
    }

    private func version(_ row: StoredRow) throws -> FactVersion<Value> {
        let fact: FactID = try row["fact"]
        return FactVersion(
            try row["kind"], of: fact, days: try days(from: row["from_day"], until: row["until_day"], fact),
            value: try value(in: row, of: fact),
            learned: Learned(at: try row["position"], moment: try row["moment"]), cause: try row["cause"])
    }

    private func days(from first: Day, until last: Day?, _ fact: FactID) throws -> DayRange {
        if let days = DayRange(from: first, until: last) { return days }
        throw UnreadableRecord(
            table: Self.table, row: fact.text, column: "until_day", value: "\(last ?? first)")
    }
}

extension StateRecords {
    /// Each state until the next one takes over.
    public static func stretches(_ history: FactHistory<Value>, knownOn point: LogPoint) -> [Fact<Value>] {
        Timeline(history).stretches(knownOn: point)
    }

    /// All that was ever known of the subject, to be asked and corrected.
    public func timeline(of subject: About) throws -> Timeline<Value> {
        Timeline(try history(of: subject))
    }
}

extension PeriodRecords {
    /// Each period as it was recorded.
    public static func stretches(_ history: FactHistory<Value>, knownOn point: LogPoint) -> [Fact<Value>] {
        history.facts(knownOn: point)
    }

    /// All that was ever known of the subject, to be asked and corrected.
    public func periods(of subject: About) throws -> Periods<Value> {
        Periods(try history(of: subject))
    }
}
