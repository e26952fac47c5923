import GRDB
import Store
import TestKit
import Testing
import Vocabulary

@Suite("Territories in SQL", .timeLimit(.minutes(5)))
struct TerritorySQLTests {
    let units: UnitDirectory

    init() throws { units = try SourceTree.reference().units }

    /// A row for every path that ever was a unit, and how the rows of a territory are looked for.
    ///
    /// - Parameter condition: what is true of them; of the column `unit` it is what lists ask.
    private func look(
        _ territory: Territory, by condition: SQL? = nil
    ) throws -> (found: [UnitPath], plan: String) {
        try DatabaseQueue().write { db in
            try db.execute(
                sql: """
                    CREATE TABLE records (id INTEGER PRIMARY KEY, unit TEXT NOT NULL, note TEXT) STRICT;
                    CREATE INDEX records_by_unit ON records (unit, id);
                    """)
            for path in units.paths {
                try db.execute(sql: "INSERT INTO records (unit) VALUES (?)", arguments: [path])
            }
            let within = condition ?? .within("unit", territory)
            let query: SQL = "SELECT * FROM records WHERE \(within) ORDER BY id"
            let (sql, arguments) = try query.build(db)
            let found = try Row.fetchAll(db, sql: sql, arguments: arguments).map { $0["unit"] as UnitPath }
            let steps = try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments)
            return (found, steps.map { $0["detail"] as String }.joined(separator: "; "))
        }
    }

    @Test(
        "everything that was ever recorded there is found, and nothing else",
        arguments: [
            (["thai-binh/thai-thuy/duong-hong-thuy"], "2020-03-01"), (["thai-binh/thai-thuy"], "2025-06-30"),
            (["hung-yen/bac-thai-ninh"], "2025-07-01"), (["thai-binh"], "2025-06-30"),
            (["hung-yen"], "2025-07-01"), (["hung-yen", "thai-binh"], "2013-08-06"),
        ] as [([UnitPath], String)])
    func found(scope: [UnitPath], on text: String) throws {
        let territory = units.territory(of: scope, on: day(text))
        #expect(!territory.isEmpty)
        #expect(try look(territory).found == territory.paths)
        let lies = try look(territory, by: .flat(SQL.lies("unit", in: territory)))
        #expect(lies.found == territory.paths)
        #expect(!lies.plan.contains("records_by_unit"), "\(lies.plan)")
    }

    @Test("nowhere is nothing")
    func nowhere() throws {
        #expect(try look(.nowhere).found.isEmpty)
        #expect(try look(.nowhere, by: .flat(SQL.lies("unit", in: .nowhere))).found.isEmpty)
    }

    @Test("SQL in one piece says the same as in many, its values in their order, within others too")
    func flat() throws {
        let (text, none): (String, Int?) = ("a' ? \"b", nil)
        let parts: [FlatSQL] = ["\(1) = \(1)", "\(text) || \("?") = \(text + "?")", "\(none) IS NULL"]
        let both: SQL = """
            SELECT \(7), (\(SQL.flat(parts.all))), \(sql: "'x'"), \(SQL.flat("\(sql: "upper")(\("đ a")) || \(UnitLevel.commune)")),
              \(8), \(SQL.flat([FlatSQL]().all))
            """
        try DatabaseQueue().read { db in
            let (sql, arguments) = try both.build(db)
            let row = try #require(try Row.fetchOne(db, sql: sql, arguments: arguments))
            #expect((row[0] as Int, row[1] as Int) == (7, 1))
            #expect((row[2] as String, row[3] as String) == ("x", "đ Acommune"))
            #expect((row[4] as Int, row[5] as Int) == (8, 1))
        }
    }

    @Test("a commune is sought by its index, a province along the rows, without sorting them")
    func plans() throws {
        let commune = try look(units.territory(of: "hung-yen/bac-thai-ninh", on: day("2025-07-01"))).plan
        #expect(commune.contains("records_by_unit"), "\(commune)")
        let province = try look(units.territory(of: "hung-yen", on: day("2025-07-01"))).plan
        #expect(!province.contains("records_by_unit") && !province.contains("TEMP B-TREE"), "\(province)")
        #expect(!province.contains("json_each"), "a set of hundreds of paths is made: \(province)")
    }

    @Test("whatever stands in a text, it is found among others and finds nothing else")
    func texts() throws {
        let texts = [
            "", "a", "a\"b", "a\\b", "\\\"", "\u{1}", "dòng\nmới", "thẻ\tvà \u{1F}", "\u{7F}", "Đỗ Thị Ả",
            "\"],[\"",
        ]
        try DatabaseQueue().write { db in
            try db.execute(sql: "CREATE TABLE texts (text TEXT NOT NULL) STRICT")
            for text in texts + ["b", "a\"", "\\", "n", "u0001"] {
                try db.execute(sql: "INSERT INTO texts (text) VALUES (?)", arguments: [text])
            }
            for sought in [texts, [], ["a\"b"], ["\u{1}", "a"]] {
                let query: SQL = "SELECT text FROM texts WHERE text IN \(SQL.each(sought)) ORDER BY rowid"
                let (sql, arguments) = try query.build(db)
                let found = try String.fetchAll(db, sql: sql, arguments: arguments)
                #expect(Set(found) == Set(sought) && found.count == sought.count)
            }
        }
    }
}
