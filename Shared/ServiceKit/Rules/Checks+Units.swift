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
        guard units.unit(unit) != nil else {
            let nearest = nearest(to: unit, on: day).map(\.text).joined(separator: ", ")
            return fail(pointer, "check.unit-unknown", ["unit": unit.text, "nearest": nearest])
        }
        let successors = units.successors(of: unit, on: day).map(\.path)
        let forebears = successors.isEmpty ? forebears(of: unit, on: day) : []
        let named = (successors + forebears).map(\.text).joined(separator: ", ")
        let rule = successors.isEmpty ? "check.unit-not-yet" : "check.unit-succeeded"
        fail(
            pointer, named.isEmpty ? "check.unit-not-then" : rule,
            ["unit": unit.text, "day": "\(day)", "now": named, "then": named])
    }

    /// The units of the same level that stood on `day` where the unit was to be.
    private func forebears(of unit: UnitPath, on day: Day) -> [UnitPath] {
        let units = reference.units
        let standing = units.current(of: unit, on: day)
        guard standing.kind == .future, let level = units.unit(unit)?.level else { return [] }
        return standing.units.filter { units.unit($0, on: day)?.level == level }
    }

    /// Units of `day` that may have been meant: those spelt alike, else the one that the path goes astray below, else the
    /// provinces.
    private func nearest(to unit: UnitPath, on day: Day) -> [UnitPath] {
        let units = reference.units
        let alike = units.nearest(to: unit, on: day)
        if !alike.isEmpty { return alike }
        let above = sequence(first: unit, next: \.parent).first { units.isValid($0, on: day) }
        return above.map { [$0] } ?? units.provinces(on: day).map(\.path)
    }
}
