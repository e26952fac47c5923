/// Which known name somebody probably meant who wrote another.
public enum Spelling {
    /// The name that takes the fewest edits to reach from `name`, case aside; nil when none is near enough to be
    /// meant.
    public static func nearest(to name: String, among names: some Sequence<String>) -> String? {
        let lowered = Array(name.lowercased().utf8)
        let limit = max(3, lowered.count / 2)
        // It takes at least as many edits as the lengths differ: a long name, which costs most, is near to none.
        let ranked = names.compactMap { known -> (edits: Int, name: String)? in
            let candidate = Array(known.lowercased().utf8)
            guard abs(candidate.count - lowered.count) <= limit else { return nil }
            return (edits(candidate, lowered), known)
        }
        guard let best = ranked.min(by: { ($0.edits, $0.name) < ($1.edits, $1.name) }), best.edits <= limit
        else { return nil }
        return best.name
    }

    /// Octets to add, drop or change to get from one to the other (Levenshtein). For names: quadratic.
    public static func edits(_ one: String, _ other: String) -> Int {
        edits(Array(one.utf8), Array(other.utf8))
    }

    static func edits(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (index, octet) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let substituted = diagonal + (octet == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substituted, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
