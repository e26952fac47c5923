import ReportingAPI
import Store
import Synchronization
import Vocabulary

/// The figures that were counted last, for who asks again: what was known at a position of a log stays what was known there, as
/// long as the log is the same.
final class FigureMemory: Sendable {
    struct Key: Hashable, Sendable {
        let declarations: [IndicatorDeclaration]
        let area: UnitPath
        let period: Period
        let day: Day
        let known: StarQuestion.Known
        /// How often a log turned out to be another one.
        let rewinds: Int
        let reference: ReferenceVersion?
        /// What stands for the circumstances that count.
        let tokens: [String: Int64]
        let children: StarSame
        let caregivers: StarSame
        let workers: StarSame
    }

    private static let most = 64
    private let kept = Mutex<[(key: Key, figures: [Figures])]>([])

    /// What was counted, or what `count` counts now.
    func figures(_ key: Key, _ count: () throws -> [Figures]) rethrows -> [Figures] {
        if let known = kept.withLock({ $0.first { $0.key == key }?.figures }) { return known }
        let figures = try count()
        kept.withLock { kept in
            kept.removeAll { $0.key == key }
            kept.insert((key, figures), at: 0)
            if kept.count > Self.most { kept.removeLast() }
        }
        return figures
    }
}
