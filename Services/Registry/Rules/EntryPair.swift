import RegistryAPI
import Store
import Vocabulary

/// Two entries of the register that may be one person, in the order of their ids.
struct EntryPair<Named>: Hashable, Sendable {
    let first: ID<Named>
    let second: ID<Named>
    /// What brings them together; nil of two whom only somebody's word does.
    var mark: DuplicateMark?
    /// The day on which they were brought together.
    let since: Day
    var verdict: DuplicateVerdict
    /// Nil before there was a verdict.
    var decision: Decision?
    /// By which of the two the person is shown, while they are merged: what was said of them before waits below.
    var survivor: ID<Named>?

    /// How the two count.
    var counted: DuplicateVerdict { survivor == nil ? verdict : .same }

    /// Who gave the verdict, when, and how it is known.
    struct Decision: Hashable, Sendable {
        let recorder: Recorder
        let moment: Timestamp
        var note: String?
    }

    init(
        _ one: ID<Named>, _ other: ID<Named>, by mark: DuplicateMark?, since: Day,
        verdict: DuplicateVerdict = .undecided, decision: Decision? = nil
    ) {
        (first, second) = one < other ? (one, other) : (other, one)
        (self.mark, self.since, self.verdict, self.decision) = (mark, since, verdict, decision)
    }

    /// The one of the two that `id` is not.
    func other(than id: ID<Named>) -> ID<Named> { id == first ? second : first }
}
