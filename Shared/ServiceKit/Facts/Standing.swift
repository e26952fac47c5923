public import GRDB
public import Store
public import Vocabulary

/// Where something is in its steps, from the day of a step on: what a step made of it, and what was said with it.
public struct Standing: Codable, Hashable, Sendable {
    /// A word of the thing's own list of steps.
    public let status: String
    public let reason: String?

    public init(_ status: some Choice, reason: String? = nil) {
        self.status = status.rawValue
        self.reason = reason
    }
}

/// The steps of everything in a service that goes step by step, each from its own day on: a list of another day, or as known
/// on another, asks here where each thing was. The tables beside it have where it is now.
public typealias StandingFacts = StateFacts<FactSubject, Standing>

extension Standing {
    public static let table = StateTable<FactSubject, Standing>(
        "standings", [FactColumn("status", "$.status")])
}

extension StandingFacts {
    /// The day of the last step; nil before the first.
    public func since(of subject: FactSubject) throws -> Day? {
        try timeline(of: subject).fact(on: .last)?.days.from
    }
}

extension SQL {
    /// Joins the row of each thing's standing as `standing`: its `status`, its `from_day`, its `value`. What had not begun
    /// by then, or was not known of, is left out. `subject` is the column that ``FactSubject`` says.
    public static func joiningStanding(of subject: String, _ asOf: AsOf) -> SQL {
        """
        JOIN standings AS standing ON standing.subject = \(SQL(sql: subject))
            AND \(.holding("standing", on: asOf.on, knownOn: asOf.knownOn))
        """
    }
}

extension Snapshot {
    public var standings: StandingFacts { Standing.table.in(db) }
}

extension Timeline where Value == Standing {
    /// The versions that say that a step was taken from a day on, to append in their order. Every step before it that was
    /// dated later, because it was entered late, was taken on that day too: of what was taken last nothing comes after it.
    public func taking(
        _ standing: Standing, from day: Day, as fact: FactID, learned: Learned
    ) throws -> [FactVersion<Standing>] {
        let moved = try history.facts().filter { $0.days.from > day }
            .map { try correct($0.id, from: day, learned: learned) }
        return moved + [try change(standing, from: day, as: fact, learned: learned)]
    }
}

extension Transaction {
    /// Keeps that a step was taken from a day on, see ``Vocabulary/Timeline/taking(_:from:as:learned:)``.
    public func stand(_ subject: FactSubject, _ standing: Standing, from day: Day) throws {
        let known = try standings.timeline(of: subject)
        for version in try known.taking(standing, from: day, as: newID(), learned: learned) {
            try standings.append(version, of: subject, by: recorder)
        }
    }
}
