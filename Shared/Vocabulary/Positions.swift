/// How far event logs have been seen, by the name of the service that keeps the log, and in which of its lives. Written
/// `catalogue=5b09d1e27a6c4f83:88,registry=7f3a91c204be55d0:1042`, sorted by name; where the life is not known,
/// `registry=1042`.
public struct Positions: Hashable, Sendable {
    public private(set) var byService: [String: UInt64]
    /// Which life of the log each position is of; none of an empty log's.
    public private(set) var incarnations: [String: Incarnation]

    public init(_ byService: [String: UInt64] = [:]) { self.init(byService, in: [:]) }

    public init(_ byService: [String: UInt64], in incarnations: [String: Incarnation]) {
        self.byService = byService
        self.incarnations = incarnations.filter { byService[$0.key] != nil }
    }

    /// Setting says nothing of the life.
    public subscript(service: String) -> UInt64 {
        get { byService[service, default: 0] }
        set { set(service, to: newValue, in: nil) }
    }

    public mutating func set(_ service: String, to position: UInt64, in incarnation: Incarnation?) {
        byService[service] = position
        incarnations[service] = incarnation
    }

    /// The position in one log alone; none where it is not among them.
    public func only(_ service: String) -> Positions {
        Positions(byService.filter { $0.key == service }, in: incarnations)
    }

    public var isEmpty: Bool { byService.isEmpty }

    /// The later of both, log by log; of two alike the other's, which was told later.
    public mutating func merge(_ other: Positions) {
        for (service, position) in other.byService where position >= self[service] {
            set(service, to: position, in: other.incarnations[service])
        }
    }

    /// What `other` says of a log instead of `refused`: where the log's own service says so, because that is no more. Of a log
    /// of which something else is known by now, that stays.
    public mutating func replace(_ refused: Positions, by other: Positions) {
        for (service, position) in other.byService
        where only(service) == refused.only(service) {
            set(service, to: position, in: other.incarnations[service])
        }
    }
}

extension Positions: TextValue {
    public static var expectation: String { "positions" }
    public static var form: TextForm {
        let position = "[a-z0-9-]+=([0-9a-f]{16}:)?[0-9]{1,18}"
        return TextForm(
            "^(\(position)(,\(position))*)?$", example: "registry=7f3a91c204be55d0:1042", low: "",
            high: "registry=1000000")
    }

    public var description: String {
        byService.sorted { $0.key < $1.key }
            .map { service, position in
                let life = incarnations[service].map { "\($0):" } ?? ""
                return "\(service)=\(life)\(position)"
            }
            .joined(separator: ",")
    }

    /// Nil unless every part is `name=number` or `name=incarnation:number`, the name of lower-case letters, digits and
    /// hyphens, the number of at most 18 digits; empty text is no positions.
    public init?(_ text: String) {
        self.init()
        for part in text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, !sides[0].isEmpty, sides[0].utf8.allSatisfy(Positions.isOfName),
                let (incarnation, position) = Positions.place(sides[1])
            else { return nil }
            set(String(sides[0]), to: position, in: incarnation)
        }
    }

    private static func place(_ text: Substring) -> (incarnation: Incarnation?, position: UInt64)? {
        let sides = text.split(separator: ":", omittingEmptySubsequences: false)
        guard sides.count <= 2, let last = sides.last, last.utf8.count <= 18,
            let number = digits(last.utf8)
        else { return nil }
        guard sides.count == 2 else { return (nil, UInt64(number)) }
        return Incarnation(String(sides[0])).map { ($0, UInt64(number)) }
    }

    private static func isOfName(_ octet: UInt8) -> Bool {
        (0x61...0x7A).contains(octet) || (0x30...0x39).contains(octet) || octet == UInt8(ascii: "-")
    }
}
