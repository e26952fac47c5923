/// Who of those who were entered several times is shown by which entry, by their numbers.
struct StarSame: Hashable, Sendable {
    /// Every entry of a person who has several, in their order, with the one by which the person is shown: itself, of that one.
    let entries: [StarSQL.Pair]
    private let shown: [Int64: Int64]

    init(_ shown: [Int64: Int64] = [:]) {
        self.shown = shown
        entries = shown.sorted { $0.key < $1.key }.map { StarSQL.Pair(entry: $0.key, person: $0.value) }
    }

    var isEmpty: Bool { entries.isEmpty }

    /// Each entry of these people.
    func entries(of people: [Int64]) -> [StarSQL.Pair] {
        let asked = Set(people)
        return people.filter { shown[$0] == nil }.map { StarSQL.Pair(entry: $0, person: $0) }
            + entries.filter { asked.contains($0.person) }
    }
}
