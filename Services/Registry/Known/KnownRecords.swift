public import GRDB
internal import RegistryAPI
public import Store
public import Vocabulary

/// Those whom the registry has told a service of, children, workers or caregivers: written only by following its log, an aspect
/// a table, each with days of its own. A service says which aspects it keeps, and adds what it asks of them:
///
/// ```swift
/// struct CountedWorkerRecords: KnownWorkerRecords {
///     static let aspects: Set<KnownWorkerAspect> = [.workplace, .role, .standing]
///     let db: Database
/// }
/// try CountedWorkerRecords(db: db).atWork(on: day, knownOn: point)
/// ```
public protocol KnownRecords: TableRecords {
    associatedtype Aspect: KnownAspect
    static var aspects: Set<Aspect> { get }
}

/// What a service may keep of somebody, each for itself.
public protocol KnownAspect<About>: CaseIterable, Hashable, Sendable {
    associatedtype About: Hashable
    /// Where it stands in the file of every service that keeps it.
    var table: any KnownTable<About> { get }
}

/// The table of one aspect, whatever its values are.
public protocol KnownTable<About>: Sendable {
    associatedtype About
    func create(in db: Database) throws
    /// Takes back what was learned after the point. Returns whom it was about.
    func forget(after point: LogPoint, in db: Database) throws -> [About]
}

extension AspectTable: KnownTable {
    public func forget(after point: LogPoint, in db: Database) throws -> [About] {
        try self.in(db).forget(after: point)
    }
}

extension KnownRecords {
    /// For a migration.
    public static func create(in db: Database) throws {
        for aspect in Aspect.allCases where aspects.contains(aspect) { try aspect.table.create(in: db) }
    }

    /// Takes back what was learned after the point of the registry's log, which no longer has those events. Returns whom it was
    /// about.
    @discardableResult
    public func forget(after point: LogPoint) throws -> Set<Aspect.About> {
        var subjects: Set<Aspect.About> = []
        for aspect in Aspect.allCases where keeps(aspect) {
            subjects.formUnion(try aspect.table.forget(after: point, in: db))
        }
        return subjects
    }

    func keeps(_ aspect: Aspect) -> Bool { Self.aspects.contains(aspect) }

    /// Entries that are there on a day by what was said of themselves alone: of the one that they were merged into it was said since
    /// that it is not. `isGone` is true of such a `standing`.
    func gone<Named, Value>(
        _ aliases: StateFacts<ID<Named>, Alias<Named>>, by standings: StateFacts<ID<Named>, Value>,
        where isGone: SQL, on day: Day, knownOn point: LogPoint
    ) throws -> Set<ID<Named>> {
        let (table, versions) = (SQL(sql: standings.table), SQL(sql: standings.table + "_versions"))
        return Set(
            try rows(
                """
                SELECT alias.subject AS entry FROM \(sql: aliases.table) AS alias
                  CROSS JOIN \(table) AS standing ON standing.subject = alias.survivor
                WHERE \(SQL.holding("alias", on: .last, knownOn: point))
                  AND \(SQL.holding("standing", on: day, knownOn: point)) AND \(isGone)
                  AND (SELECT min(position) FROM \(versions) AS said WHERE said.fact = standing.fact)
                    > alias.known_from
                """
            ).map { try $0["entry"] })
    }

    /// Keeps what the facts say of an aspect, if the service keeps that.
    func keep<Told: ToldFact, Value>(
        _ facts: [Told], of subject: Aspect.About, _ aspect: Aspect, _ value: (Told) -> Value?,
        in records: StateFacts<Aspect.About, Value>, learned: Learned, by recorder: Recorder
    ) throws {
        guard keeps(aspect) else { return }
        for fact in facts {
            guard let value = value(fact) else { continue }
            try records.append(fact.version(value, learned: learned), of: subject, by: recorder)
        }
    }
}
