/// A text in UTF-8 however it is written down, piece by piece, without its mark.
final class TextPieces {
    private let pieces: TablePieces
    private let encoding: TextEncoding
    private var isFirst = true
    /// Of a character that goes on in the next piece.
    private var rest: [UInt8] = []

    init(_ pieces: TablePieces, _ encoding: TextEncoding) {
        (self.pieces, self.encoding) = (pieces, encoding)
    }

    /// Nil at the end. Throws ``TableError`` for what is not written so, with what it probably is.
    func next() throws -> [UInt8]? {
        while let piece = try pieces.next() {
            var octets = rest + piece
            rest = []
            if isFirst {
                octets.removeFirst(encoding.markLength(octets))
                isFirst = false
            }
            let text = try decoded(&octets)
            if !text.isEmpty { return text }
        }
        guard rest.isEmpty else { throw TableError(ForeignText(rest).key) }
        return nil
    }

    private func decoded(_ octets: inout [UInt8]) throws -> [UInt8] {
        switch encoding {
        case .utf8:
            keepTail(of: &octets, Self.unfinished(octets))
            guard octets.contains(where: { $0 >= 0x80 }) else { return octets }
            guard String(validating: octets, as: UTF8.self) != nil else {
                throw TableError(ForeignText(octets).key)
            }
            return octets
        case .utf16(let isLittleEndian):
            var units: [UInt16] = []
            units.reserveCapacity(octets.count / 2)
            for index in stride(from: 0, to: octets.count - 1, by: 2) {
                let (one, other) = (UInt16(octets[index]), UInt16(octets[index + 1]))
                units.append(isLittleEndian ? other << 8 | one : one << 8 | other)
            }
            var tail = octets.count % 2
            if let last = units.last, UTF16.isLeadSurrogate(last) {
                units.removeLast()
                tail += 2
            }
            keepTail(of: &octets, tail)
            guard let text = String(validating: units, as: UTF16.self) else { throw TableError("not-utf16") }
            return Array(text.utf8)
        }
    }

    private func keepTail(of octets: inout [UInt8], _ count: Int) {
        guard count > 0 else { return }
        rest = Array(octets.suffix(count))
        octets.removeLast(count)
    }

    /// How many octets at the end begin a character that is not whole.
    private static func unfinished(_ octets: [UInt8]) -> Int {
        for (back, octet) in octets.suffix(3).reversed().enumerated() {
            if octet & 0xC0 == 0x80 { continue }
            let length = octet >= 0xF0 ? 4 : octet >= 0xE0 ? 3 : octet >= 0xC0 ? 2 : 1
            return length > back + 1 ? back + 1 : 0
        }
        return 0
    }
}
