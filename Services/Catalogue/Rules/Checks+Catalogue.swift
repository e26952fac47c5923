import ServiceKit
import Vocabulary

extension Checks {
    /// In the catalogue's sentences.
    init(_ reference: Reference, today: Day) { self.init("catalogue", reference, today: today) }

    mutating func district(_ unit: UnitPath, on day: Day, at pointer: String) {
        guard reference.units.unit(unit, on: day)?.level != .district else { return }
        fail(pointer, rule: "not-a-district", ["unit": unit.text, "day": day.description])
    }

    mutating func notNegative(_ money: Money, at pointer: String) {
        if money.isNegative { fail(pointer, rule: "money-negative") }
    }
}
