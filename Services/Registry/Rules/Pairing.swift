import RegistryAPI
import Vocabulary

/// What becomes of the pairs that an entry is in.
struct Pairing<Named> {
    typealias Pair = EntryPair<Named>

    let id: ID<Named>
    /// The pairs so far.
    let before: [Pair]
    /// What the entry shares with which others, by what is said of it now.
    let marks: [ID<Named>: DuplicateMark]
    let today: Day

    /// What is to be kept, what is over, and what of both followers learn.
    struct Change: Hashable, Sendable {
        var kept: [Pair] = []
        var ended: [Pair] = []
        var told: [Pair] = []
    }

    /// After something was said of the entry. Whom somebody decided on stays decided, but for two namesakes who turn out to
    /// have one number: that is asked anew.
    var following: Change {
        var change = Change()
        let known = Dictionary(uniqueKeysWithValues: before.map { ($0.other(than: id), $0) })
        for (other, mark) in marks.sorted(by: { $0.key < $1.key }) {
            guard var pair = known[other] else {
                let pair = Pair(id, other, by: mark, since: today)
                change.kept.append(pair)
                change.told.append(pair)
                continue
            }
            guard pair.mark != mark, pair.verdict == .undecided || mark == .personalNumber else { continue }
            pair.mark = mark
            if pair.verdict == .distinct {
                (pair.verdict, pair.decision) = (.undecided, nil)
                change.told.append(pair)
            }
            change.kept.append(pair)
        }
        change.ended = before.filter {
            $0.verdict == .undecided && $0.survivor == nil && marks[$0.other(than: id)] == nil
        }
        return change
    }

    /// The pair with another entry after somebody's verdict. One that is undecided again and has no mark is none any more.
    func deciding(_ verdict: DuplicateVerdict, of other: ID<Named>, by decision: Pair.Decision) -> Pair {
        let known = before.first { $0.other(than: id) == other }
        // What brought together whom somebody decided on is told for ever; what is to be decided has a mark of today.
        let mark = verdict == .undecided ? marks[other] : marks[other] ?? known?.mark
        return Pair(
            id, other, by: mark, since: known?.since ?? today, verdict: verdict, decision: decision)
    }
}

extension EntryPair {
    /// Whether the register takes the two for one or asks about them: otherwise they are two, and no pair.
    var isKept: Bool { verdict != .undecided || mark != nil || survivor != nil }
}
