import Foundation
package import ServiceKit
package import Vocabulary

import struct ZeroMQ.Certificate

/// Who has a key, as people write it: a unit, or `unit/code` for a person of it.
package struct KeyHolder {
    package let unit: UnitPath
    package let person: String?
    /// What the person's key was given of the unit's roles; nil for all of them.
    package let roles: Set<Role>?

    init(unit: UnitPath, person: String?, roles: Set<Role>?) {
        (self.unit, self.person, self.roles) = (unit, person, roles)
    }

    /// - Parameter words: the path of a unit that reference data or policy know, or one with the code of somebody behind it who
    ///   has a key of it.
    ///
    /// Throws ``Failure`` for what is neither.
    package init(_ words: UnitPath, among known: KnownUnits, keys data: DataDirectory) throws {
        guard let unit = Self.office(of: words, among: known) else {
            try known.check(words)
            (self.unit, person, roles) = (words, nil, nil)
            return
        }
        let code = String(words.parts.last ?? "")
        let owners = try Self.owners(in: data.allowedKeys)
        guard let own = owners.first(where: { $0.unit == unit && $0.person?.id.text == code })?.person else {
            throw Failure(.refused, Message("gateway.no-person", ["person": code, "unit": unit.text]))
        }
        (self.unit, person, roles) = (unit, code, own.roles)
    }

    /// The unit that a person's code stands behind; nil where the words are a unit themselves, or begin with none.
    private static func office(of words: UnitPath, among known: KnownUnits) -> UnitPath? {
        func isKnown(_ unit: UnitPath) -> Bool { (try? known.check(unit)) != nil }
        return words.parent.flatMap { !isKnown(words) && isKnown($0) ? $0 : nil }
    }

    private static func owners(in folder: String) throws -> [KeyOwner] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .filter { $0.hasSuffix(".key") }
            .compactMap { KeyOwner(metadata: try Certificate(contentsOf: "\(folder)/\($0)").metadata) }
    }
}
