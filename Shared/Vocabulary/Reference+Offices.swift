extension Reference {
    /// What became of offices, all of them offices of `units` at the time.
    static func readOffices(
        _ rows: [ReferenceRow], _ units: UnitDirectory, _ functions: Set<String>
    ) throws -> [OfficeSuccession] {
        var seen: Set<OfficeSuccession> = []
        return try rows.map { row in
            guard let date = try row.day("day") else { throw row.error("reference.required", "day", "") }
            let from = try office(row, "from", units, on: date.advanced(by: -1))
            let to = try office(row, "to", units, on: date)
            guard from != to else { throw row.error("reference.succeeds-itself", "to", to.text) }
            let share = try share(row, functions)
            if case .functions = share {
            } else if units.isValid(from, on: date) {
                // What has passed on whole is there no more.
                throw row.error("reference.not-ended", "from", from.text, on: date)
            }
            let succession = try OfficeSuccession(
                from: from, to: to, date: date, share: share, source: row.required("source"),
                confidence: row.choice("confidence"))
            guard seen.insert(succession).inserted else {
                throw row.error("reference.twice-on-one-day", "from", from.text)
            }
            return succession
        }
    }

    private static func office(
        _ row: ReferenceRow, _ column: String, _ units: UnitDirectory, on day: Day
    ) throws -> UnitPath {
        guard let path = try row.unit(column) else { throw row.error("reference.required", column, "") }
        guard units.unit(path, on: day)?.level == .organisation else {
            throw row.error("reference.unit-not-then", column, path.text, on: day)
        }
        return path
    }

    /// `whole`, `merged` or `function:a+b`.
    private static func share(_ row: ReferenceRow, _ known: Set<String>) throws -> OfficeSuccession.Share {
        let text = try row.required("kind")
        switch text {
        case "whole": return .whole
        case "merged": return .merged
        default:
            guard text.hasPrefix("function:") else { throw row.error("reference.unknown-code", "kind", text) }
            let functions = text.dropFirst("function:".count)
                .split(separator: "+", omittingEmptySubsequences: false).map(String.init)
            if let unknown = functions.first(where: { !known.contains($0) }) {
                throw row.error("reference.unknown-code", "kind", unknown)
            }
            return .functions(functions)
        }
    }
}
