/// A row of `marks.csv`: a share at which figures are marked for people.
struct PercentMark: Hashable, Sendable {
    let code: String
    let percent: Int
    let validity: Validity
}

extension Reference {
    /// The share of `marks.csv`, in percent; nil where the reference data says nothing of it on `day`: then nothing is marked.
    public func mark(_ code: String, on day: Day) -> Int? {
        marks.first { $0.code == code && $0.validity.contains(day) }?.percent
    }

    static func readMarks(_ rows: [ReferenceRow]) throws -> [PercentMark] {
        var taken = Taken()
        return try rows.map { row in
            guard let percent = try row.integer("percent"), (0...100).contains(percent) else {
                throw row.error("reference.number", "percent", row["percent"])
            }
            let mark = try PercentMark(
                code: row.required("code"), percent: percent, validity: row.validity())
            try taken.add(mark.code, mark.validity, row)
            return mark
        }
    }
}
