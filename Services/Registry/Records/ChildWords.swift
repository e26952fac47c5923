import GRDB
import RegistryAPI
import Store
import Vocabulary

/// What a child is found by: the words of every name that it ever had, those of its address and of where it was found, its birth day.
struct ChildWords: Hashable, Sendable {
    /// Of an address so many count.
    private static let mostOfAddress = 16

    /// Each once.
    let all: Set<String>
    /// All of them, names in one piece, each after a blank: ` nguyen thi hoa thon dong 2015-02-14`. As it lies in `children`.
    let line: String
    /// Whether there are words besides those of the present name, and the day.
    let hasMore: Bool

    init(of child: RegisteredChild, called names: Set<PersonName>) {
        let present = child.name.folded
        let former = names.map(\.folded).filter { $0 != present && $0 != PersonName.unknownFolded }.sorted()
        let places = [child.address, child.finding?.place].compactMap(\.self).joined(separator: " ")
        let address = Vietnamese.folded(places).split(separator: " ")
            .filter { $0.count > 1 }.prefix(Self.mostOfAddress).map(String.init)
        let parts = [present] + former + address + [child.birth.date.map { "\($0)" }].compactMap(\.self)
        line = parts.map { " " + $0 }.joined()
        all = Self.words(of: line)
        hasMore = !(former.isEmpty && address.isEmpty)
    }

    static func words(of line: String) -> Set<String> { Set(line.split(separator: " ").map(String.init)) }
}

/// By what somebody is found until now, and where: words, each after a blank.
typealias IndexedWords = (line: String, commune: UnitPath)

extension ChildRecords {
    /// Nil of a child that is not there yet.
    func indexed(_ child: ChildID) throws -> IndexedWords? {
        try row("SELECT words, commune FROM children WHERE id = \(child)")
            .map { try ($0["words"], $0["commune"]) }
    }

    /// Has the child, which is there, found by these words and by none of before.
    func index(_ child: RegisteredChild, by words: ChildWords, instead before: IndexedWords?) throws {
        if let before {
            try unindex(child.id, from: before, but: before.commune == child.commune ? words.all : [])
        }
        let folded = child.name.folded
        for word in words.all {
            try run(
                flat: """
                    INSERT INTO child_words (word, commune, child, folded, birth_year, status, more)
                    VALUES (\(word), \(child.commune), \(child.id), \(folded), \(child.birth.year),
                      \(child.status), \(words.hasMore))
                    ON CONFLICT (word, commune, child) DO UPDATE SET folded = excluded.folded,
                      birth_year = excluded.birth_year, status = excluded.status, more = excluded.more
                    """)
        }
    }

    /// Takes out by what the child was found, but for some words.
    func unindex(_ child: ChildID, from before: IndexedWords, but kept: Set<String> = []) throws {
        for word in ChildWords.words(of: before.line).subtracting(kept) {
            try run(
                """
                DELETE FROM child_words
                WHERE word = \(word) AND commune = \(before.commune) AND child = \(child)
                """)
        }
    }
}
