import GRDB
import Testing

@testable import Store

extension Attacker {
    /// Changes the file and writes a chain anew behind the change: the attacker knows how hashes are made.
    static func execute(
        _ sql: String, rewriting chain: RowChain, from number: Int64, in store: ServiceStore
    ) async throws {
        try await execute(sql, in: store)
        try await store.perform { batch in
            var last = try #require(try chain.head(at: UInt64(number - 1), batch.db))
            let rows = try Row.fetchAll(
                batch.db,
                sql: """
                    SELECT \(chain.listed) FROM \(chain.table) WHERE \(chain.number) >= ?
                    ORDER BY \(chain.number)
                    """, arguments: [number])
            for row in rows {
                last = RowChain.head(after: last, row.databaseValues)
                try batch.db.execute(
                    sql: "UPDATE \(chain.table) SET chain = ? WHERE \(chain.number) = ?",
                    arguments: [last, row[0] as Int64])
            }
        }
        try await restoreTriggers(in: store)
    }

    /// Nobody is to see that they were gone.
    static func restoreTriggers(in store: ServiceStore) async throws {
        try await store.perform { batch in
            for guardian in Guardian.all {
                try batch.db.execute(sql: "DROP TRIGGER IF EXISTS \(guardian.name)")
                try batch.db.execute(sql: guardian.sql)
            }
        }
    }
}
