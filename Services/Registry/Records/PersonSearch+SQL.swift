import GRDB
import RegistryAPI
import Store
import Vocabulary

extension PersonSearch {
    /// How near to the caller somebody recorded under `commune` lives: 0 for the nearest.
    var nearness: SQL {
        guard !surroundings.isEmpty else { return "0" }
        let steps = surroundings.enumerated().map { step, around -> FlatSQL in
            "WHEN \(SQL.lies("commune", in: around)) THEN \(step)"
        }
        return .flat("CASE \(steps.joined(separator: " ")) ELSE \(surroundings.count) END")
    }

    /// How well a name, `folded`, fits: ``MatchRank/Fit``. What is asked of most is asked first, and of one word nothing twice.
    var fit: SQL {
        guard !words.isEmpty else { return "\(MatchRank.Fit.other.rawValue)" }
        let each = words.map { SearchTerm(text: $0).lies(in: "' ' || folded") }
        let strewn: FlatSQL =
            """
            WHEN ' ' || folded LIKE \("% " + words.joined(separator: "% ") + "%")
              THEN \(MatchRank.Fit.inOrder.rawValue)
            WHEN \(each.all) THEN \(MatchRank.Fit.inAnyOrder.rawValue)
            """
        return .flat(
            """
            CASE WHEN \(SearchTerm(text: phrase).lies(in: "' ' || folded")) THEN
                CASE WHEN folded = \(phrase) THEN \(MatchRank.Fit.name.rawValue)
                  WHEN \(SearchTerm(text: phrase, isWhole: true).lies(in: "' ' || folded"))
                    THEN \(MatchRank.Fit.words.rawValue)
                  ELSE \(MatchRank.Fit.begun.rawValue) END
              \(words == [phrase] ? "" : strewn) ELSE \(MatchRank.Fit.other.rawValue) END
            """)
    }

    /// All that does not go by words.
    ///
    /// - Parameters:
    ///   - id: the column of the child's id.
    ///   - isPlaced: whether those elsewhere are left out already.
    func conditions(of id: String, isPlaced: Bool = false) -> [SQL] {
        var conditions: [SQL] = isPlaced ? [] : [.within("commune", units)]
        if !isPlaced, let place { conditions.append(.within("commune", place)) }
        conditions += birthYears.sorted().map { "birth_year = \($0)" }
        conditions.append(.equal("status", status))
        if let personalNumber {
            conditions.append(
                """
                \(sql: id) IN (SELECT coalesce(survivor, id) FROM children
                  WHERE personal_number = \(personalNumber))
                """)
        }
        return conditions + people.map { "\(sql: id) IN (\($0))" }
    }

    /// The ids of those whose number or telephone was given among the words, or of whom who has it cares for.
    var people: [SQL] {
        numbers.sorted { $0.text < $1.text }.map { number in
            """
            SELECT coalesce(survivor, id) FROM children WHERE personal_number = \(number)
            UNION \(caredFor(by: SQL.entries(ofCarers: "said.personal_number = \(number)")))
            """
        }
            + phones.sorted().map { caredFor(by: SQL.entries(ofCarers: "said.phone = \($0)")) }
    }

    private func caredFor(by caregivers: SQL) -> SQL {
        """
        SELECT coalesce(entry.survivor, entry.id) FROM caregiver_links
          JOIN children AS entry ON entry.id = caregiver_links.child
        WHERE caregiver_links.caregiver IN (\(caregivers))
        """
    }

    /// What else must hold of a row of `child_words` that was found by one of the terms.
    func others(than found: SearchTerm) -> [SQL] {
        terms.filter { $0 != found }.map { term in
            let kept: FlatSQL =
                "EXISTS (SELECT 1 FROM children WHERE id = child AND \(term.lies(in: "children.words")))"
            return .flat(term.isWhole ? kept : "(\(term.lies(in: "' ' || folded")) OR more AND \(kept))")
        }
    }
}

extension SearchTerm {
    /// True of a word that begins so, or is the term.
    func begins(_ column: String) -> SQL {
        .flat(
            isWhole
                ? "\(sql: column) = \(text)"
                : "(\(sql: column) >= \(text) AND \(sql: column) < \(text + "\u{10FFFF}"))")
    }

    /// True of words, each after a blank, one of which begins so or is the term.
    func isIn(_ column: String) -> SQL { .flat(lies(in: column)) }

    /// The same within what is in one piece.
    func lies(in column: String) -> FlatSQL {
        isWhole
            ? "instr(\(sql: column) || ' ', \(" " + text + " ")) > 0"
            : "instr(\(sql: column), \(" " + text)) > 0"
    }

    /// The same of words that are put together.
    func isIn(_ words: SQL) -> SQL {
        isWhole
            ? "instr(\(words) || ' ', \(" " + text + " ")) > 0" : "instr(\(words), \(" " + text)) > 0"
    }

    /// True of a row of `children` whom somebody cares for, or once did, of whose name a word begins so.
    var isOfCaregiver: SQL {
        """
        EXISTS (SELECT 1 FROM caregiver_links JOIN caregivers ON caregivers.id = caregiver_links.caregiver
          WHERE caregiver_links.child IN \(SQL.entries(of: "children.id"))
            AND \(isIn("caregivers.words")))
        """
    }
}
