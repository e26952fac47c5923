public import Vocabulary

/// A sum of amounts of đồng, whole, within ±9,223,372,036,854,775,807: what a thousand of the largest ``Vocabulary/Money``
/// come to. In JSON an integer, which may be past 2⁵³. Sums are checked: an overflow throws ``Overflow``.
public struct Total: Hashable, Sendable, Comparable {
    /// A sum that 64 bits do not hold.
    public struct Overflow: Error, Hashable, Sendable {}

    public let dong: Int64

    public static let zero = Total(dong: 0)

    private init(dong: Int64) { self.dong = dong }

    public init(_ amount: Money) { self.init(dong: amount.dong) }

    /// `billions` · 10⁹ + `rest`: how a database adds up amounts without reaching the end of 64 bits.
    public init(billions: Int64, rest: Int64) throws(Overflow) {
        self.init(
            dong: try Self.held(
                Self.held(billions.multipliedReportingOverflow(by: 1_000_000_000))
                    .addingReportingOverflow(rest)))
    }

    public static func < (left: Self, right: Self) -> Bool { left.dong < right.dong }

    public func plus(_ other: Total) throws(Overflow) -> Total {
        Total(dong: try Self.held(dong.addingReportingOverflow(other.dong)))
    }

    public func minus(_ other: Total) throws(Overflow) -> Total {
        Total(dong: try Self.held(dong.subtractingReportingOverflow(other.dong)))
    }

    private static func held(
        _ result: (partialValue: Int64, overflow: Bool)
    ) throws(Overflow) -> Int64 {
        if result.overflow { throw Overflow() }
        return result.partialValue
    }
}

extension Total: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(dong: try decoder.singleValueContainer().decode(Int64.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(dong)
    }
}

extension Total: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self.init(dong: value) }
}
