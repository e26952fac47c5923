import Vocabulary

/// A small province whose whole history can be seen at once.
enum MadeUp {
    static let units: UnitDirectory = {
        let split = dated("2020-01-01")
        let end = dated("2025-07-01")
        func unit(
            _ path: UnitPath, _ level: UnitLevel, from: Day? = nil, until: Day? = nil
        ) -> UnitEntry {
            let name = BilingualText(vi: path.text, en: path.text)
            return UnitEntry(
                path: path, code: nil, level: level, type: "xa", name: name, fullName: name,
                parent: path.parent,
                validity: Validity(from: from, until: until), confidence: .verified)
        }
        func step(_ from: UnitPath, _ to: UnitPath?, _ date: Day, _ kind: UnitSuccession.Kind)
            -> UnitSuccession
        {
            UnitSuccession(from: from, to: to, date: date, kind: kind, confidence: .verified)
        }
        return UnitDirectory(
            entries: [
                unit("p", .province), unit("p/d", .district, until: end), unit("p/e", .district, until: end),
                unit("p/d/a", .commune, until: split), unit("p/d/b", .commune, until: end),
                unit("p/d/x", .commune, from: split, until: end),
                unit("p/d/y", .commune, from: split, until: end),
                unit("p/e/c", .commune, until: end), unit("p/n", .commune, from: end),
                unit("p/m", .commune, from: end), unit("p/so", .organisation, until: end),
            ],
            successions: [
                // a is split into x and y; x and b become n; y of d and c of e become m.
                step("p/d/a", "p/d/x", split, .part), step("p/d/a", "p/d/y", split, .part),
                step("p/d/x", "p/n", end, .merge), step("p/d/b", "p/n", end, .merge),
                step("p/d/y", "p/m", end, .merge), step("p/e/c", "p/m", end, .merge),
                step("p/d", nil, end, .abolish), step("p/e", nil, end, .abolish),
            ])
    }()
}

/// A day written in a test; a malformed one stops the program.
func dated(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("not a day: \(text)") }
    return day
}
