import Synchronization

extension UnitDirectory {
    /// Every path under which anything was ever recorded that belongs to `unit` on `day`.
    ///
    /// What was recorded under another unit belongs when what stands on that day in its place is `unit` or lies below it;
    /// in part, when it was split and only some of its heirs do. A unit that began later belongs to who held all that it
    /// came of. A unit that has ended stands for what belonged to it on its last day, never for more; before it began it
    /// has nothing. A path that never was a unit has itself alone.
    public func territory(of unit: UnitPath, on day: Day) -> Territory { territory(of: [unit], on: day) }

    /// The same of several together: a unit that was split lies wholly inside where all its heirs do.
    public func territory(of units: [UnitPath], on day: Day) -> Territory {
        let key = TerritoryCache.Key(units: units, era: index(on: day))
        if let known = cache.territory(key) { return known }
        var stems: [Int: [UnitPath]] = [:]
        var whole: Set<UnitPath> = []
        var partial: Set<UnitPath> = []
        var isBounded = true
        for unit in units {
            if self.unit(unit) == nil {
                whole.insert(unit)
                isBounded = false
            } else if let read = lastDay(of: unit, upTo: day) {
                stems[index(on: read), default: []].append(unit)
            }
        }
        for (index, units) in stems {
            let found = era(at: index).territory(of: units)
            whole.formUnion(found.whole)
            partial.formUnion(found.partial)
        }
        let territory = Territory(
            whole: whole, partial: partial.subtracting(whole), among: paths)
        // What callers make up is not kept: there is no end to it.
        if isBounded { cache.keep(territory, key) }
        return territory
    }

    /// Whether what was recorded under `recorded` belongs to `unit` on `day`, wholly or in part.
    public func covers(_ unit: UnitPath, _ recorded: UnitPath, on day: Day) -> Bool {
        territory(of: unit, on: day).contains(recorded)
    }

    /// `day` while the unit exists, the last day that it did once it has ended; nil before it began.
    private func lastDay(of unit: UnitPath, upTo day: Day) -> Day? {
        if isValid(unit, on: day) { return day }
        let ends = history(of: unit).compactMap(\.validity.until)
        return ends.last { $0 <= day }?.advanced(by: -1)
    }

    /// Which stretch of days between two changes `day` lies in.
    private func index(on day: Day) -> Int { changes.partitioningIndex { day < $0 } }

    func era(on day: Day) -> UnitEra { era(at: index(on: day)) }

    private func era(at index: Int) -> UnitEra {
        if let known = cache.era(index) { return known }
        let day = index > 0 ? changes[index - 1] : changes.first?.advanced(by: -1) ?? Day(daysSinceEpoch: 0)
        let era = UnitEra(self, on: day)
        cache.keep(era, index)
        return era
    }
}

/// What a directory has worked out so far; shared by its copies, which are all alike.
final class TerritoryCache: Sendable {
    struct Key: Hashable {
        let units: [UnitPath]
        let era: Int
    }

    private struct State {
        var eras: [Int: UnitEra] = [:]
        var territories: [Key: Territory] = [:]
        var names: UnitNames?
    }

    /// Lists of units are made up by callers: more than this many are let go all at once.
    private static let capacity = 20_000

    private let state = Mutex(State())

    func era(_ index: Int) -> UnitEra? { state.withLock { $0.eras[index] } }
    func keep(_ era: UnitEra, _ index: Int) { state.withLock { $0.eras[index] = era } }

    func territory(_ key: Key) -> Territory? { state.withLock { $0.territories[key] } }
    func keep(_ territory: Territory, _ key: Key) {
        state.withLock {
            if $0.territories.count >= Self.capacity { $0.territories = [:] }
            $0.territories[key] = territory
        }
    }

    var names: UnitNames? { state.withLock { $0.names } }
    func keep(_ names: UnitNames) { state.withLock { $0.names = names } }
}

extension Array {
    /// The first index from which on `isAfter` holds, in a sorted array; its count where it holds nowhere.
    func partitioningIndex(where isAfter: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
