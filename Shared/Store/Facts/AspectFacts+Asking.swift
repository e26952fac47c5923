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
        guard hiding != nil else { return try openHistory(of: subject) }
        return try history(of: subject, where: all(of: subject))
    }

    /// What of it is not hidden.
    func openHistory(of subject: About) throws -> FactHistory<Value> {
        let found = try rows(statements.history, [subject.databaseValue])
        return FactHistory(try found.map { try version($0, of: subject) })
    }

    /// What of it is hidden; of these facts `only`, where they are given: no other is opened.
    public func hiddenHistory(of subject: About, only facts: Set<FactID>? = nil) throws -> FactHistory<Value>
    {
        guard let hiding else { return FactHistory() }
        let asked: SQL = facts.map { "fact IN \(SQL.each($0.sorted()))" } ?? "TRUE"
        return try history(
            of: subject, where: "subject = \(hiding.name(of: subject.description)) AND \(asked)")
    }

    /// What was recorded of it and is hidden, and by which unit, without opening it.
    public func hiddenRecordings(of subject: About) throws -> [(fact: FactID, unit: UnitPath)] {
        guard let hiding else { return [] }
        return try rows(
            """
            SELECT fact, unit FROM \(versions)
            WHERE subject = \(hiding.name(of: subject.description)) AND kind = \(VersionKind.recorded)
            """
        ).map { (try $0["fact"], try $0["unit"]) }
    }

    private func history(of subject: About, where condition: SQL) throws -> FactHistory<Value> {
        let found = try rows(
            """
            SELECT number, fact, subject, kind, from_day, until_day, value, position, moment, cause
            FROM \(versions) WHERE \(condition) ORDER BY number
            """)
        return FactHistory(try found.map { try version($0, of: subject) })
    }

    /// True of all versions of a subject.
    private func all(of subject: About) -> SQL {
        guard let hiding else { return "subject = \(subject)" }
        return "subject IN (\(subject), \(hiding.name(of: subject.description)))"
    }

    /// Whether there is such a fact.
    public func has(_ fact: FactID) throws -> Bool {
        try exists("SELECT 1 FROM \(versions) WHERE fact = \(fact)")
    }

    /// Who recorded a fact as it stands now: the one to ask when it is in the way.
    public func recorder(of fact: FactID) throws -> Recorder? {
        try row(
            "SELECT unit, person FROM \(versions) WHERE fact = \(fact) ORDER BY number DESC LIMIT 1"
        ).map { Recorder(unit: try $0["unit"], person: try $0["person"]) }
    }

    /// Who recorded each version of a subject's history, in its order.
    public func recorders(of subject: About) throws -> [Recorder] {
        try rows("SELECT unit, person FROM \(versions) WHERE \(all(of: subject)) ORDER BY number")
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
            let subject: About = try row["subject"]
            return Held(
                about: subject, fact: fact,
                days: try days(from: row["from_day"], until: until == .last ? nil : until, fact),
                value: try codec.value(in: row, of: of(fact, subject)))
        }
    }

    func of(_ fact: FactID, _ subject: About) -> FactOfPerson {
        FactOfPerson(fact: fact, person: subject.description)
    }

    private func version(_ row: StoredRow, of subject: About) throws -> FactVersion<Value> {
        let fact: FactID = try row["fact"]
        let shown = try hiding?.shown(row, of: fact)
        return FactVersion(
            try row["kind"], of: fact,
            days: try days(
                from: shown?.from ?? row["from_day"], until: shown == nil ? row["until_day"] : shown?.until,
                fact),
            value: try codec.value(in: shown?.row ?? row, of: of(fact, subject)),
            learned: Learned(at: try row["position"], moment: try row["moment"]),
            cause: try shown == nil ? row["cause"] : shown?.cause)
    }

    /// A version as its row keeps it.
    func kept(_ version: FactVersion<Value>, of subject: About) throws -> KeptVersion {
        let value = try codec.stored(version.value, of: of(version.fact, subject))
        let open = KeptVersion(
            subject: subject.description, days: version.days, value: value, cause: version.cause)
        guard let hiding, hiding.hides(version.value) else { return open }
        return try hiding.hidden(open, of: version.fact)
    }

    private func days(from first: Day, until last: Day?, _ fact: FactID) throws -> DayRange {
        if let days = DayRange(from: first, until: last) { return days }
        throw UnreadableRecord(
            table: table, row: fact.text, column: "until_day", value: "\(last ?? first)")
    }
}
