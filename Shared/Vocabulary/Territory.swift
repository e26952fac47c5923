/// What belongs to a unit, or to several, on one day: every path under which anything was ever recorded there, whatever
/// the place was called at the time.
public struct Territory: Sendable {
    /// Sorted; for SQL's `column IN (…)`.
    public let paths: [UnitPath]
    /// Those of ``paths`` that were split, so that only a part lies inside: a record there stands in every heir's lists
    /// until somebody has said whose it is. Sorted.
    public let partial: [UnitPath]
    /// ``paths`` cut into stretches: within one, no unit's path that ever was lies between two that does not belong here. Most
    /// of a province's seven hundred are in one or two.
    public let stretches: [ArraySlice<UnitPath>]
    private let members: Set<UnitPath>

    /// Where nothing is.
    public static let nowhere = Territory(whole: [], partial: [], among: [])

    /// - Parameter known: all paths that ever were units, sorted.
    init(whole: Set<UnitPath>, partial: Set<UnitPath>, among known: [UnitPath]) {
        members = whole.union(partial)
        paths = members.sorted()
        self.partial = partial.sorted()
        stretches = Self.stretches(of: paths, among: known)
    }

    private static func stretches(
        of paths: [UnitPath], among known: [UnitPath]
    ) -> [ArraySlice<UnitPath>] {
        var stretches: [ArraySlice<UnitPath>] = []
        var start = paths.startIndex
        // Where the path that was looked at last stands in `known`.
        var place: Int?
        for (index, path) in paths.enumerated() {
            if let before = place, before + 1 < known.endIndex, known[before + 1] == path {
                place = before + 1
                continue
            }
            if index > start { stretches.append(paths[start..<index]) }
            start = index
            let found = known.partitioningIndex { path <= $0 }
            place = found < known.endIndex && known[found] == path ? found : nil
        }
        if start < paths.endIndex { stretches.append(paths[start...]) }
        return stretches
    }

    public var isEmpty: Bool { paths.isEmpty }

    /// Whether what was recorded under `path` belongs here, wholly or in part.
    public func contains(_ path: UnitPath) -> Bool { members.contains(path) }

    /// Whether what was recorded under `path` may as well be another heir's.
    public func isPartial(_ path: UnitPath) -> Bool { partial.contains(path) }
}

extension Territory: Hashable {
    public static func == (left: Self, right: Self) -> Bool {
        left.paths == right.paths && left.partial == right.partial
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(paths)
        hasher.combine(partial)
    }
}
