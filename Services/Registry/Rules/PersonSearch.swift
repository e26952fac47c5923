import RegistryAPI
import Vocabulary

/// What a search asks for, folded and checked.
struct PersonSearch: Hashable, Sendable {
    /// Each must begin a word of the child's, or of a name of who cares for it. No two are the same.
    var words: [String] = []
    /// All that was written of a name, in its order.
    var phrase = ""
    var days: Set<Day> = []
    /// Of the child or of who cares for it.
    var numbers: Set<PersonalID> = []
    /// Of who cares for it.
    var phones: Set<String> = []
    /// Of the child alone.
    var personalNumber: PersonalID?
    var birthYears: Set<Int> = []
    var status: ChildStatus?
    var units: Territory
    /// Where the child must live besides.
    var place: Territory?
    /// What the ranks of all that is found begin with.
    var base = 0
    /// What is near the caller: the nearest first, each holding the one before.
    var surroundings: [Territory] = []

    /// What a child is found by in the index: words by their beginning, days whole.
    var terms: [SearchTerm] {
        days.sorted().map { SearchTerm(text: "\($0)", isWhole: true) }
            + words.reversed().map { SearchTerm(text: $0) }
    }

    /// Where somebody recorded under `commune` lives, seen from the caller: 0 for the nearest.
    func nearness(of commune: UnitPath) -> Int {
        surroundings.firstIndex { $0.contains(commune) } ?? surroundings.count
    }

    /// The communes that it is about, the nearest first.
    var communes: [UnitPath] {
        let all = units.paths.filter { place?.contains($0) ?? true }.map { (nearness(of: $0), $0) }
        return all.sorted { $0 < $1 }.map(\.1)
    }
}

/// One of the things that a child is found by.
struct SearchTerm: Hashable, Sendable {
    let text: String
    /// Whether a word must be all of it, and not only begin so.
    var isWhole = false
}
