/// Why bytes are not the value that was asked for, or a value cannot be written, and where.
public struct JSONError: Error, Sendable {
    /// What is wrong at the pointer.
    public enum Reason: Sendable {
        /// Not JSON at all; `offset` counts bytes from 0. Where it is but for half a character in one string (a surrogate
        /// without the other), the pointer says in which.
        case malformed(offset: Int)
        /// A member that must be there is not.
        case missing
        /// The member stands in its object more than once: which one is meant, nobody can say (RFC 8259, 4).
        case repeated
        /// Another type was expected: `string`, `integer`, `number`, `boolean`, `object`, `array`.
        case wrongType(expected: String)
        /// A number that does not fit, a text that no case has: `allowed` lists what would do, when that is
        /// short.
        case notAllowed(allowed: [String])
        /// A whole number that the type does not have, which goes from `least` to `most`.
        case outside(least: String, most: String)
        /// A number of more than ``JSON/maximumNumber`` characters.
        case tooLong
        /// The type itself refused the value (its initialiser, or its `encode(to:)`, threw).
        case refused(any Error)
    }

    /// RFC 6901, from the root: `/children/3/birthDate`; empty for the root itself.
    public let pointer: String
    public let reason: Reason

    public init(pointer: String, reason: Reason) { (self.pointer, self.reason) = (pointer, reason) }
}

extension JSONError {
    /// The pointer with these steps from the root, escaped as RFC 6901 asks (`~` as `~0`, `/` as `~1`).
    public static func pointer(_ steps: some Sequence<String>) -> String {
        var pointer = ""
        for step in steps {
            pointer += "/"
            for character in step.unicodeScalars {
                switch character {
                case "~": pointer += "~0"
                case "/": pointer += "~1"
                default: pointer.unicodeScalars.append(character)
                }
            }
        }
        return pointer
    }
}

/// A step of a path for which no type of key is at hand.
struct PathStep: CodingKey, Hashable {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }
}
