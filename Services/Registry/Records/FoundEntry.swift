import RegistryAPI
import ServiceKit
import Vocabulary

/// Where a child stands in what a search finds.
struct FoundEntry: Hashable, Sendable {
    /// How well it fits, and how near to the caller it lives: see ``MatchRank``.
    var rank: Int
    /// The commune, of those that are given commune by commune.
    var place = ""
    /// How well it fits, of those.
    var fit = 0
    let folded: String
    let id: ChildID

    static let order = ListOrder<FoundEntry>("rank", "place", "fit", "folded", "id") {
        [Int64($0.rank), $0.place, Int64($0.fit), $0.folded, $0.id]
    }
}

/// In which order children are found: how well they fit, and within that how near to the caller they live. One after the other:
/// those whose whole name it is; those of whom all words are, by ``Fit``; those for whom somebody cares of whom
/// all words are; and where there is none of these, those of whom some words are and the others of who cares for them, and where there is
/// none either, those who fit when the last words are read as a place.
enum MatchRank {
    /// Different distances from the caller.
    static let distances = 4

    enum Fit: Int {
        /// The whole name.
        case name
        /// Words of it, one after the other, as they were written.
        case words
        /// The same, the last one begun.
        case begun
        /// In that order, with others between.
        case inOrder
        case inAnyOrder
        /// With words of another name of the child's, of the address, or the birth day.
        case other

        static let all = other.rawValue + 1
    }

    /// Of those whom thousands share all their words with, those nearest to the caller first, commune by commune.
    static let byCommune = Fit.words.rawValue * distances
    static let byCaregiver = Fit.all * distances
    static let byBoth = byCaregiver + distances
    static let byPlace = byBoth + distances
}
