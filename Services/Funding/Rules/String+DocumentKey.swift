import Vocabulary

extension String {
    /// What a person means by the number of a document: "12/QĐ-UBND" and " 12 / qđ–ubnd " are one, "1/2" and "12" are two.
    var documentKey: String {
        String(
            Vietnamese.withoutMarks(self).lowercased().filter { !$0.isWhitespace }
                .map { dashes.contains($0) ? "-" : $0 })
    }
}

/// Hyphens and dashes, which programs put in each other's place.
private let dashes: Set<Character> = ["\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}"]
