public import GRDB
public import Vocabulary

/// What is so of one subject from when until when.
public struct Held<About: TextValue, Value: Hashable & Sendable>: Hashable, Sendable {
    public let about: About
    public let fact: FactID
    /// Of a state, up to where the next takes over.
    public let days: DayRange
    public let value: Value
}

extension AspectFacts {
    var versions: SQL { SQL(sql: table + "_versions") }
    var name: SQL { SQL(sql: table) }

    // MARK: One subject

    /// All that was ever recorded of a subject.
    public func history(of subject: About) throws -> FactHistory<Value> {
        let found = try rows(
            """
            SELECT number, fact, kind, from_day, until_day, value, position, moment, cause
            FROM \(versions) WHERE subject = \(subject) ORDER BY number
            """)
        return FactHistory(try found.map(version))
    }

    /// Whom a fact is about; nil when there is no such fact.
    public func subject(of fact: FactID) throws -> About? {
        try value("SELECT subject FROM \(versions) WHERE fact = \(fact) ORDER BY number LIMIT 1")
    }

    /// Who recorded a fact as it stands now: the one to ask when it is in the way.
    public func recorder(of fact: FactID) throws -> Recorder? {
        try row(
            "SELECT unit, person FROM \(versions) WHERE fact = \(fact) ORDER BY number DESC LIMIT 1"
        ).map { Recorder(unit: try $0["unit"], person: try $0["person"]) }
    }

    /// Who recorded each version of a subject's history, in its order.
    public func recorders(of subject: About) throws -> [Recorder] {
        try rows("SELECT unit, person FROM \(versions) WHERE subject = \(subject) ORDER BY number")
            .map { Recorder(unit: try $0["unit"], person: try $0["person"]) }
    }

    // MARK: Many subjects

    /// What holds on a day as known at a point, by subject; `condition` may name the columns and `subject`.
    public func held(
        where condition: SQL = "TRUE", on day: Day, knownOn point: LogPoint = .latest
    ) throws -> [Held<About, Value>] {
        try held(condition, .holding(table, on: day, knownOn: point))
    }

    /// What shares a day with `days` as known at a point, by subject.
    public func held(
        where condition: SQL = "TRUE", overlapping days: DayRange, knownOn point: LogPoint = .latest
    ) throws -> [Held<About, Value>] {
        try held(condition, .overlapping(table, days, knownOn: point))
    }

    private func held(_ condition: SQL, _ when: SQL) throws -> [Held<About, Value>] {
        try rows(
            """
            SELECT subject, fact, from_day, until_day, value FROM \(name)
            WHERE \(condition) AND \(when) ORDER BY subject, from_day, fact
            """
        ).map { row in
            let (fact, until): (FactID, Day) = (try row["fact"], try row["until_day"])
            return Held(
                about: try row["subject"], fact: fact,
                days: try days(from: row["from_day"], until: until == .last ? nil : until, fact),
                value: try codec.value(in: row, of: fact))
        }
    }

    private func version(_ row: StoredRow) throws -> FactVersion<Value> {
        let fact: FactID = try row["fact"]
        return FactVersion(
            try row["kind"], of: fact, days: try days(from: row["from_day"], until: row["until_day"], fact),
            value: try codec.value(in: row, of: fact),
            learned: Learned(at: try row["position"], moment: try row["moment"]), cause: try row["cause"])
    }

    private func days(from first: Day, until last: Day?, _ fact: FactID) throws -> DayRange {
        if let days = DayRange(from: first, until: last) { return days }
        throw UnreadableRecord(
            table: table, row: fact.text, column: "until_day", value: "\(last ?? first)")
    }
}
