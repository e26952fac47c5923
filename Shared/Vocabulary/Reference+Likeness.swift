/// A row of `likeness.csv`: how much something that two entries share says that they are one person.
struct LikenessPoints: Hashable, Sendable {
    let code: String
    let points: Int
    let validity: Validity
}

extension Reference {
    /// The points of `likeness.csv` for what two entries share, or of `threshold`, from which on somebody is asked; nil where the
    /// reference data says nothing of it on `day`.
    public func likeness(_ code: String, on day: Day) -> Int? {
        likeness.first { $0.code == code && $0.validity.contains(day) }?.points
    }

    static func readLikeness(_ rows: [ReferenceRow]) throws -> [LikenessPoints] {
        var taken = Taken()
        return try rows.map { row in
            guard let points = try row.integer("points") else {
                throw row.error("reference.number", "points", row["points"])
            }
            let likeness = try LikenessPoints(
                code: row.required("code"), points: points, validity: row.validity())
            try taken.add(likeness.code, likeness.validity, row)
            return likeness
        }
    }
}
