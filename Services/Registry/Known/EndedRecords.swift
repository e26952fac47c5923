public import GRDB
internal import JSONCoding
public import Store
public import Vocabulary

/// What ended with a child, by which closure, and as it was before: given back when the closure turns out never to have been,
/// or to have been on another day. Whoever decides about the record since has it forgotten here.
///
/// ```swift
/// let outcome = try tx.ended.settled(waiver, waiver.id.text, of: waiver.child, in: life, from: \.from) {
///     rules.settle($0, within: life)
/// }
/// guard let (settled, absence) = outcome else { return }
/// // Another has taken its place, or else:
/// if absence == nil { try tx.ended.forget(waiver.id.text) }
/// ```
public struct EndedRecords: TableRecords {
    public static let table = "ended_with_child"
    public let db: Database
    private let people: PersonKeys

    public init(db: Database, people: PersonKeys) { (self.db, self.people) = (db, people) }

    /// For a migration.
    public static func create(in db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE ended_with_child (
                    id TEXT NOT NULL PRIMARY KEY,
                    closure TEXT NOT NULL,
                    -- With what people wrote in it: sealed under the child's own key.
                    before BLOB NOT NULL
                ) STRICT, WITHOUT ROWID
                """)
    }

    /// The record as the child's life leaves what was said of it last, as `settle` tells, with the absence that ends it then;
    /// nil when it stands so already. What is given back is forgotten here by the caller, when nothing has taken its place.
    ///
    /// - Parameters:
    ///   - id: The record's.
    ///   - child: Whose it is.
    ///   - day: Its first day.
    public func settled<Record: Codable & Equatable>(
        _ record: Record, _ id: String, of child: ChildID, in life: ChildLife, from day: KeyPath<Record, Day>,
        by settle: (Record) throws -> (Record, Absence?)
    ) throws -> (record: Record, endedBy: Absence?)? {
        let ended = try find(id, of: child, as: Record.self)
        let said = ended?.before ?? record
        let (settled, absence) = try settle(said)
        if absence == nil, let ended, life.cameBack(after: ended.closure, before: said[keyPath: day]) {
            return nil
        }
        if let absence { try keep(id, of: child, said, endedBy: absence.closure) }
        return settled == record ? nil : (settled, absence)
    }

    /// What was said of the child's record before a closure ended it; nil when none did.
    public func said<Record: Decodable>(_ id: String, of child: ChildID, as _: Record.Type) throws -> Record?
    {
        try find(id, of: child, as: Record.self)?.before
    }

    /// Nil when no closure ended the record, and once the child has been forgotten.
    private func find<Record: Decodable>(
        _ record: String, of child: ChildID, as _: Record.Type
    ) throws -> Ended<Record>? {
        guard let row = try row("SELECT * FROM ended_with_child WHERE id = \(record)"),
            let said = try people.words(row["before"], of: child.text, for: place(record))
        else { return nil }
        return Ended(
            before: try JSON.decode(Record.self, from: Array(said.utf8)), closure: try row["closure"])
    }

    /// Keeps what was said before the closure. Of a child that has been forgotten nothing is ever given back.
    private func keep(
        _ record: String, of child: ChildID, _ before: some Encodable, endedBy closure: FactID
    ) throws {
        let said = String(decoding: try JSON.encode(before), as: UTF8.self)
        guard let sealed = try people.seal(words: said, of: child.text, for: place(record)) else { return }
        try run(
            """
            INSERT OR REPLACE INTO ended_with_child (id, closure, before)
            VALUES (\(record), \(closure), \(sealed))
            """)
    }

    private func place(_ record: String) -> String { "ended_with_child/\(record)" }

    /// It stands for itself again.
    public func forget(_ record: String) throws {
        try run("DELETE FROM ended_with_child WHERE id = \(record)")
    }
}

/// A record that a closure ended.
private struct Ended<Record> {
    /// As it was said last.
    let before: Record
    let closure: FactID
}

extension Snapshot {
    /// What ended with children.
    public var ended: EndedRecords { EndedRecords(db: db, people: people) }
}
