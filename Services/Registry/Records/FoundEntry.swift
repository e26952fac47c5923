import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Where a child, a caregiver or a worker stands in what a search finds.
struct FoundEntry<Named>: Hashable, Sendable {
    /// How well it fits, and how near to the caller it lives: see ``MatchRank``.
    var rank: Int
    /// The commune, of those that are given commune by commune.
    var place = ""
    /// How well it fits, of those.
    var fit = 0
    let folded: String
    let id: ID<Named>

    static var order: ListOrder<FoundEntry> {
        ListOrder<FoundEntry>("rank", "place", "fit", "folded", "id") {
            [Int64($0.rank), $0.place, Int64($0.fit), $0.folded, $0.id]
        }
    }
}

extension FoundEntry {
    init(row: StoredRow) throws {
        try self.init(
            rank: row["rank"], place: row["place"], fit: row["fit"], folded: row["folded"], id: row["id"])
    }
}

typealias FoundChildEntry = FoundEntry<Subject.Child>

/// What a search puts in the order of ``FoundEntry/order``.
protocol RankedEntry {}

extension FoundEntry: RankedEntry {}

extension ListPage where Entry: RankedEntry {
    var isFirst: Bool { number(before: 0) == nil }

    /// The rank of the entry before the page, 0 of the first page.
    func begins(_ search: PersonSearch) -> Int { max(0, (number(before: 0) ?? 0) - search.base) }

    /// Where that was given commune by commune, the commune.
    var place: String { text(before: 1) ?? "" }
}

/// In which order children are found, and caregivers and workers by what goes for these: how well they fit, and within that how near to the caller they live. One after the other:
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
