/// A row of a reference file: fields as values, and errors that know where they are.
struct ReferenceRow {
    let file: String
    let row: CSV.Row

    subscript(column: String) -> String { row[column] }

    func error(
        _ key: String, _ column: String, _ value: String, on day: Day? = nil
    ) -> ReferenceError {
        let message = Message(key, ["column": column, "value": value])
        return ReferenceError(
            file: file, line: row.line, message: day.map { message.adding(["day": "\($0)"]) } ?? message)
    }

    func required(_ column: String) throws -> String {
        guard !row[column].isEmpty else { throw error("reference.required", column, "") }
        return row[column]
    }

    func bilingual(_ vietnamese: String, _ english: String) throws -> BilingualText {
        try BilingualText(vi: Vietnamese.composed(required(vietnamese)), en: required(english))
    }

    func day(_ column: String) throws -> Day? {
        guard !row[column].isEmpty else { return nil }
        guard let day = Day(row[column]) else { throw error("value.day", column, row[column]) }
        return day
    }

    func validity() throws -> Validity {
        let validity = try Validity(from: day("valid_from"), until: day("valid_to"))
        if let from = validity.from, let until = validity.until, until <= from {
            throw error("reference.ends-before-start", "valid_to", until.description)
        }
        return validity
    }

    func choice<Value: Choice>(_ column: String) throws -> Value {
        guard let value = Value(rawValue: row[column]) else {
            throw ReferenceError(
                file: file, line: row.line,
                message: Message(
                    "reference.choice", ["column": column, "value": row[column]],
                    terms: ["choices": Value.terms], near: ["choices": row[column]]))
        }
        return value
    }

    func integer(_ column: String) throws -> Int? {
        guard !row[column].isEmpty else { return nil }
        guard let value = Int(row[column]), value >= 0 else {
            throw error("reference.number", column, row[column])
        }
        return value
    }

    func money(_ column: String) throws -> Money {
        guard let value = Int64(row[column]), value >= 0, let money = try? Money(dong: value) else {
            throw error("reference.number", column, row[column])
        }
        return money
    }

    func flag(_ column: String) throws -> Bool {
        switch row[column] {
        case "yes": true
        case "no", "": false
        default: throw error("reference.flag", column, row[column])
        }
    }

    func unit(_ column: String) throws -> UnitPath? {
        guard !row[column].isEmpty else { return nil }
        guard let path = UnitPath(row[column]) else { throw error("value.unit", column, row[column]) }
        return path
    }
}

/// Sees to it that no key holds twice on one day.
struct Taken {
    private var byKey: [String: [Validity]] = [:]

    mutating func add(_ key: String, _ validity: Validity, _ row: ReferenceRow) throws {
        if byKey[key, default: []].contains(where: { $0.overlaps(validity) }) {
            throw row.error("reference.twice-on-one-day", "code", key)
        }
        byKey[key, default: []].append(validity)
    }
}
