import RegistryAPI
import Vocabulary

/// When a child was born, as far as it is known.
struct Birth: Hashable, Sendable {
    /// Nil when only the year is known.
    let date: Day?
    let year: Int

    init(date: Day) {
        self.date = date
        year = date.year
    }

    init(year: Int) {
        date = nil
        self.year = year
    }

    /// The day that age counts from: 31 December when only the year is known (see ``BirthDates``).
    var counted: Day { BirthDates.counted(date, year: year) }

    /// The first day on which the child can have been there.
    var earliest: Day { date ?? Day(year: year, month: 1, day: 1) ?? counted }

    /// Whether both can be the birth of one child.
    func matches(_ other: Birth) -> Bool {
        guard let date, let otherDate = other.date else { return year == other.year }
        return date == otherDate
    }
}

/// The law's limit of childhood, from the reference data.
struct Childhood {
    let reference: Reference

    /// The day on which a child born then stops being one by the law of `day`; nil when the reference data sets no
    /// limit.
    func end(_ birth: Birth, by day: Day) -> Day? {
        reference.due("child.age-limit", from: Occurrence(on: birth.counted), by: day)?.day
    }

    /// The limit in full years, for sentences.
    func years(by day: Day) -> String {
        guard case .months(let months)? = reference.deadline("child.age-limit", on: day)?.rule else {
            return ""
        }
        return "\(months / 12)"
    }
}
