import ReportingAPI
import Store
import Synchronization
import Vocabulary

/// The figures that were counted last, for who asks again, and what is hidden of them: what was known at a position of a log
/// stays what was known there, as long as the log is the same.
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

    /// Of a kin's figures, in these tables.
    struct HiddenKey: Hashable, Sendable {
        let figures: Key
        let tables: PlaceTables.Key
    }

    let figures = Recent<Key, [Figures]>(64)
    let tables = Recent<PlaceTables.Key, PlaceTables>(8)
    let hidden = Recent<HiddenKey, HiddenCells>(64)
}

/// What was made last, by what it was made of.
final class Recent<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let most: Int
    private let kept = Mutex<[(key: Key, value: Value)]>([])

    /// No more than so many are kept.
    init(_ most: Int) { self.most = most }

    /// What was made, or what `make` makes now.
    func value(_ key: Key, _ make: () throws -> Value) rethrows -> Value {
        if let known = kept.withLock({ $0.first { $0.key == key }?.value }) { return known }
        let value = try make()
        kept.withLock { kept in
            kept.removeAll { $0.key == key }
            kept.insert((key, value), at: 0)
            if kept.count > most { kept.removeLast() }
        }
        return value
    }
}
