internal import GRDB
public import Vocabulary

extension AspectFacts {
    /// Adds a version, and what follows from it.
    public func append(_ version: FactVersion<Value>, of subject: About, by recorder: Recorder) throws {
        let point = version.learned.at
        let row = try kept(version, of: subject)
        let isKnown = try statements.knows(subject.description, db)
        let fact = version.fact.databaseValue
        try statements.add(row, version.kind, of: fact, learned: version.learned, by: recorder, db)
        if row.isHidden { return }
        if isKnown { return try project(openHistory(of: subject), of: subject, at: point) }
        // What is entered in bulk: nothing was known that this could change.
        for stretch in Reading(FactHistory([version])).stretches(knownOn: point) {
            try statements.enter(
                row.subject.databaseValue, fact, stretch.days, from: point, value: row.value,
                asked: codec.asked(version.value, stored: row.value), db)
        }
    }

    public func append(_ said: [FactVersion<Value>], of subject: About, by recorder: Recorder) throws {
        for version in said { try append(version, of: subject, by: recorder) }
    }

    /// Makes what follows from the versions anew, from them alone.
    public func rebuild() throws {
        try run("DELETE FROM \(name)")
        // Of what is hidden nothing follows that lists ask by.
        let open: SQL = """
            SELECT DISTINCT subject FROM \(versions) WHERE subject NOT LIKE '#%' ORDER BY subject
            """
        for row in try rows(open) { try build(row["subject"]) }
    }

    /// The same of one subject.
    public func rebuild(_ subject: About) throws {
        try run("DELETE FROM \(name) WHERE subject = \(subject)")
        try build(subject)
    }

    /// Takes back what was learned after the point, of another service's log that no longer has those events; the table must
    /// be one of what is followed. Returns whom it was about.
    @discardableResult
    public func forget(after point: LogPoint) throws -> [About] {
        let touched: [About] = try rows(
            "SELECT DISTINCT subject FROM \(versions) WHERE position > \(point) ORDER BY subject"
        ).map { try $0["subject"] }
        try run("DELETE FROM \(versions) WHERE position > \(point)")
        for subject in touched {
            try run("DELETE FROM \(name) WHERE subject = \(subject)")
            try build(subject)
        }
        return touched
    }

    /// Makes what follows from a subject's versions, where there is nothing of it: nothing, where nobody can read them any more.
    private func build(_ subject: About) throws {
        let whole: FactHistory<Value>
        do {
            whole = try openHistory(of: subject)
        } catch StoreError.keyDestroyed {
            return
        }
        var points: [LogPoint] = []
        for version in whole.versions where points.last != version.learned.at {
            points.append(version.learned.at)
        }
        for point in points { try project(whole, of: subject, at: point) }
    }

    /// From `point` on what follows from the history up to it is known, and what followed before no longer.
    private func project(_ history: FactHistory<Value>, of subject: About, at point: LogPoint) throws {
        var fresh = Dictionary(
            uniqueKeysWithValues: Reading(history).stretches(knownOn: point).map { ($0.id, $0) })
        // An event may say several things of a subject: what its first version ended, its second may give back.
        let justEnded = LogPoint(point.position - 1)
        let known = try rows(
            """
            SELECT fact, from_day, until_day, known_from, known_until, value FROM \(name)
            WHERE subject = \(subject) AND known_until IN (\(FactTable.open), \(justEnded))
            """)
        for row in known {
            let (fact, first, last): (FactID, Day, Day) = (
                try row["fact"], try row["from_day"], try row["until_day"]
            )
            let (start, isOpen): (LogPoint, Bool) = (
                try row["known_from"], try row["known_until"] == FactTable.open
            )
            let key: SQL = """
                subject = \(subject) AND from_day = \(first) AND fact = \(fact) AND known_from = \(start)
                """
            if let same = fresh[fact], same.days.from == first, same.days.last == last,
                try codec.value(in: row, of: of(fact, subject)) == same.value
            {
                fresh[fact] = nil
                if !isOpen { try run("UPDATE \(name) SET known_until = \(FactTable.open) WHERE \(key)") }
            } else if start >= point {
                // What the same event said and took back, nobody ever knew.
                try run("DELETE FROM \(name) WHERE \(key)")
            } else if isOpen {
                try run("UPDATE \(name) SET known_until = \(justEnded) WHERE \(key)")
            }
        }
        for stretch in fresh.values.sorted(by: { $0.days.from < $1.days.from }) {
            try enter(stretch, of: subject, at: point)
        }
    }

    private func enter(_ stretch: Fact<Value>, of subject: About, at point: LogPoint) throws {
        let value = try codec.stored(stretch.value, of: of(stretch.id, subject))
        try statements.enter(
            subject.databaseValue, stretch.id.databaseValue, stretch.days, from: point, value: value,
            asked: codec.asked(stretch.value, stored: value), db)
    }
}
