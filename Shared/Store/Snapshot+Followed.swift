internal import GRDB
public import Vocabulary

extension Snapshot {
    /// How often a followed log turned out to be another one than was known: what was known at a position of it before need not be
    /// what is known there now.
    public var rewinds: Int {
        get throws { try Int.fetchOne(db, sql: "SELECT count(*) FROM store_rewinds") ?? 0 }
    }

    /// How far the other services' logs had been followed into what this snapshot shows.
    public var followed: Positions {
        get throws {
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT source, position, (
                        SELECT incarnation FROM store_lives AS life
                        WHERE life.source = cursor.source AND first <= position ORDER BY first DESC LIMIT 1)
                    FROM store_cursors AS cursor
                    """)
            var positions = Positions()
            for row in rows { positions.set(row[0], to: UInt64(row[1] as Int64), in: row[2]) }
            return positions
        }
    }
}
