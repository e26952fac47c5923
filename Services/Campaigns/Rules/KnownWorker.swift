import RegistryAPI
import Vocabulary

/// A worker of the registry: when it was at work, and as what.
struct KnownWorker: Hashable, Sendable {
    private let posts: [Fact<WorkerPost>]
    private let standings: [Fact<WorkerStanding>]

    /// Nil of one of whom nothing was told.
    init?(posts: Timeline<WorkerPost>, standings: Timeline<WorkerStanding>) {
        (self.posts, self.standings) = (posts.stretches(), standings.stretches())
        if self.posts.isEmpty { return nil }
    }

    /// What it was on a day; before its first post, what it became then.
    func role(on day: Day) -> WorkerRole? { (posts.last { $0.days.from <= day } ?? posts.first)?.value.role }

    /// From when until when it was at work, by first day.
    var atWork: [DayRange] { standings.filter { $0.value == .atWork }.map(\.days) }

    /// Of one that is not at work any more on a day, the last day on which it was; the day before it was entered of one that
    /// was entered by mistake.
    func leftBefore(_ day: Day) -> Day? {
        let standing = standings.first { $0.days.contains(day) } ?? (atWork.isEmpty ? standings.first : nil)
        guard let standing, standing.value != .atWork else { return nil }
        return standing.days.from.advanced(by: -1)
    }
}
