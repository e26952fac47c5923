internal import GRDB
internal import JSONCoding
internal import Vocabulary

/// What went wrong, as an operator may read it: an error without the values that it quotes.
public enum Cause {
    /// In English, on one line.
    public static func text(of error: any Error) -> String {
        switch error {
        case let error as any DiscreetError: error.withoutValues
        case let error as JSONError:
            "JSON at \(error.pointer.isEmpty ? "/" : error.pointer): \(reason(error))"
        // Names tables, columns and the statement; GRDB leaves the statement's arguments out.
        case let error as DatabaseError: error.description
        default: name(error)
        }
    }

    private static func reason(_ error: JSONError) -> String {
        switch error.reason {
        case .malformed(let offset): "malformed at octet \(offset)"
        case .missing: "missing"
        case .repeated: "there twice"
        case .wrongType(let expected): "not \(expected)"
        case .notAllowed, .outside, .tooLong: "not allowed"
        case .refused(let inner): text(of: inner)
        }
    }

    /// The type and, of an enum, the case: nothing that it carries.
    private static func name(_ error: any Error) -> String {
        let type = String(reflecting: type(of: error))
        let mirror = Mirror(reflecting: error)
        guard mirror.displayStyle == .enum else { return type }
        // Without a payload the description is the case's name.
        return "\(type).\(mirror.children.first?.label ?? "\(error)")"
    }
}
