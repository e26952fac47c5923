/// Which made-up value takes the place of one that could not be read. What a rule says of both is not about them.
public enum StandIn: Sendable, CaseIterable {
    /// 0, false, the empty text, the first word of an enum, an empty list, nothing for what may be left out.
    case low
    /// A million or the type's last number, true, `a`, the last word, a list of one, a value for what may be left out.
    case high
}

/// What could be read of some bytes, with everything that is wrong with them.
public struct Draft<Value> {
    /// The value with stand-ins for what could not be read. Nil when there is none: the bytes are not JSON, a type
    /// refuses whatever is made up for it, or there are more than ``JSON/maximumMistakes``.
    public let value: Value?
    /// In the order in which they were found; the first one is what ``JSON/decode(_:from:)`` throws. Empty when nothing
    /// is wrong.
    public let mistakes: [JSONError]
    /// Where the value is not what the bytes say.
    public let unread: PointerSet
}

extension Draft: Sendable where Value: Sendable {}

/// Places in a JSON text (RFC 6901), each with all that lies below it.
public struct PointerSet: Hashable, Sendable {
    public private(set) var pointers: Set<String>

    public init(_ pointers: Set<String> = []) { self.pointers = pointers }

    /// Whether the place is one of these, or below one.
    public func covers(_ pointer: String) -> Bool {
        pointers.contains {
            pointer == $0
                || pointer.utf8.starts(with: $0.utf8) && pointer.utf8.dropFirst($0.utf8.count).first == 0x2F
        }
    }

    /// The places of both.
    public func union(_ other: PointerSet) -> PointerSet { PointerSet(pointers.union(other.pointers)) }
}

extension JSON {
    /// A draft with more mistakes has no value: who is told of so many mends them first.
    public static let maximumMistakes = 64

    /// All that is wrong with `bytes` as a value of `type`, and the value with stand-ins in those places.
    ///
    /// What decodes costs what ``decode(_:from:)`` does. `describing` knows values of types that refuse what is made up
    /// for them, as for ``JSONSchema``. A type that tries one thing after the other is taken for what its last attempt
    /// says when nothing of it can be read.
    public static func draft<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8], texts: TextRule? = nil, standingIn leaning: StandIn = .low,
        describing: @escaping (any Any.Type) -> TypeDescription? = { _ in nil }
    ) -> Draft<Value> {
        do throws(JSONError) {
            let reader = try JSONReader(bytes, texts: texts)
            return Drafting(reader, root: type, leaning, describing).draft(type)
        } catch {
            return Draft(value: nil, mistakes: [error], unread: PointerSet([""]))
        }
    }
}
