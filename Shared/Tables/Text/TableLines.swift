/// The lines of a text, one after the other, the empty ones too. They end in LF, CRLF or a lone CR.
public final class TableLines {
    public struct Line: Sendable {
        /// From 1.
        public let number: Int
        public let text: String
        /// What ends it in the text; empty where the text ends first.
        public let end: String
    }

    private let text: TextPieces
    private let limits: TableLimits
    private var octets: [UInt8] = []
    private var position = 0
    private var isWhole = false
    private var count = 0

    /// Of a text that is there, a byte order mark aside.
    public convenience init(_ text: String) {
        var limits = TableLimits()
        limits.record = .max
        let octets = Array(text.utf8)
        let pieces = TextPieces(TablePieces(octets), .utf8(mark: octets.starts(with: [0xEF, 0xBB, 0xBF])))
        self.init(pieces, limits)
    }

    init(_ text: TextPieces, _ limits: TableLimits) { (self.text, self.limits) = (text, limits) }

    /// Nil after the last one. Throws ``TableError``.
    public func next() throws -> Line? {
        var end = position
        while true {
            while end < octets.count, octets[end] != 0x0A, octets[end] != 0x0D { end += 1 }
            // A CR at the end of a piece may be half of what ends the line.
            if end + 1 < octets.count || isWhole { break }
            guard octets.count - position <= limits.record else {
                throw TableError(line: count + 1, "line-too-long", ["most": "\(limits.record >> 20)"])
            }
            octets.removeFirst(position)
            (end, position) = (end - position, 0)
            if let piece = try text.next() { octets += piece } else { isWhole = true }
        }
        guard position < octets.count else { return nil }
        let isCRLF = octets[end...].starts(with: [0x0D, 0x0A])
        let after = min(octets.count, end + (isCRLF ? 2 : 1))
        count += 1
        defer { position = after }
        return Line(
            number: count, text: String(decoding: octets[position..<end], as: UTF8.self),
            end: String(decoding: octets[end..<after], as: UTF8.self))
    }
}
