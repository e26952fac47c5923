internal import Bus
public import GRDB
internal import Store
internal import Vocabulary

/// Records of which one that never was leaves its row, for who asks what was known before it was taken back.
public protocol VoidableRecords: Keyed, DatedRecords where Key: DatabaseValueConvertible {}

extension VoidableRecords {
    /// Of the rows as they are now, those of what was; a table as it stood has no others.
    public static func counted(_ asOf: AsOf?) -> SQL { asOf == nil ? "NOT voided" : "TRUE" }

    /// It never was; as known before it was taken back it is there still.
    public func void(_ id: Key) throws {
        try run("UPDATE \(sql: Self.table) SET voided = 1 WHERE id = \(id)")
    }

    public func isVoided(_ id: Key) throws -> Bool {
        try exists("SELECT 1 FROM \(sql: Self.table) WHERE id = \(id) AND voided")
    }

    /// Throws ALREADY_EXISTS when something has the id that the caller chose, something that never was too: what was said of it
    /// stays its own.
    public func refuseTaken(_ id: Key?, at pointer: String = "/id") throws {
        guard let id, try exists("SELECT 1 FROM \(sql: Self.table) WHERE id = \(id)") else { return }
        throw Refusal.exists(pointer, Message("check.id-taken", ["id": id.description]))
    }
}
