public import GRDB
public import Vocabulary

/// The two tables of an aspect's facts (``FactTable``), said once: a migration creates them, and records ask them.
///
/// ```swift
/// extension ChildRecords {
///     static let homes = StateTable<ChildID, Home>("child_homes", [FactColumn("commune", "$.commune")])
/// }
/// try ChildRecords.homes.create(in: db)
/// try ChildRecords.homes.in(db).timeline(of: child)
/// ```
public struct AspectTable<About: TextValue & DatabaseValueConvertible, Reading: FactReading>: Sendable
where Reading.Value: Codable {
    public let name: String
    private let columns: [FactColumn]
    private let isFollowed: Bool
    let statements: FactStatements

    /// `columns`: beside those that every fact has. What is followed (`isFollowed`) is another log's to keep: it is never
    /// changed either, but taken back when that log turns out never to have said it.
    public init(_ name: String, _ columns: [FactColumn] = [], isFollowed: Bool = false) {
        (self.name, self.columns, self.isFollowed) = (name, columns, isFollowed)
        statements = FactStatements(of: name, columns)
    }

    /// For a migration.
    public func create(in db: Database) throws {
        try FactTable.create(name, columns: columns, isFollowed: isFollowed, in: db)
    }

    public func `in`(_ db: Database) -> AspectFacts<About, Reading> {
        AspectFacts(of: self, as: OpenValues(), hiding: nil, in: db)
    }
}

/// Of an aspect that is a state: a home, a standing, a worker's unit.
public typealias StateTable<About, Value> = AspectTable<About, Timeline<Value>>
where About: TextValue & DatabaseValueConvertible, Value: Codable & Hashable & Sendable

/// Of an aspect whose facts begin and end, each for itself: circumstances, links, placements.
public typealias PeriodTable<About, Value> = AspectTable<About, Periods<Value>>
where About: TextValue & DatabaseValueConvertible, Value: Codable & PeriodValue

extension AspectTable {
    /// True of the rows of a table whose column `subject` names a thing of which `condition` holds on a day as known at a
    /// point: it names the columns of one aspect as `said.place`.
    public func says<Value>(
        _ condition: SQL, of subject: String, on day: Day, knownOn point: LogPoint = .latest
    ) -> SQL where Reading == AspectTimelines<Value> {
        """
        EXISTS (SELECT 1 FROM \(sql: name) AS said WHERE said.subject = \(sql: subject)
          AND \(condition) AND \(SQL.holding("said", on: day, knownOn: point)))
        """
    }
}

/// The same of an aspect of which something is sealed.
public struct SealedTable<About: TextValue & DatabaseValueConvertible, Reading: FactReading>: Sendable
where Reading.Value: Codable {
    private let facts: AspectTable<About, Reading>
    private let codec: @Sendable (String, Sealing) -> any FactCodec<Reading.Value>
    private let hides: (@Sendable (Reading.Value) -> Bool)?

    /// - Parameters:
    ///   - codec: by the table's name.
    ///   - hides: of which values nobody may know, without the vault, that there is one of the subject: whom they are about and their days
    ///     are sealed too, and found by a keyed digest. All of one fact's are alike in that. Nil of none.
    public init(
        _ name: String, _ columns: [FactColumn] = [],
        sealing codec: @escaping @Sendable (String, Sealing) -> any FactCodec<Reading.Value>,
        hiding hides: (@Sendable (Reading.Value) -> Bool)? = nil
    ) {
        (facts, self.codec, self.hides) = (AspectTable(name, columns), codec, hides)
    }

    /// For a migration.
    public func create(in db: Database) throws { try facts.create(in: db) }

    public func `in`(_ db: Database, _ sealing: Sealing) -> AspectFacts<About, Reading> {
        AspectFacts(
            of: facts, as: codec(facts.name, sealing),
            hiding: hides.map { HiddenFacts(vault: sealing.vault, table: facts.name, hides: $0) }, in: db)
    }
}
