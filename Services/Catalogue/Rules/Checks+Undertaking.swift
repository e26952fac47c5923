import ServiceKit
import Vocabulary

extension Checks {
    /// Where a network or a pilot is: a district of `day`, and where its province has none any more a commune, which does what districts
    /// did.
    mutating func undertaking(in unit: UnitPath, on day: Day, at pointer: String) {
        let units = reference.units
        let province = units.ancestor(of: unit, level: .province, on: day).one
        let hasDistricts = units.units(.district, on: day).contains { district in
            province.map { units.covers($0, district.path, on: day) } ?? true
        }
        if hasDistricts { district(unit, on: day, at: pointer) } else { commune(unit, on: day, at: pointer) }
    }

    /// The days that a correction gives to a district's network or pilot, which is found as `known`.
    ///
    /// - Parameters:
    ///   - end: the member that says since when it is over; `ongoing` is said of it, of a reason that the request gives and of
    ///     an end that it clears, while it is not over.
    mutating func days(
        correcting known: (district: UnitPath, start: DayBound?, ended: Day?)?, from: Day?, until: Day?,
        at end: String, gives reason: Bool, clears: Bool, or ongoing: String
    ) {
        if let from {
            day(from, at: "/on")
            if let district = known?.district { undertaking(in: district, on: from, at: "/on") }
        }
        if let until { day(until, since: .named("on", from) ?? known?.start, at: end) }
        guard let known, known.ended == nil else { return }
        for (pointer, isGiven) in [(end, until != nil), ("/reason", reason), ("/clear", clears)] where isGiven
        {
            fail(pointer, ongoing)
        }
    }
}
