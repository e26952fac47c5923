internal import GRDB
internal import Vocabulary

extension LogLives {
    /// Those of the log of `source`, as the file has them.
    init(of source: String, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "SELECT incarnation, first FROM store_lives WHERE source = ? ORDER BY first")
        self.init(
            try Row.fetchAll(statement, arguments: [source]).map {
                Life($0[0] as Incarnation, from: UInt64($0[1] as Int64))
            })
    }

    /// Of the lives of followed logs of which events were taken back: the last event of each that was not.
    static func lost(_ db: Database) throws -> [String: [Incarnation: UInt64]] {
        let rows = try Row.fetchAll(db, sql: "SELECT source, incarnation, last FROM store_lost_lives")
        return rows.reduce(into: [:]) { lost, row in
            lost[row[0] as String, default: [:]][row[1] as Incarnation] = UInt64(row[2] as Int64)
        }
    }
}
