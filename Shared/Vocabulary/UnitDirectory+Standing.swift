extension UnitDirectory {
    /// The unit that stands on `day` where this one stood, or the several that do, with what holds them all.
    public func current(of path: UnitPath, on day: Day) -> Standing {
        era(on: day).standings[path] ?? Standing(units: [], common: nil, kind: .unknown)
    }

    /// Whether two paths name one unit on `day`, whatever it was called when something was recorded under each: where one
    /// was split, each heir is it in part.
    public func isSame(_ one: UnitPath, _ other: UnitPath, on day: Day) -> Bool {
        if one == other { return true }
        let (one, other) = (current(of: one, on: day), current(of: other, on: day))
        // What lies where an abolished unit lay is not that unit.
        guard one.kind != .abolished, other.kind != .abolished else { return false }
        return !Set(one.units).isDisjoint(with: other.units)
    }

    /// Every path that names the unit on `day`; itself at least.
    public func names(of unit: UnitPath, on day: Day) -> [UnitPath] {
        let names = paths.filter { isSame($0, unit, on: day) }
        return names.isEmpty ? [unit] : names
    }

    /// Every path that named a unit which is there no more on `day`, and which nothing continues: the districts of before July 2025.
    public func abolished(by day: Day) -> [UnitPath] {
        paths.filter { current(of: $0, on: day).kind == .abolished }
    }

    /// What the unit is directly part of on `day`, or what holds all that stands in its place; itself where nothing does.
    public func holder(of path: UnitPath, on day: Day) -> UnitPath {
        let standing = current(of: path, on: day)
        return standing.one.flatMap { unit($0, on: day)?.parent } ?? standing.common ?? path
    }

    /// The units of `level` that what was recorded under `path` lay in on `day`, by the parents of that day: for
    /// breakdowns by units of then or of now. Several where it cannot be told; none where there was no such level.
    public func ancestor(of path: UnitPath, level: UnitLevel, on day: Day) -> Standing {
        let standing = current(of: path, on: day)
        let found = Set(
            standing.units.compactMap { chain(from: $0, on: day).first { unit($0, on: day)?.level == level } }
        )
        return Standing(
            units: found.sorted(), common: common(of: found, on: day) ?? standing.common, kind: standing.kind)
    }

    /// The unit and all that it is part of on `day`, from below; empty when it does not exist then.
    func chain(from path: UnitPath, on day: Day) -> [UnitPath] {
        var chain: [UnitPath] = []
        var next = unit(path, on: day)
        while let entry = next, !chain.contains(entry.path) {
            chain.append(entry.path)
            next = entry.parent.flatMap { unit($0, on: day) }
        }
        return chain
    }

    /// The nearest unit that is each of `units` or lies above it.
    private func common(of units: Set<UnitPath>, on day: Day) -> UnitPath? {
        let chains = units.map { chain(from: $0, on: day) }
        return chains.first?.first { holder in chains.allSatisfy { $0.contains(holder) } }
    }

    /// ``current(of:on:)`` worked out.
    func standing(of path: UnitPath, on day: Day) -> Standing {
        let (units, kind) = heirs(of: path, on: day)
        return Standing(units: units.sorted(), common: common(of: units, on: day), kind: kind)
    }

    private func heirs(of path: UnitPath, on day: Day) -> (Set<UnitPath>, Standing.Kind) {
        if isValid(path, on: day) { return ([path], .itself) }
        let history = history(of: path)
        guard let first = history.first else { return ([], .unknown) }
        if let from = first.validity.from, day < from {
            return (forebears(of: path, begun: from, on: day), .future)
        }
        let heirs = Set(successors(of: path, on: day).map(\.path))
        if !heirs.isEmpty { return (heirs, .succeeded) }
        return (remains(of: path, on: day), .abolished)
    }

    /// What lies on `day` where an abolished unit lay: what became of the pieces of the map that it was made of, else
    /// what became of the unit that it was part of.
    private func remains(of path: UnitPath, on day: Day) -> Set<UnitPath> {
        guard let last = history(of: path).last(where: { $0.validity.hasEnded(by: day) }),
            let until = last.validity.until
        else { return [] }
        let pieces = children(of: path, on: until.advanced(by: -1)).filter { $0.level != .organisation }
        let heirs = pieces.reduce(into: Set<UnitPath>()) { $0.formUnion(self.heirs(of: $1.path, on: day).0) }
        if !heirs.isEmpty { return heirs }
        return last.parent.map { self.heirs(of: $0, on: day).0 } ?? []
    }

    /// What stood on `day` where a unit that began later was to be: those that became it, and theirs; else what its
    /// parent came of.
    private func forebears(of path: UnitPath, begun: Day, on day: Day) -> Set<UnitPath> {
        let before = successions(into: path).filter { $0.date == begun && $0.from != path }.map(\.from)
        let found = before.reduce(into: Set<UnitPath>()) { found, earlier in
            // Those that stood the day before: either on `day` already, or begun since.
            guard isValid(earlier, on: begun.advanced(by: -1)) else { return }
            found.formUnion(heirs(of: earlier, on: day).0)
        }
        if !found.isEmpty { return found }
        return unit(path, on: begun)?.parent.map { heirs(of: $0, on: day).0 } ?? []
    }
}
