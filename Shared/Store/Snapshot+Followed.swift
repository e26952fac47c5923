internal import GRDB
public import Vocabulary

extension Snapshot {
    /// How far the other services' logs had been followed into what this snapshot shows.
    public var followed: Positions {
        get throws {
            let rows = try Row.fetchAll(db, sql: "SELECT source, position FROM store_cursors")
            return Positions(
                Dictionary(
                    rows.map { ($0["source"] as String, UInt64($0["position"] as Int64)) },
                    uniquingKeysWith: { _, last in last }))
        }
    }
}
