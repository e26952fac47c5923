/// Which cells of a table are hidden from whoever is not an officer of the whole area, so that nobody learns from the
/// tables within ``smallest`` people how many a small cell has: neither from a cell itself, nor as what a total and the
/// cells shown leave over, nor from the districts beside their communes, nor from the same people by the units of another
/// day, nor from the same table as known a day later.
///
/// Two margins keep the last from telling. A cell is shown only from twice ``smallest`` on: between a cell that must be
/// hidden and one that is shown there are always more people than one day's entry tells of. And who is hidden for company
/// is the first by key, whatever the figures are: a companion that changed with them would tell by having changed.
enum Suppression {
    /// A cell of fewer people than this, counted or left out, may not be told.
    static let smallest = 5
    /// The fewest people, counted or left out, of a cell that is shown.
    static let leastShown = 2 * smallest

    /// What one cell would show.
    struct Part: Hashable, Sendable {
        /// How many counted.
        var part = 0
        /// How many of its people did not; nil where nobody is told how many people there are.
        var rest: Int?

        /// The smaller of part and rest decides: that all but two have something tells of the two.
        var isSmall: Bool { min(part, rest ?? .max) < leastShown }

        /// One more of its people.
        mutating func enter(isCounted: Bool) {
            if isCounted { part += 1 } else if let left = rest { rest = left + 1 }
        }

        static func + (left: Part, right: Part) -> Part {
            Part(part: left.part + right.part, rest: left.rest.flatMap { one in right.rest.map { one + $0 } })
        }
    }

    /// Of cells whose sum is known: the small ones, and with them the first that is not.
    static func hidden(_ cells: [String: Part]) -> Set<String> {
        let small = Set(cells.filter(\.value.isSmall).keys)
        guard !small.isEmpty, let companion = cells.keys.filter({ !small.contains($0) }).min() else {
            return small
        }
        return small.union([companion])
    }
}
