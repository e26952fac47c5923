/// An amount of đồng, whole, within ±9,000,000,000,000,000. Sums are checked: an overflow throws.
public struct Money: Hashable, Sendable, Comparable {
    public let dong: Int64

    public static let zero = Money(unchecked: 0)
    public static let limit: Int64 = 9_000_000_000_000_000

    /// Throws ``InvalidValue`` outside the range.
    public init(dong: Int64) throws {
        guard (-Money.limit...Money.limit).contains(dong) else {
            throw InvalidValue(Message("value.money", ["value": "\(dong)"]))
        }
        self.dong = dong
    }

    private init(unchecked dong: Int64) { self.dong = dong }

    public var isNegative: Bool { dong < 0 }

    public static func < (left: Self, right: Self) -> Bool { left.dong < right.dong }

    public func plus(_ other: Money) throws -> Money { try Money(dong: dong + other.dong) }
    public func minus(_ other: Money) throws -> Money { try Money(dong: dong - other.dong) }
}

extension Money: Codable {
    public init(from decoder: any Decoder) throws {
        try self.init(dong: decoder.singleValueContainer().decode(Int64.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(dong)
    }
}

extension Money: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) {
        precondition((-Money.limit...Money.limit).contains(value))
        self.init(unchecked: value)
    }
}
