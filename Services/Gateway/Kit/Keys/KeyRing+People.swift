package import ServiceKit
package import Vocabulary

import struct ZeroMQ.Certificate
import enum ZeroMQ.CertificateFileError

/// Who of a unit is to get a key.
package struct Recipient {
    package let name: PersonName
    /// Nil where a code is to be found.
    package let code: PersonCode?
    /// Nil for all that the unit may, or what the key was given before.
    package let roles: Set<Role>?

    package init(name: PersonName, code: PersonCode? = nil, roles: Set<Role>? = nil) {
        (self.name, self.code, self.roles) = (name, code, roles)
    }
}

extension KeyRing {
    /// Who that is in the unit. Whoever has a key of it, or had one, under the same name, has the same code; to anybody else one is
    /// given that nobody has or had: the initials, with a number where that takes one.
    ///
    /// - Parameter isUnit: whether there is a unit of this path: `unit/code` must not be one.
    ///
    /// Throws ``Failure`` for a code that is, or was, somebody else's, or a unit's.
    package func person(
        _ recipient: Recipient, of unit: UnitPath, isUnit: (UnitPath) -> Bool
    ) throws -> Person {
        let known = try people(of: unit)
        func clashes(_ code: PersonCode) -> Bool { isUnit(UnitPath("\(unit)/\(code)") ?? unit) }
        func person(_ code: PersonCode) throws -> Person {
            let before = try list().last { $0.unit == unit && $0.person == code }
            return Person(
                id: code, name: recipient.name, roles: recipient.roles ?? before?.roles.map { Set($0) })
        }
        if let code = recipient.code {
            try refuseTaken(code, by: recipient.name, in: unit)
            guard !clashes(code) else {
                throw Failure(
                    .refused,
                    Message("gateway.code-of-unit", ["code": code.text, "other": "\(unit)/\(code)"]))
            }
            return try person(code)
        }
        if let same = known.first(where: { $0.name?.folded == recipient.name.folded }) {
            return try person(same.id)
        }
        let initials = Self.initials(of: recipient.name)
        for number in 1... {
            guard let code = PersonCode(number == 1 ? initials : "\(initials)-\(number)"),
                !known.contains(where: { $0.id == code }), !clashes(code)
            else { continue }
            return try person(code)
        }
        throw Failure(.refused, Message("gateway.no-code", ["name": recipient.name.text]))
    }

    /// Throws ``Failure`` for a code that is, or was, somebody else's. Said again while the key is laid: two who are given keys at the
    /// same time may have been found the same code.
    func refuseTaken(_ owner: KeyOwner) throws {
        guard let person = owner.person, let name = person.name else { return }
        try refuseTaken(person.id, by: name, in: owner.unit)
    }

    private func refuseTaken(_ code: PersonCode, by name: PersonName, in unit: UnitPath) throws {
        let other = try people(of: unit).first { $0.id == code && $0.name?.folded != name.folded }
        guard let other else { return }
        throw Failure(
            .refused,
            Message("gateway.code-taken", ["code": code.text, "name": other.text, "unit": unit.text]))
    }

    /// Every key of a unit or person that is known here: those that are let in, and those that were taken away. Of one of which nobody
    /// has written down when that was, nothing counts: it ended before anything was signed.
    func everHeld() throws -> [Entry] {
        let revoked = try entries(in: data.revokedKeys).map { key in
            var entry = key.entry
            entry.until = entry.until ?? Timestamp(milliseconds: 0)
            return entry
        }
        return try allowed().map(\.entry) + revoked
    }

    /// Whose the public certificates at these paths are. Throws ``Failure`` for a path with none.
    static func certified(_ paths: [String]) throws -> [Entry] {
        try paths.map { path -> Entry in
            do {
                let certificate = try Certificate(contentsOf: path)
                guard let owner = KeyOwner(metadata: certificate.metadata) else {
                    throw Failure(.badFile, Message("gateway.key-of-nobody", ["file": path]))
                }
                return Entry(owner, certificate, file: nil)
            } catch let error as CertificateFileError {
                throw Failure(.badFile, error.message)
            }
        }
    }

    /// What somebody is called who has a key of the unit, or had one.
    package func name(of code: PersonCode, in unit: UnitPath) throws -> PersonName? {
        try people(of: unit).first { $0.id == code }?.name
    }

    /// `ntl` of Nguyễn Thị Lan. Of a name without Latin letters `nv` (nhân viên).
    static func initials(of name: PersonName) -> String {
        let letters = Vietnamese.pathPart(name.text).split(separator: "-").compactMap(\.first)
        return letters.isEmpty ? "nv" : String(letters.prefix(24))
    }
}

extension KeyOwner {
    /// Whether people mean it by these words: the unit, the unit and the code, or the unit and the name.
    package func isCalled(_ words: String) -> Bool {
        if let path = UnitPath(words), path == unit || path == UnitPath(text) { return true }
        guard let name = person?.name, let slash = words.lastIndex(of: "/") else { return false }
        return UnitPath(String(words[..<slash])) == unit
            && Vietnamese.folded(String(words[words.index(after: slash)...])) == name.folded
    }

    /// For people to read: the unit; of a person the name, unit and code.
    package var saying: String {
        guard let person else { return unit.text }
        return "\(person.text) (\(text))"
    }
}
