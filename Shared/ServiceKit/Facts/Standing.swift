public import GRDB
internal import JSONCoding
public import Store
public import Vocabulary

/// Where something is in its steps, from the day of a step on: what a step made of it, and what was said with it.
public struct Standing: Codable, Hashable, Sendable {
    /// A word of the thing's own list of steps.
    public let status: String
    public let reason: String?
    /// What else was said with it, where that is as old as the step: the thing's own JSON, see ``saying(_:)``.
    public private(set) var said: String?

    public init(_ status: some Choice, reason: String? = nil) {
        self.status = status.rawValue
        self.reason = reason
    }

    /// The same with what was said with it.
    public func saying(_ value: some Encodable) throws -> Standing {
        var saying = self
        saying.said = String(decoding: try JSON.encode(value), as: UTF8.self)
        return saying
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

    /// The day of each step that was taken, by what it made of the thing; of one that was taken twice, the last.
    public func steps(of subject: FactSubject) throws -> [String: Day] {
        Dictionary(try timeline(of: subject).history.facts().map { ($0.value.status, $0.days.from) }) { $1 }
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

extension Timeline where Value == Standing {
    /// The versions that put the last step right, to append in their order: what came before it was taken on its day at the latest.
    /// Throws ``FactRefusal``.
    public func righting(
        _ standing: Standing, from day: Day, learned: Learned
    ) throws -> [FactVersion<Standing>] {
        guard let last = fact(on: .last) else { return [] }
        let moved = try history.facts().filter { $0.id != last.id && $0.days.from > day }
            .map { try correct($0.id, from: day, learned: learned) }
        return moved + [try correct(last.id, to: standing, from: day, learned: learned)]
    }
}

extension Transaction {
    /// Puts right what was said with the last step, or its day; what was known before stays so.
    public func putRight(_ subject: FactSubject, _ standing: Standing, from day: Day) throws {
        let known = try standings.timeline(of: subject)
        for version in try known.righting(standing, from: day, learned: learned) {
            try standings.append(version, of: subject, by: recorder)
        }
    }

    /// Puts right the day of the step that made something of it, whichever came since; what was known before stays so. Who asks has seen to it
    /// that the day lies between those of the steps before and after it. Nothing where that step was not taken.
    public func putRight(_ subject: FactSubject, _ status: some Choice, from day: Day) throws {
        let known = try standings.timeline(of: subject)
        guard let step = known.history.facts().last(where: { $0.value.status == status.rawValue }) else {
            return
        }
        try standings.append(
            known.correct(step.id, from: day, learned: learned), of: subject, by: recorder)
    }

    /// Keeps that the last step never was taken.
    public func takeBackStep(of subject: FactSubject) throws {
        let known = try standings.timeline(of: subject)
        guard let last = known.fact(on: .last) else { return }
        try standings.append(known.void(last.id, learned: learned), of: subject, by: recorder)
    }

    /// Keeps that a step was taken from a day on, see ``Vocabulary/Timeline/taking(_:from:as:learned:)``.
    public func stand(_ subject: FactSubject, _ standing: Standing, from day: Day) throws {
        let known = try standings.timeline(of: subject)
        for version in try known.taking(standing, from: day, as: newID(), learned: learned) {
            try standings.append(version, of: subject, by: recorder)
        }
    }
}
