/// Takes the records out of comma-separated text, one after the other.
struct CSVScanner {
    struct Record {
        /// From 1.
        let line: Int
        let fields: [String]
        let text: String
        let lineEnd: String
    }

    private let bytes: [UInt8]
    private let separator: UInt8
    private var position: Int
    private var line = 1
    /// Of those passed over, for they hold nothing.
    private(set) var blankRecords = 0

    init(bytes: [UInt8], separator: CSV.Separator) {
        self.bytes = bytes
        self.separator = separator.rawValue
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func nextRecord() throws -> Record? {
        while true {
            skipRemarksAndEmptyLines()
            guard position < bytes.count else { return nil }
            let (start, began) = (position, line)
            var fields: [String] = []
            while true {
                try fields.append(nextField())
                guard next == separator else { break }
                position += 1
            }
            let end = position
            skipLineEnd()
            guard fields.contains(where: { !$0.isEmpty }) else {
                blankRecords += 1
                continue
            }
            return Record(
                line: began, fields: fields, text: String(decoding: bytes[start..<end], as: UTF8.self),
                lineEnd: String(decoding: bytes[end..<position], as: UTF8.self))
        }
    }

    private mutating func skipRemarksAndEmptyLines() {
        while let byte = next {
            if byte.endsLine {
                skipLineEnd()
            } else if isRemark {
                while let byte = next, !byte.endsLine { position += 1 }
            } else {
                return
            }
        }
    }

    /// A `#`, and then a blank or nothing.
    private var isRemark: Bool {
        guard next == .hash else { return false }
        let rest = bytes[(position + 1)...].prefix(2)
        guard let first = rest.first else { return true }
        return first == .space || first == .tab || first.endsLine || rest.elementsEqual([0xC2, 0xA0])
    }

    /// CRLF is one.
    private mutating func skipLineEnd() {
        guard let byte = next, byte.endsLine else { return }
        position += 1
        if byte == .return, next == .newline { position += 1 }
        line += 1
    }

    private mutating func nextField() throws -> String {
        if next == .quote { return try quotedField() }
        let start = position
        while let byte = next, byte != separator, !byte.endsLine { position += 1 }
        return Self.value(bytes[start..<position])
    }

    private mutating func quotedField() throws -> String {
        let opened = line
        var field: [UInt8] = []
        position += 1
        while let byte = next {
            if byte.endsLine {
                let start = position
                skipLineEnd()
                field += bytes[start..<position]
                continue
            }
            position += 1
            guard byte == .quote else {
                field.append(byte)
                continue
            }
            if next == .quote {
                field.append(byte)
                position += 1
                continue
            }
            while next != separator, next == .space || next == .tab { position += 1 }
            guard next.map({ $0 == separator || $0.endsLine }) ?? true else {
                throw CSVError(line: line, message: Message("csv.text-after-quote"))
            }
            return Self.value(field[...])
        }
        throw CSVError(line: opened, message: Message("csv.unclosed-quote"))
    }

    /// Without what is not to be seen at either end.
    private static func value(_ bytes: ArraySlice<UInt8>) -> String {
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
