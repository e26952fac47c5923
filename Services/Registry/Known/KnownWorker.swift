public import RegistryAPI
public import Vocabulary

/// A worker that the registry has told of: when it was at work, and as what.
public struct KnownWorker: Hashable, Sendable {
    private let roles: [Fact<WorkerRole>]
    private let standings: [Fact<WorkerStanding>]

    /// Nil of one of whom nothing was told.
    public init?(roles: Timeline<WorkerRole>, standings: Timeline<WorkerStanding>) {
        (self.roles, self.standings) = (roles.stretches(), standings.stretches())
        if self.roles.isEmpty { return nil }
    }

    /// What it was on a day; before its first, what it became then.
    public func role(on day: Day) -> WorkerRole? {
        (roles.last { $0.days.from <= day } ?? roles.first)?.value
    }

    /// From when until when it was at work, by first day.
    public var atWork: [DayRange] { standings.filter { $0.value == .atWork }.map(\.days) }

    /// Of one that is not at work any more on a day, the last day on which it was; the day before it was entered of one that
    /// was entered by mistake.
    public func leftBefore(_ day: Day) -> Day? {
        let standing = standings.first { $0.days.contains(day) } ?? (atWork.isEmpty ? standings.first : nil)
        guard let standing, standing.value != .atWork else { return nil }
        return standing.days.from.advanced(by: -1)
    }
}
