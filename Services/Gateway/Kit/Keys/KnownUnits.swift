import ServiceKit
package import Vocabulary

/// The units that a key may be issued to.
package struct KnownUnits {
    private let reference: Reference
    private let policy: Policy

    package init(compose: String) throws {
        reference = try Reference(directory: compose + "/reference")
        policy = try YAMLDocument.decode(Policy.self, compose + "/policy.yaml")
    }

    /// What became of a unit that has ended: whoever gets its key may do nothing with it any more. Nil for one that exists, or
    /// is to begin.
    package func end(of unit: UnitPath) -> UnitLife? {
        guard let entry = reference.units.unit(unit), let until = entry.validity.until else { return nil }
        return UnitLife(entry, on: until, reference.units)
    }

    /// Whether the reference data, of any day, or the policy have the unit.
    package func has(_ unit: UnitPath) -> Bool {
        reference.units.unit(unit) != nil || policy.grants.contains { $0.unit == unit }
    }

    /// Of whom no key was found: throws ``Failure`` where the words are no unit's, nor those of somebody of one, for that says
    /// more than that they have no key.
    package func refuseUnknown(_ words: String) throws {
        let path = UnitPath(words)
        let office = path?.parent ?? words.lastIndex(of: "/").flatMap { UnitPath(String(words[..<$0])) }
        guard let unit = path ?? office, !has(unit), !(office.map(has) ?? false) else { return }
        try check(unit)
    }

    /// Throws ``Failure`` for a unit that neither the reference data nor the policy knows.
    package func check(_ unit: UnitPath) throws {
        guard !has(unit) else { return }
        // Hyphens, diacritics' places and a level too few are what people get wrong.
        let known = Set(reference.units.paths.map(\.text) + policy.grants.compactMap { $0.unit?.text })
        let similar = known.map { (path: $0, distance: Spelling.edits(unit.text, $0)) }
            .filter { $0.distance < 3 || $0.path.hasSuffix("/\(unit.parts.last ?? "")") }
            .sorted { ($0.distance, $0.path) < ($1.distance, $1.path) }.prefix(3).map(\.path)
        throw Failure(
            .badFile,
            similar.isEmpty
                ? Message("gateway.unknown-unit", ["unit": unit.text])
                : Message(
                    "gateway.unknown-unit-similar",
                    ["unit": unit.text, "similar": similar.joined(separator: ", ")]))
    }
}
