package import ServiceKit
package import Vocabulary

/// Who has a key, as people write it: a unit, or `unit/code` for a person of it.
package struct KeyHolder {
    package let unit: UnitPath
    /// With what the key was given of the unit's roles.
    package let person: Person?

    /// - Parameter words: the path of a unit that reference data or policy know, or one with the code of somebody behind it who
    ///   has a key of it.
    ///
    /// Throws ``Failure`` for what is neither.
    package init(_ words: UnitPath, among known: KnownUnits, keys data: DataDirectory) throws {
        guard let unit = Self.office(of: words, among: known) else {
            try known.check(words)
            (self.unit, person) = (words, nil)
            return
        }
        let code = String(words.parts.last ?? "")
        let holders = try KeyRing(data: data).list()
        guard let own = holders.first(where: { $0.unit == unit && $0.person?.text == code }) else {
            throw Failure(.refused, Message("gateway.no-person", ["person": code, "unit": unit.text]))
        }
        (self.unit, person) = (unit, own.owner.person)
    }

    /// The unit that a person's code stands behind; nil where the words are a unit themselves, or begin with none.
    private static func office(of words: UnitPath, among known: KnownUnits) -> UnitPath? {
        words.parent.flatMap { !known.has(words) && known.has($0) ? $0 : nil }
    }
}
