extension Reference {
    /// Sees to it that each row speaks of a day that it changes something about, and no two of one.
    static func readCalendar(_ rows: [ReferenceRow]) throws -> WorkingCalendar {
        var taken = Taken()
        return try WorkingCalendar(
            rows.map { row in
                let text = try row.required("day")
                guard let when = CalendarEntry.When(text) else {
                    throw row.error("reference.calendar-day", "day", text)
                }
                let entry = try CalendarEntry(
                    when: when, kind: row.choice("kind"), label: row.bilingual("label_vi", "label_en"),
                    validity: row.validity(), source: row.required("source"),
                    confidence: row.choice("confidence"))
                guard entry.isPossible else {
                    throw ReferenceError(
                        file: row.file, line: row.row.line,
                        message: Message(
                            "reference.calendar-kind", ["value": text], terms: ["kind": [entry.kind.term]]))
                }
                try taken.add(text, entry.validity, row)
                return entry
            })
    }
}

extension CalendarEntry {
    /// Whether there are such days: a year is announced; days off in place of others, and days worked in place of those, come
    /// once and change what the weekday says.
    fileprivate var isPossible: Bool {
        switch (when, kind) {
        case (.year, .announced): true
        case (.day, .holiday), (.yearly, .holiday): true
        case (.day(let day), .inLieu), (.day(let day), .swapped): day.weekday <= 5
        case (.day(let day), .working): day.weekday > 5
        default: false
        }
    }
}
