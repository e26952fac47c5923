public import RegistryAPI
public import Vocabulary

/// A worker that the registry has told of: when it was at work, and as what, by all its entries.
public struct KnownWorker: Hashable, Sendable {
    private struct Entry: Hashable, Sendable {
        let roles: [Fact<WorkerRole>]
        let standings: [Fact<WorkerStanding>]

        var atWork: [DayRange] { standings.filter { $0.value == .atWork }.map(\.days) }

        func leftBefore(_ day: Day) -> Day? {
            let standing =
                standings.first { $0.days.contains(day) } ?? (atWork.isEmpty ? standings.first : nil)
            guard let standing, standing.value != .atWork else { return nil }
            return standing.days.from.advanced(by: -1)
        }
    }

    /// The one by which it is shown first.
    private let entries: [Entry]

    /// Nil of one of whom nothing was told. `told` is what was said of each entry, the one by which it is shown first.
    public init?(_ told: [(roles: Timeline<WorkerRole>, standings: Timeline<WorkerStanding>)]) {
        entries = told.map { Entry(roles: $0.roles.stretches(), standings: $0.standings.stretches()) }
            .filter { !$0.roles.isEmpty }
        if entries.isEmpty { return nil }
    }

    /// What it was on a day, by the entry that is shown where that is at work then; before its first, what it became then.
    public func role(on day: Day) -> WorkerRole? {
        let entry = entries.first { $0.atWork.contains { $0.contains(day) } } ?? entries[0]
        return (entry.roles.last { $0.days.from <= day } ?? entry.roles.first)?.value
    }

    /// From when until when it was at work, under whichever entry, by first day; no two touch each other.
    public var atWork: [DayRange] {
        let all = entries.flatMap(\.atWork).sorted { $0.from < $1.from }
        return all.reduce(into: []) { joined, days in
            guard let before = joined.last, before.until.map({ days.from <= $0.advanced(by: 1) }) ?? true
            else {
                return joined.append(days)
            }
            let last = max(before.last, days.last)
            joined[joined.count - 1] =
                DayRange(from: before.from, until: last == .last ? nil : last) ?? before
        }
    }

    /// Of one that is not at work any more on a day, the last day on which it was; the day before it was entered of one that
    /// was entered by mistake.
    public func leftBefore(_ day: Day) -> Day? {
        if atWork.contains(where: { $0.contains(day) }) { return nil }
        return entries.compactMap { $0.leftBefore(day) }.max()
    }
}
