/// What is hidden from whoever is not an officer of the whole area, so that nobody learns within ``smallest`` people how many a
/// small cell has: neither from the cell itself, nor as what a total and the cells shown leave over, nor from districts beside
/// communes, the units of one day beside those of another, one indicator beside another of the same people, or the same table
/// as known a day later. See docs/decisions/0016-small-cells.md.
///
/// Two margins keep the last from telling. A cell is shown only from twice ``smallest`` on: between a cell that must be
/// hidden and one that is shown there are always more people than one day's entry tells of. And who is hidden for company
/// are the nearest, then the older, then the first by key, whatever the figures are: a companion that changed with them would tell by having changed.
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
    }
}
