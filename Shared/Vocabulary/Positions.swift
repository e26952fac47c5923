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
    public static var form: TextForm {
        let position = "[a-z0-9-]+=[0-9]{1,18}"
        return TextForm(
            "^(\(position)(,\(position))*)?$", example: "registry=1042", low: "", high: "registry=1000000")
    }

    public var description: String {
        byService.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }

    /// Nil unless every part is `name=number`, the name of lower-case letters, digits and hyphens, the number of at most
    /// 18 digits; empty text is no positions.
    public init?(_ text: String) {
        var positions: [String: UInt64] = [:]
        for part in text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, !sides[0].isEmpty, sides[0].utf8.allSatisfy(Positions.isOfName),
                sides[1].utf8.count <= 18, let number = digits(sides[1].utf8)
            else { return nil }
            positions[String(sides[0])] = UInt64(number)
        }
        byService = positions
    }

    private static func isOfName(_ octet: UInt8) -> Bool {
        (0x61...0x7A).contains(octet) || (0x30...0x39).contains(octet) || octet == UInt8(ascii: "-")
    }
}
