internal import Vocabulary

extension UnitDirectory {
    /// Why a unit that the directory knows may do nothing on `day`: since when it is no more, and who stands in its place, or from when
    /// it is to be. Nil of one that exists then, and of one that the directory never knew.
    func whyPowerless(_ unit: UnitPath, on day: Day) -> Message? {
        guard self.unit(unit, on: day) == nil, self.unit(unit) != nil else { return nil }
        let standing = current(of: unit, on: day)
        let days = history(of: unit).map(\.validity)
        let isAhead = standing.kind == .future
        let turn = isAhead ? days.first?.from : days.compactMap(\.until).last { $0 <= day }?.advanced(by: -1)
        var rule: String
        switch standing.kind {
        case .future: rule = "kit.unit-to-come"
        case .abolished: rule = "kit.unit-abolished"
        default: rule = "kit.unit-succeeded"
        }
        if standing.units.isEmpty { rule += "-bare" }
        var labels: [String: BilingualText] = [:]
        for heir in standing.units { labels["unit.\(heir)"] = self.unit(heir, on: day)?.fullName }
        return Message(
            rule, ["unit": unit.text, "day": turn.map { "\($0)" } ?? "?"],
            terms: ["heirs": standing.units.map { "unit.\($0)" }], labels: labels)
    }
}
