/// How far event logs have been seen, by the name of the service that keeps the log. Written
/// `catalogue=88,registry=1042`, sorted by name.
public struct Positions: Hashable, Sendable {
    public private(set) var byService: [String: UInt64]

    public init(_ byService: [String: UInt64] = [:]) { self.byService = byService }

    public subscript(service: String) -> UInt64 {
        get { byService[service, default: 0] }
        set { byService[service] = newValue }
    }

    public var isEmpty: Bool { byService.isEmpty }

    /// The later of both, log by log.
    public mutating func merge(_ other: Positions) {
        byService.merge(other.byService) { max($0, $1) }
    }
}

extension Positions: TextValue {
    public static var expectation: String { "positions" }

    public var description: String {
        byService.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }

    /// Nil unless every part is `name=number`; empty text is no positions.
    public init?(_ text: String) {
        var positions: [String: UInt64] = [:]
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, !sides[0].isEmpty, let number = UInt64(sides[1]) else { return nil }
            positions[String(sides[0])] = number
        }
        byService = positions
    }
}
