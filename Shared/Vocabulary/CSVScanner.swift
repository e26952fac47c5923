/// Takes the records out of comma-separated text, one after the other. Of the text only what is being read is kept: it may come
/// in pieces.
public struct CSVScanner {
    public struct Record: Sendable {
        /// From 1.
        public let line: Int
        public let fields: [String]
        /// As the text has it, to the octet, without the line's end.
        public let text: String
        /// What ends it in the text; empty where the text ends first.
        public let lineEnd: String
    }

    /// What has come and is not read yet, and what of the record that is being read stands before it.
    private var bytes: [UInt8]
    /// Where ``bytes`` begin in the whole text.
    private var origin = 0
    private let separator: UInt8
    /// Octets of a record, at most.
    private let longest: Int
    private var more: (() throws -> [UInt8]?)?
    private var position: Int
    /// Where the record begins that is being read.
    private var start = 0
    private var line = 1
    /// Of those passed over, for they hold nothing.
    public private(set) var blankRecords = 0

    init(bytes: [UInt8], separator: CSV.Separator) {
        self.bytes = bytes
        self.separator = separator.rawValue
        longest = .max
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// - Parameters:
    ///   - longest: octets of a record at most: a quote that nobody closes would take up the whole text.
    ///   - more: the next piece of UTF-8, cut anywhere, without a byte order mark; nil at the end.
    public init(separator: CSV.Separator, longest: Int, more: @escaping () throws -> [UInt8]?) {
        (bytes, self.separator, self.longest, self.more) = ([], separator.rawValue, longest, more)
        position = 0
    }

    /// The octet at `position`, or `ahead` of it; nil where the text ends first.
    private mutating func next(ahead: Int = 0) throws -> UInt8? {
        while position - origin + ahead >= bytes.count {
            guard let more else { return nil }
            guard position - start <= longest else {
                throw CSVError(line: line, message: Message("csv.too-long", ["most": "\(longest >> 10)"]))
            }
            guard let piece = try more() else {
                self.more = nil
                return nil
            }
            bytes.removeFirst(start - origin)
            origin = start
            bytes += piece
        }
        return bytes[position - origin + ahead]
    }

    private func slice(_ from: Int, _ to: Int) -> ArraySlice<UInt8> { bytes[(from - origin)..<(to - origin)] }

    private func text(_ from: Int, _ to: Int) -> String { String(decoding: slice(from, to), as: UTF8.self) }

    /// Throws ``CSVError`` for an unclosed quote, text after a closing quote, a record that is too long, and what `more` throws.
    public mutating func nextRecord() throws -> Record? {
        while true {
            try skipRemarksAndEmptyLines()
            start = position
            guard try next() != nil else { return nil }
            let began = line
            var fields: [String] = []
            while true {
                try fields.append(nextField())
                guard try next() == separator else { break }
                position += 1
            }
            let end = position
            try skipLineEnd()
            guard fields.contains(where: { !$0.isEmpty }) else {
                blankRecords += 1
                continue
            }
            return Record(
                line: began, fields: fields, text: text(start, end), lineEnd: text(end, position))
        }
    }

    private mutating func skipRemarksAndEmptyLines() throws {
        while let byte = try next() {
            start = position
            if byte.endsLine {
                try skipLineEnd()
            } else if try isRemark() {
                while let byte = try next(), !byte.endsLine {
                    position += 1
                    start = position
                }
            } else {
                return
            }
        }
    }

    /// A `#`, and then a blank or nothing.
    private mutating func isRemark() throws -> Bool {
        guard try next() == .hash else { return false }
        guard let first = try next(ahead: 1) else { return true }
        if first == .space || first == .tab || first.endsLine { return true }
        guard first == 0xC2 else { return false }
        return try next(ahead: 2) == 0xA0
    }

    /// CRLF is one.
    private mutating func skipLineEnd() throws {
        guard let byte = try next(), byte.endsLine else { return }
        position += 1
        if byte == .return, try next() == .newline { position += 1 }
        line += 1
    }

    private mutating func nextField() throws -> String {
        if try next() == .quote { return try quotedField() }
        let start = position
        while let byte = try next(), byte != separator, !byte.endsLine { position += 1 }
        return CSV.value(slice(start, position))
    }

    private mutating func quotedField() throws -> String {
        let opened = line
        var field: [UInt8] = []
        position += 1
        while let byte = try next() {
            if byte.endsLine {
                let start = position
                try skipLineEnd()
                field += slice(start, position)
                continue
            }
            position += 1
            guard byte == .quote else {
                field.append(byte)
                continue
            }
            if try next() == .quote {
                field.append(byte)
                position += 1
                continue
            }
            while let blank = try next(), blank != separator, blank == .space || blank == .tab {
                position += 1
            }
            guard try next().map({ $0 == separator || $0.endsLine }) ?? true else {
                throw CSVError(line: line, message: Message("csv.text-after-quote"))
            }
            return CSV.value(field[...])
        }
        throw CSVError(line: opened, message: Message("csv.unclosed-quote"))
    }
}

extension CSV {
    /// What a cell says: without what is not to be seen at either end.
    public static func value(_ text: String) -> String { value(Array(text.utf8)[...]) }

    static func value(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let first = bytes.first, let last = bytes.last,
            !((0x21..<0x7F).contains(first) && (0x21..<0x7F).contains(last))
        else { return text }
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.first, scalar.isBlank { scalars.removeFirst() }
        while let scalar = scalars.last, scalar.isBlank { scalars.removeLast() }
        return String(scalars)
    }
}

extension Unicode.Scalar {
    fileprivate var isBlank: Bool { properties.isWhitespace || isInvisible }
}

extension UInt8 {
    fileprivate static let tab = UInt8(ascii: "\t")
    fileprivate static let newline = UInt8(ascii: "\n")
    fileprivate static let `return` = UInt8(ascii: "\r")
    fileprivate static let space = UInt8(ascii: " ")
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let hash = UInt8(ascii: "#")

    fileprivate var endsLine: Bool { self == .newline || self == .return }
}
