import Vocabulary

/// A child for whom assistance was paid, and the last day that it was.
struct AssistedChild: Hashable, Sendable {
    let child: ChildID
    let last: Day
}
