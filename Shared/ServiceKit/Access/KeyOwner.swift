public import Vocabulary

/// Whose a key is, as the metadata of its certificate say: `unit`; of a person's key `person` (the code), `name` and, where the
/// key was given fewer roles than the unit has, `roles`, separated by blanks.
///
/// A key without `person` is a program's: a service's or a harness's, or that of a whole office.
public struct KeyOwner: Hashable, Sendable {
    public let unit: UnitPath
    public let person: Person?

    public init(unit: UnitPath, person: Person? = nil) { (self.unit, self.person) = (unit, person) }

    /// Nil for what names no unit, and for what is wrong in any of the rest: a key whose limits cannot be read must not be one
    /// without limits.
    public init?(metadata: [String: String]) {
        guard let unit = metadata["unit"].flatMap({ UnitPath($0) }) else { return nil }
        self.unit = unit
        guard let code = metadata["person"] else {
            guard metadata["name"] == nil, metadata["roles"] == nil else { return nil }
            person = nil
            return
        }
        guard let id = PersonCode(code), id.home == nil,
            let name = metadata["name"].flatMap({ PersonName($0) })
        else {
            return nil
        }
        let roles = metadata["roles"].map { $0.split(separator: " ").map { Role(rawValue: String($0)) } }
        guard roles?.allSatisfy(Role.known.contains) ?? true else { return nil }
        person = Person(id: id, name: name, roles: roles.map { Set($0) })
    }

    /// As a certificate has it.
    public var metadata: [String: String] {
        var metadata = ["unit": unit.text]
        guard let person else { return metadata }
        metadata["person"] = person.id.text
        metadata["name"] = person.name?.text
        metadata["roles"] = person.roles.map { $0.map(\.rawValue).sorted().joined(separator: " ") }
        return metadata
    }

    /// `thai-binh/so-y-te`, or `thai-binh/so-y-te/ntl`: how people write it.
    public var text: String { ([unit.text] + [person?.id.text].compactMap(\.self)).joined(separator: "/") }
}
