public import Vocabulary

/// Units of the state and its administration.
extension Checks {
    /// A unit that exists on `day` (today unless said otherwise). What is said names those that stand in its place now.
    public mutating func unit(_ unit: UnitPath, on day: Day? = nil, at pointer: String) {
        exists(unit, on: day ?? today, at: pointer)
    }

    /// A commune (xã, phường, thị trấn) that exists on `day` (today unless said otherwise).
    public mutating func commune(_ unit: UnitPath, on day: Day? = nil, at pointer: String) {
        level(unit, .commune, "check.not-a-commune", on: day ?? today, at: pointer)
    }

    /// A district (huyện, quận, thị xã, thành phố) that exists on `day` (today unless said otherwise).
    public mutating func district(_ unit: UnitPath, on day: Day? = nil, at pointer: String) {
        level(unit, .district, "check.not-a-district", on: day ?? today, at: pointer)
    }

    private mutating func level(
        _ unit: UnitPath, _ level: UnitLevel, _ rule: String, on day: Day, at pointer: String
    ) {
        guard let entry = reference.units.unit(unit, on: day) ?? reference.units.unit(unit),
            entry.level != level
        else { return exists(unit, on: day, at: pointer) }
        fail(pointer, rule, ["unit": unit.text, "day": "\(day)"])
    }

    private mutating func exists(_ unit: UnitPath, on day: Day, at pointer: String) {
        let units = reference.units
        if units.isValid(unit, on: day) { return }
        guard units.unit(unit) != nil else { return fail(pointer, "check.unit-unknown", ["unit": unit.text]) }
        let successors = units.successors(of: unit, on: day).map(\.path.text).joined(separator: ", ")
        fail(
            pointer, successors.isEmpty ? "check.unit-not-then" : "check.unit-succeeded",
            ["unit": unit.text, "day": "\(day)", "now": successors])
    }
}
