/// What belongs to a unit, or to several, on one day: every path under which anything was ever recorded there, whatever
/// the place was called at the time.
public struct Territory: Sendable {
    /// Sorted; for SQL's `column IN (…)`.
    public let paths: [UnitPath]
    /// Those of ``paths`` that were split, so that only a part lies inside: a record there stands in every heir's lists
    /// until somebody has said whose it is. Sorted.
    public let partial: [UnitPath]
    private let members: Set<UnitPath>

    /// Where nothing is.
    public static let nowhere = Territory(whole: [], partial: [])

    init(whole: Set<UnitPath>, partial: Set<UnitPath>) {
        members = whole.union(partial)
        paths = members.sorted()
        self.partial = partial.sorted()
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
