import GRDB
import Testing
import Vocabulary

@testable import Store

@Suite("Tables of facts", .timeLimit(.minutes(5)))
struct FactTableTests {
    /// Random homes of some children, entered in one log; the same by heart.
    private func homes(
        _ draw: inout FactDraw, _ records: StateFacts<ChildID, Home>
    ) throws -> (lines: [ChildID: Timeline<Home>], head: UInt64) {
        var lines: [ChildID: Timeline<Home>] = [:]
        for _ in 0..<6 { lines[draw.id()] = Timeline() }
        let children = lines.keys.sorted()
        var head: UInt64 = 1
        for _ in 0..<60 {
            // Now and then one event says several things.
            if draw.below(4) > 0 { head += 1 }
            let child = children[draw.below(children.count)]
            var line = lines[child] ?? Timeline()
            let known = line.history.facts()
            let home = Home(commune: ["a", "b", "c"][draw.below(3)], address: "\(draw.below(1000))")
            let day = Facts.day(draw.below(20))
            let version =
                switch known.isEmpty ? 0 : draw.below(5) {
                case 0, 1: try line.change(home, from: day, as: draw.id(), learned: Facts.learned(head))
                case 2, 3:
                    try line.correct(
                        known[draw.below(known.count)].id, to: home, from: draw.below(2) == 0 ? nil : day,
                        learned: Facts.learned(head))
                default: try line.void(known[draw.below(known.count)].id, learned: Facts.learned(head))
                }
            line.append(version)
            lines[child] = line
            try records.append(version, of: child, by: Facts.recorder)
        }
        return (lines, head)
    }

    /// Gives `body` the homes that so many draws make, each in a database of its own.
    private func drawn(
        _ count: UInt64,
        _ body: (
            _ seed: UInt64, _ draw: inout FactDraw, _ records: StateFacts<ChildID, Home>,
            _ lines: [ChildID: Timeline<Home>], _ head: UInt64
        ) throws -> Void
    ) throws {
        for seed in 0..<count {
            try Facts.database().write { db in
                var draw = FactDraw(state: seed)
                let records = Facts.homes.in(db)
                let (lines, head) = try homes(&draw, records)
                try body(seed, &draw, records, lines, head)
            }
        }
    }

    @Test("the state of all on a day, as known at a point, is what each timeline says")
    func states() throws {
        try drawn(40) { seed, draw, records, lines, head in
            for (child, line) in lines { #expect(try records.timeline(of: child) == line) }
            for _ in 0..<40 {
                let (day, point) = (
                    Facts.day(draw.below(24)), LogPoint(UInt64(draw.below(Int(head) + 2)))
                )
                let held = try records.held(on: day, knownOn: point)
                let values = Dictionary(uniqueKeysWithValues: held.map { ($0.about, $0.value) })
                for (child, line) in lines {
                    #expect(values[child] == line.value(on: day, knownOn: point), "seed \(seed)")
                }
                let inA = try records.held(where: "commune = \("a")", on: day, knownOn: point)
                #expect(inA == held.filter { $0.value.commune == "a" })
            }
        }
    }

    @Test("what follows can be made anew from the versions, to the row")
    func rebuilding() throws {
        try drawn(20) { _, _, records, _, _ in
            let db = records.db
            let everything = "SELECT * FROM child_home ORDER BY subject, from_day, fact, known_from"
            let before = try Row.fetchAll(db, sql: everything)
            try db.execute(sql: "UPDATE child_home SET commune = 'x', known_until = 9999, value = '{}'")
            try records.rebuild()
            #expect(try Row.fetchAll(db, sql: everything) == before)
            #expect(before.count > 6)
        }
    }

    @Test("periods are found by day and by shared days, as known at a point")
    func periods() throws {
        for seed in 0..<30 as Range<UInt64> {
            try Facts.database().write { db in
                var draw = FactDraw(state: seed)
                let (records, child) = (Facts.stays.in(db), draw.id(Subject.Child.self))
                var stays = Periods<Stay>()
                var refused = 0
                for step in 1...40 as ClosedRange<UInt64> {
                    let known = stays.history.facts()
                    let (first, learned) = (draw.below(30), Facts.learned(step))
                    do throws(FactRefusal) {
                        let version =
                            switch known.isEmpty ? 0 : draw.below(4) {
                            case 0, 1:
                                try stays.record(
                                    Stay(kind: "\(draw.below(4))"), from: Facts.day(first),
                                    until: draw.below(3) == 0 ? nil : Facts.day(first + draw.below(8)),
                                    as: draw.id(), learned: learned)
                            case 2:
                                try stays.end(
                                    known[draw.below(known.count)].id, until: Facts.day(first),
                                    learned: learned)
                            default: try stays.void(known[draw.below(known.count)].id, learned: learned)
                            }
                        stays.append(version)
                        try records.kept(version, of: child)
                    } catch {
                        refused += 1
                    }
                }
                #expect(refused > 0 && stays.history.versions.count > 5)
                #expect(try records.periods(of: child) == stays)
                for _ in 0..<30 {
                    let (day, point) = (Facts.day(draw.below(40)), LogPoint(UInt64(draw.below(42))))
                    let held = try records.held(on: day, knownOn: point)
                    #expect(Set(held.map(\.fact)) == Set(stays.facts(on: day, knownOn: point).map(\.id)))
                    let days = try #require(DayRange(from: day, until: day.advanced(by: 3)))
                    let sharing = try records.held(overlapping: days, knownOn: point)
                    let expected = stays.facts(overlapping: days, knownOn: point)
                    #expect(Set(sharing.map(\.fact)) == Set(expected.map(\.id)))
                    #expect(Set(sharing.map(\.days)) == Set(expected.map(\.days)))
                }
            }
        }
    }

    @Test("a version keeps who said it and what it follows from, and is never changed")
    func kept() throws {
        try Facts.database().write { db in
            var draw = FactDraw(state: 1)
            let records = Facts.homes.in(db)
            let (child, fact, cause): (ChildID, FactID, FactID) = (draw.id(), draw.id(), draw.id())
            var line = Timeline<Home>()
            line.append(
                try line.change(
                    Home(commune: "a"), from: Facts.day(1), as: fact, learned: Facts.learned(7), cause: cause)
            )
            try records.append(line.history.versions[0], of: child, by: Recorder(unit: "thai-binh"))
            #expect(try records.recorder(of: fact) == Recorder(unit: "thai-binh"))
            let correction = try line.correct(fact, to: Home(commune: "b"), learned: Facts.learned(9))
            try records.append(correction, of: child, by: Facts.recorder)
            #expect(try records.recorder(of: fact) == Facts.recorder)
            #expect(try records.has(fact))
            #expect(try !records.has(cause))
            #expect(try records.history(of: child).versions.map(\.cause) == [cause, nil])
            for statement in ["UPDATE child_home_versions SET unit = 'x'", "DELETE FROM child_home_versions"]
            {
                #expect(throws: DatabaseError.self) { try db.execute(sql: statement) }
            }
        }
    }

    @Test("facts are found by a column as it is asked for: all, those that have it, or by others alone")
    func indexes() throws {
        try DatabaseQueue().write { db in
            let odd = StateTable<ChildID, Home>(
                "odd",
                [
                    FactColumn("commune", "$.commune", index: .none),
                    FactColumn("address", "$.address", index: .present),
                ])
            try odd.create(in: db)
            func plan(_ column: String) throws -> String? {
                let query = "EXPLAIN QUERY PLAN SELECT subject FROM odd WHERE \(column) = 'x'"
                return try Row.fetchOne(db, sql: query)?["detail"]
            }
            #expect(try plan("commune") == "SCAN odd")
            #expect(try plan("address") == "SEARCH odd USING COVERING INDEX odd_by_address (address=?)")
            var draw = FactDraw(state: 1)
            for (day, address) in [nil, "x", "y"].enumerated() {
                let child: ChildID = draw.id()
                let version = try Timeline<Home>().change(
                    Home(commune: "a", address: address), from: Facts.day(day), as: draw.id(),
                    learned: Facts.learned(UInt64(day + 1)))
                try odd.in(db).append(version, of: child, by: Facts.recorder)
            }
            #expect(try odd.in(db).held(where: "address = 'x'", on: .last).map(\.value.address) == ["x"])
            #expect(try odd.in(db).held(where: "commune = 'a'", on: .last).count == 3)
        }
    }

    @Test("a sealed fact is nowhere in clear, and is read by day like another")
    func sealed() async throws {
        let directory = DataDirectory()
        try await command(in: directory) { tx in
            let records = Facts.secrets.in(tx.db, tx.sealing)
            let child: ChildID = tx.newID()
            let version = try Timeline<String>().change(
                "whispered-word", from: Facts.day(1), as: tx.newID(), learned: tx.learned)
            try records.append(version, of: child, by: tx.recorder)
            #expect(try records.held(on: Facts.day(2)).map(\.value) == ["whispered-word"])
            #expect(try records.held(on: Facts.day(0)).isEmpty)
            try records.rebuild()
            #expect(try records.held(on: Facts.day(2)).map(\.value) == ["whispered-word"])
        }
        #expect(try !directory.holds("whispered-word"))
    }

    @Test("what was sealed and cannot be read is told by table, fact and member")
    func unreadable() async throws {
        try await command(in: DataDirectory()) { tx in
            let row = try #require(try Facts.homes.in(tx.db).row("SELECT 7 AS number, 'f' AS fact"))
            func home(_ text: String) throws -> Home {
                try row.json(tx.vault.seal(text, for: "here"), in: "value", for: "here", by: tx.vault)
            }
            #expect(try home(#"{"commune":"a"}"#) == Home(commune: "a"))
            let error = #expect(throws: UnreadableRecord.self) { try home(#"{"commune":1}"#) }
            #expect(error?.withoutValues == "UnreadableRecord(child_home, row f, column value/commune)")
        }
    }

    @Test("what is left out is kept as NULL, no word for it, and read as nothing")
    func leftOut() async throws {
        try await command(in: DataDirectory()) { tx in
            let homes = Facts.homes.in(tx.db)
            for home in [nil, Home(commune: "a")] {
                let row = try #require(
                    try homes.row(
                        """
                        SELECT 7 AS number, 'f' AS fact, text, octets, typeof(text) AS kind FROM
                          (SELECT \(SQL.jsonOrNull(home)) AS text, \(SQL.jsonOctetsOrNull(home)) AS octets)
                        """))
                let kind: String = try row["kind"]
                #expect(kind == (home == nil ? "null" : "text"))
                let text: Home? = try row.jsonOrNil("text")
                let octets: Home? = try row.jsonOrNil("octets")
                #expect(text == home && octets == home)
            }
        }
    }

    private func command(
        in directory: DataDirectory, _ body: @escaping @Sendable (Transaction) throws -> Void
    ) async throws {
        let store = try directory.open(Facts.migrations)
        defer { store.close() }
        _ = try await store.command(Notes.call("k")) { tx in
            tx.authorizeByRoleAlone()
            try body(tx)
            return []
        }
    }

    @Test(
        "lists, counts, one child's state and its history are read from an index alone",
        arguments: [
            (
                "SELECT subject FROM child_home AS home WHERE commune = 'a' AND subject > 'x' AND %@ ORDER BY subject LIMIT 50",
                "SEARCH home USING COVERING INDEX child_home_by_commune (commune=? AND subject>?)"
            ),
            (
                "SELECT commune, count(*) FROM child_home AS home WHERE %@ GROUP BY commune",
                "SCAN home USING COVERING INDEX child_home_by_commune"
            ),
            (
                "SELECT value FROM child_home AS home WHERE subject = 'x' AND %@ ORDER BY from_day",
                "SEARCH home USING PRIMARY KEY (subject=?)"
            ),
            (
                "SELECT * FROM child_home_versions WHERE subject = 'x' ORDER BY number",
                "SEARCH child_home_versions USING INDEX child_home_versions_by_subject (subject=?)"
            ),
            (
                "SELECT unit FROM child_home_versions WHERE fact = 'x' ORDER BY number DESC LIMIT 1",
                "SEARCH child_home_versions USING INDEX child_home_versions_by_fact (fact=?)"
            ),
        ])
    func plans(query: String, plan: String) throws {
        try Facts.database().read { db in
            let parts = query.split(separator: "%@").map { SQL(sql: String($0)) }
            let holding = SQL.holding("home", on: Facts.day(1), knownOn: LogPoint(1))
            let asked: SQL =
                parts.count == 1
                ? "EXPLAIN QUERY PLAN \(parts[0])" : "EXPLAIN QUERY PLAN \(parts[0])\(holding)\(parts[1])"
            let steps = try Row.fetchAll(db, SQLRequest(literal: asked)).map { $0["detail"] as String }
            #expect(steps == [plan])
        }
    }
}

extension PeriodFacts<ChildID, Stay> {
    /// For a test that tells refusals from faults by their type.
    fileprivate func kept(_ version: FactVersion<Stay>, of child: ChildID) throws(FactRefusal) {
        do { try append(version, of: child, by: Facts.recorder) } catch { Issue.record(error) }
    }
}
