public import RegistryAPI
public import Vocabulary

/// A worker that the registry has told of: when it was at work, and as what, by all its entries.
public struct KnownWorker: Hashable, Sendable {
    private struct Entry: Hashable, Sendable {
        let roles: [Fact<WorkerRole>]
        let standings: [Standing]

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

    /// Nil of one of whom nothing was told. `told` is what was said of each entry, the one by which it is shown first, and when each
    /// other one was merged into that: whether the worker is there goes by what was said of that one since.
    public init?(
        _ told: [(roles: Timeline<WorkerRole>, standings: Timeline<WorkerStanding>, merged: LogPoint?)]
    ) {
        let shown = told.first?.standings.stretches() ?? []
        entries = told.map { entry in
            let since = entry.merged.map { merged in shown.filter { $0.recorded.at > merged } } ?? []
            let own = entry.standings.stretches().map(Standing.init)
            return Entry(
                roles: entry.roles.stretches(), standings: own.giving(way: since.map(Standing.init)))
        }.filter { !$0.roles.isEmpty }
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

/// What holds of an entry from when until when.
private struct Standing: Hashable, Sendable {
    let value: WorkerStanding
    let days: DayRange

    init(_ value: WorkerStanding, _ days: DayRange) { (self.value, self.days) = (value, days) }

    init(_ fact: Fact<WorkerStanding>) { self.init(fact.value, fact.days) }
}

extension [Standing] {
    /// With these in the place of what is of their days, by first day.
    fileprivate func giving(way others: [Standing]) -> [Standing] {
        let rest = others.reduce(self) { left, other in
            left.flatMap { standing in
                standing.days.without(other.days).map { Standing(standing.value, $0) }
            }
        }
        return (rest + others).sorted { $0.days.from < $1.days.from }
    }
}

extension DayRange {
    /// What is left of it before and after other days.
    fileprivate func without(_ other: DayRange) -> [DayRange] {
        guard overlaps(other) else { return [self] }
        let before = from < other.from ? DayRange(from: from, until: other.from.advanced(by: -1)) : nil
        let after = other.last < last ? DayRange(from: other.last.advanced(by: 1), until: until) : nil
        return [before, after].compactMap(\.self)
    }
}
