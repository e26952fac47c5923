import GRDB
import RegistryAPI
import Store
import Vocabulary

/// What a caregiver is found by: the words of every name that it or any of its entries ever had.
enum CaregiverWords {
    /// Names in one piece, each once and after a blank: ` tran thi mai tran thi may`.
    static func line(of names: [String]) -> String {
        names.enumerated().filter { index, name in !names[..<index].contains(name) }.map { " " + $1 }
            .joined()
    }

    /// Names that somebody once had, as a row keeps them: folded, each on a line.
    static func kept(_ names: [String]) -> String { names.joined(separator: "\n") }

    static func names(kept text: String) -> [String] { text.split(separator: "\n").map(String.init) }
}

extension CaregiverRecords {
    /// As of a child.
    func indexed(_ caregiver: CaregiverID) throws -> IndexedWords? {
        try row("SELECT words, commune FROM caregivers WHERE id = \(caregiver)")
            .map { try ($0["words"], $0["commune"]) }
    }

    /// As of a child.
    func index(_ caregiver: CaregiverID, by now: IndexedWords, instead before: IndexedWords?) throws {
        let words = ChildWords.words(of: now.line)
        if let before {
            try unindex(caregiver, from: before, but: before.commune == now.commune ? words : [])
        }
        let names = String(now.line.dropFirst())
        for word in words {
            try run(
                flat: """
                    INSERT INTO caregiver_words (word, commune, caregiver, folded)
                    VALUES (\(word), \(now.commune), \(caregiver), \(names))
                    ON CONFLICT (word, commune, caregiver) DO UPDATE SET folded = excluded.folded
                    """)
        }
    }

    /// As of a child.
    func unindex(_ caregiver: CaregiverID, from before: IndexedWords, but kept: Set<String> = []) throws {
        for word in ChildWords.words(of: before.line).subtracting(kept) {
            try run(
                """
                DELETE FROM caregiver_words
                WHERE word = \(word) AND commune = \(before.commune) AND caregiver = \(caregiver)
                """)
        }
    }
}
