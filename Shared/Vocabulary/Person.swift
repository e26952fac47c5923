/// A person in an office, as its key says: who acts where a unit acts, and whom audit, reads and events name.
///
/// A program's key (a service's, a harness's) has none.
public struct Person: Hashable, Sendable {
    /// Within the unit; of who acts for another unit than the own with that one. Of somebody who has left it is given to nobody
    /// else.
    public let id: PersonCode
    /// What people call it; nil where the id alone is known, as of an event that is followed.
    public let name: PersonName?
    /// The roles that its key is narrowed to; nil for all that its unit has, by now or later.
    public let roles: Set<Role>?

    public init(id: PersonCode, name: PersonName? = nil, roles: Set<Role>? = nil) {
        (self.id, self.name, self.roles) = (id, name, roles)
    }

    /// For people to read: the name, or what stands for it.
    public var text: String { name?.text ?? id.text }
}

/// What programs call a person, short and within its unit: `lan`, `ntl-2`. Lower-case Latin letters, digits and hyphens, 1 to
/// 32, of which neither the first nor the last is a hyphen: it can be written behind its unit like a part of a path, and is
/// where that person acts for another unit: `thai-binh/so-y-te/ntl`.
public struct PersonCode: Comparable {
    public let text: String

    /// The unit that the person is of; nil for the one that the code stands beside.
    public var home: UnitPath? { text.lastIndex(of: "/").flatMap { UnitPath(String(text[..<$0])) } }

    /// The same, said beside another unit.
    public func of(_ unit: UnitPath) -> PersonCode {
        home == nil ? PersonCode(known: "\(unit)/\(text)") : self
    }

    /// The code alone, without the unit.
    public var own: PersonCode {
        PersonCode(known: text.lastIndex(of: "/").map { String(text[text.index(after: $0)...]) } ?? text)
    }

    private init(known text: String) { self.text = text }

    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension PersonCode: KeptText {
    public static var expectation: String { "person-code" }
    public static var form: TextForm {
        TextForm(
            "^(\(UnitPath.part)/){0,6}[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$", maxLength: 233, example: "ntl",
            low: "a",
            high: "z/z-9")
    }

    public init?(_ text: String) {
        let code = text.lastIndex(of: "/").map { text[text.index(after: $0)...] } ?? text[...]
        let octets = code.utf8
        guard (1...32).contains(octets.count), octets.first != UInt8(ascii: "-"),
            octets.last != UInt8(ascii: "-"), octets.allSatisfy({ Self.isAllowed($0) })
        else { return nil }
        self.text = text
        guard code.startIndex == text.startIndex || home != nil else { return nil }
    }

    private static func isAllowed(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

extension PersonCode: ExpressibleByStringLiteral {
    /// For codes written in tests; a malformed literal stops the program.
    public init(stringLiteral value: String) {
        guard let code = PersonCode(value) else { preconditionFailure("not a person's code: \(value)") }
        self = code
    }
}
