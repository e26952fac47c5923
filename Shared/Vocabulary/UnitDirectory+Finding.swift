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

    /// The units whose whole name on `day` is `words`: with or without its type, its marks and, after a comma, what it lies in.
    /// Who names the type right goes before who names it otherwise or not.
    public func named(_ words: String, on day: Day) -> [UnitEntry] {
        let query = UnitQuery(words)
        let fitting = names.names.filter { $0.entry.validity.contains(day) }.compactMap { names in
            query.isName(of: names).map { (rank: $0, entry: names.entry) }
        }
        let best = fitting.map(\.rank).min()
        return fitting.filter { $0.rank == best }.map(\.entry).sorted { $0.path < $1.path }
    }

    /// The provinces, districts and communes whose whole name is or was `folded` (``Vietnamese/folded(_:)``), with the word for their
    /// type or without; sorted.
    public func places(called folded: String) -> [UnitPath] { (names.places[folded] ?? []).sorted() }

    /// The units of `day` that somebody probably meant who wrote a path that is none: those whose last part or name begins or
    /// ends with its last part, word for word, then those that are spelt most like it, under whatever they lie; of one that
    /// has ended, its heirs. At most `limit`.
    public func nearest(to path: UnitPath, on day: Day, limit: Int = 3) -> [UnitPath] {
        let last = String(path.parts.last ?? "")
        let near = names.parts.compactMap { known -> (edits: Int, whole: Int, path: UnitPath)? in
            guard let edits = known.parts.compactMap({ edits(from: last, to: $0) }).min() else { return nil }
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

    /// How far what was written lies from a part that it may mean; nil when it is too far. 0 for the same, 1 where whole words
    /// are missing, more where letters are.
    private func edits(from written: String, to part: String) -> Int? {
        if part == written { return 0 }
        if part.hasPrefix(written + "-") || part.hasSuffix("-" + written) { return 1 }
        let most = max(1, written.utf8.count / 4)
        guard abs(part.utf8.count - written.utf8.count) <= most else { return nil }
        let edits = Spelling.edits(part, written)
        return edits <= most ? 1 + edits : nil
    }

    private var names: UnitNames {
        if let known = cache.names { return known }
        let names = UnitNames(self)
        cache.keep(names)
        return names
    }
}
