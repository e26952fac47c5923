import CampaignsAPI
import Vocabulary

/// What is asked of the same members wherever they occur.
struct Checks {
    let reference: Reference
    let today: Day

    /// Composed, with single blanks; it must say something.
    func text(_ text: String, at pointer: String, limit: Int = 300, _ faults: inout Faults) -> String {
        let words = Vietnamese.composed(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if words.isEmpty { faults.add(pointer, "text-empty") }
        if words.count > limit {
            faults.add(pointer, "text-too-long", ["limit": "\(limit)", "count": "\(words.count)"])
        }
        return words
    }

    func unit(_ path: UnitPath, on day: Day, at pointer: String, _ faults: inout Faults) {
        if reference.units.unit(path) == nil {
            faults.add(pointer, "unknown-unit", ["unit": path.text])
        } else if !reference.units.isValid(path, on: day) {
            faults.add(pointer, "unit-not-then", ["unit": path.text, "day": "\(day)"])
        }
    }

    /// At least one, each once.
    func several<Word: Hashable>(_ words: [Word], at pointer: String, _ faults: inout Faults) {
        if words.isEmpty { faults.add(pointer, "none-named") }
        if Set(words).count != words.count { faults.add(pointer, "named-twice") }
    }

    func within(_ number: Int, _ range: ClosedRange<Int>, at pointer: String, _ faults: inout Faults) {
        guard !range.contains(number) else { return }
        faults.add(
            pointer, "number-outside",
            ["number": "\(number)", "least": "\(range.lowerBound)", "most": "\(range.upperBound)"])
    }

    /// A day that has come, and is not before `earliest`.
    func past(_ day: Day, since earliest: Day? = nil, at pointer: String, _ faults: inout Faults) {
        if day > today {
            faults.add(pointer, "day-in-future", ["day": "\(day)", "today": "\(today)"])
        } else if let earliest, day < earliest {
            faults.add(pointer, "day-too-early", ["day": "\(day)", "earliest": "\(earliest)"])
        }
    }

    func order(_ start: Day, _ end: Day, _ faults: inout Faults) {
        if end < start { faults.add("/end", "day-too-early", ["day": "\(end)", "earliest": "\(start)"]) }
    }
}
