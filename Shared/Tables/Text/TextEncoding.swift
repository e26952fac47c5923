/// How a text is written down.
public enum TextEncoding: Hashable, Sendable {
    case utf8(mark: Bool)
    /// `isLittleEndian`: the lower octet first.
    case utf16(isLittleEndian: Bool)

    /// By how the text begins. Where no mark says so, UTF-16 shows by the zeros that stand beside plain letters.
    init(_ head: [UInt8]) {
        if head.starts(with: [0xEF, 0xBB, 0xBF]) {
            self = .utf8(mark: true)
        } else if head.starts(with: [0xFF, 0xFE]) {
            self = .utf16(isLittleEndian: true)
        } else if head.starts(with: [0xFE, 0xFF]) {
            self = .utf16(isLittleEndian: false)
        } else {
            let zeros = (0..<2).map { odd in head.indices.count { $0 % 2 == odd && head[$0] == 0 } }
            // A third of the octets on one side and none on the other: no other text has that.
            if head.count >= 4, zeros[0] == 0, zeros[1] * 6 >= head.count {
                self = .utf16(isLittleEndian: true)
            } else if head.count >= 4, zeros[1] == 0, zeros[0] * 6 >= head.count {
                self = .utf16(isLittleEndian: false)
            } else {
                self = .utf8(mark: false)
            }
        }
    }

    /// Octets of the mark that says so.
    func markLength(_ head: [UInt8]) -> Int {
        switch self {
        case .utf8(let mark): mark ? 3 : 0
        case .utf16: head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) ? 2 : 0
        }
    }
}
