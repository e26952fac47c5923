import JSONCoding
package import Vocabulary

/// A day as people type it into a form, `14/02/2015`, or the year alone: as in a table.
package enum TypedDay {
    /// As a field shows it, `14/02/2015`: in both languages, for the same form asks for it so.
    package static func shown(_ day: Day) -> String { DayWords.day(day, in: .vi) }

    /// `2015-02-14`; the text itself where it is no day.
    package static func text(_ typed: String) -> String { SpreadsheetCell.day(typed).value.string ?? typed }

    /// What to type instead, where it is nearly one.
    package static func hint(_ typed: String) -> Message? { SpreadsheetCell.day(typed).hint }

    /// Nil of what is no year alone.
    package static func year(_ typed: String) -> Int64? { SpreadsheetCell.year(typed) }
}
