extension UnitDirectory {
    /// The units that `words` may mean, best first: a path, or any name that a unit has or had, with or without its type
    /// ("xã", "TP", "huyện"), its marks and, after a comma or not, what it lay in ("Thái Dương, Thái Thụy"). Of each the
    /// period on `day`, else the last that was called so. Among equals those that exist on `day` go first, or those that
    /// exist still.
    public func find(_ words: String, on day: Day? = nil) -> [UnitEntry] {
        if let path = UnitPath(words), let entry = day.flatMap({ unit(path, on: $0) }) ?? unit(path) {
            return [entry]
        }
        let query = UnitQuery(words)
        var best: [UnitPath: (rank: Int, entry: UnitEntry)] = [:]
        for names in names.names {
            guard let rank = query.rank(names) else { continue }
            let path = names.entry.path
            // Periods come in order of time.
            if let known = best[path], known.rank < rank { continue }
            best[path] = (rank, day.flatMap { unit(path, on: $0) } ?? names.entry)
        }
        func order(_ found: (rank: Int, entry: UnitEntry)) -> (Int, Int, Int, UnitPath) {
            let validity = found.entry.validity
            let lives = day.map(validity.contains) ?? (validity.until == nil)
            let level = UnitLevel.allCases.firstIndex(of: found.entry.level) ?? 0
            return (found.rank, lives ? 0 : 1, level, found.entry.path)
        }
        return best.values.sorted { order($0) < order($1) }.map(\.entry)
    }

    /// The units of `day` that somebody probably meant who wrote a path that is none: those whose last part or name is
    /// spelt most like its last part, under whatever they lie; of one that has ended, its heirs. At most `limit`.
    public func nearest(to path: UnitPath, on day: Day, limit: Int = 3) -> [UnitPath] {
        let last = String(path.parts.last ?? "")
        let most = max(1, last.utf8.count / 4)
        let near = names.parts.compactMap { known -> (edits: Int, whole: Int, path: UnitPath)? in
            let edits = known.parts.filter { abs($0.utf8.count - last.utf8.count) <= most }
                .map { Spelling.edits($0, last) }.min()
            guard let edits, edits <= most else { return nil }
            return (edits, Spelling.edits(known.path.text, path.text), known.path)
        }
        var found: [UnitPath] = []
        for candidate in near.sorted(by: { $0 < $1 }) {
            let heirs = current(of: candidate.path, on: day)
            guard heirs.kind == .itself || heirs.kind == .succeeded else { continue }
            for heir in heirs.units where !found.contains(heir) { found.append(heir) }
            if found.count >= limit { break }
        }
        return Array(found.prefix(limit))
    }

    private var names: UnitNames {
        if let known = cache.names { return known }
        let names = UnitNames(self)
        cache.keep(names)
        return names
    }
}
