import GRDB
import ServiceKit
import Store

/// By which words people are found, and where each is: a tree of (word, commune, person).
enum WordIndex: String {
    case children = "child_words"
    case caregivers = "caregiver_words"

    /// So many may share a word for all of them to be put in order: of more those who live nearest come first.
    static let mostOrdered = 2000
    /// Of so few no other word is counted: to go through them takes no longer.
    static let few = 1000
}

extension TableRecords {
    /// The term that the fewest share, in one of these indexes or several together, and how many do; nil where more than `most` do. Once
    /// few do no other is asked.
    func rarest(
        of terms: [SearchTerm], in indexes: [WordIndex], few: Int, most: Int = WordIndex.mostOrdered
    ) throws -> (term: SearchTerm, number: Int)? {
        var rarest: (term: SearchTerm, number: Int)?
        for term in terms {
            let bound = rarest?.number ?? (most + 1)
            let number = try indexes.reduce(0) { try $0 + count(term, in: $1, most: bound) }
            if number < bound { rarest = (term, number) }
            if number <= few { break }
        }
        return rarest
    }

    /// How many share a term, up to `most`.
    private func count(_ term: SearchTerm, in index: WordIndex, most: Int) throws -> Int {
        try value(
            """
            SELECT count(*) FROM (SELECT 1 FROM \(sql: index.rawValue) WHERE \(term.begins("word"))
              LIMIT \(most))
            """) ?? 0
    }

    /// The words that begin with a term.
    func words(_ term: SearchTerm, in index: WordIndex) throws -> [String] {
        let table: SQL = "\(sql: index.rawValue)"
        return try rows(
            """
            WITH RECURSIVE said (word) AS (
              SELECT min(word) FROM \(table) WHERE \(term.begins("word"))
              UNION ALL
              SELECT (SELECT min(later.word) FROM \(table) AS later
                WHERE later.word > said.word AND \(term.begins("later.word")))
              FROM said WHERE said.word IS NOT NULL)
            SELECT word FROM said WHERE word IS NOT NULL
            """
        ).map { try $0["word"] }
    }
}
