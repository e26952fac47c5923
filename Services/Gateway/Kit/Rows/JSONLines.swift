package import JSONCoding
import ServiceKit
import Vocabulary

/// Text with a JSON value on each line; empty lines are passed over. Lines end in LF, CRLF or a lone CR (all of which are
/// white space to JSON, so none can stand inside a value that is written in one line).
package struct JSONLines {
    package struct Line: Sendable {
        /// From 1, as an editor counts.
        package let number: Int
        package let value: JSONValue
        /// As the file has it, to the octet, with what ends it.
        package let text: String
    }

    package let lines: [Line]
    /// Whether the text begins with a byte order mark.
    let hasMark: Bool

    /// Throws ``FileProblem`` with the line and column that is no JSON.
    package init(_ text: String, file: String) throws {
        let (lines, problems) = Self.read(text, file: file)
        if let problem = problems.first { throw problem }
        (self.lines, hasMark) = (lines, Self.hasMark(text))
    }

    /// The lines that are JSON, and of each other one where it is none.
    static func read(_ text: String, file: String) -> (lines: [Line], problems: [FileProblem]) {
        var lines: [Line] = []
        var problems: [FileProblem] = []
        for (index, (line, end)) in split(text).enumerated() {
            let words = line.trimmedAtEnd
            guard !words.isEmpty else { continue }
            do throws(JSONSyntaxError) {
                lines.append(
                    Line(number: index + 1, value: try JSONValue(parsing: words), text: line + end))
            } catch {
                problems.append(
                    FileProblem(
                        file: file, line: index + 1, column: error.column, message: error.reason.message))
            }
        }
        return (lines, problems)
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func hasMark(_ text: String) -> Bool { text.utf8.starts(with: mark) }

    /// On bytes: to Swift, CRLF is one `Character`, which is no line feed.
    private static func split(_ text: String) -> [(line: String, end: String)] {
        var bytes = Array(text.utf8)[...]
        if hasMark(text) { bytes.removeFirst(mark.count) }
        var lines: [(line: String, end: String)] = []
        while !bytes.isEmpty {
            let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
            let isCRLF = bytes[line.endIndex...].starts(with: [0x0D, 0x0A])
            let end = bytes[line.endIndex...].prefix(isCRLF ? 2 : 1)
            bytes = bytes[end.endIndex...]
            lines.append((String(decoding: line, as: UTF8.self), String(decoding: end, as: UTF8.self)))
        }
        return lines
    }

    /// The one value that `text` is.
    package static func whole(_ text: String, file: String) throws -> JSONValue {
        do throws(JSONSyntaxError) {
            return try JSONValue(parsing: text)
        } catch {
            throw FileProblem(
                file: file, line: error.line, column: error.column, message: error.reason.message)
        }
    }
}

extension JSONSyntaxError.Reason {
    fileprivate var message: Message {
        switch self {
        case .malformed: Message("gateway.json-malformed")
        case .repeated(let member): Message("gateway.json-repeated", ["member": member])
        case .number: Message("gateway.json-number", ["limit": "\(JSON.maximumNumber)"])
        }
    }
}

extension String {
    fileprivate var trimmedAtEnd: String {
        var scalars = unicodeScalars[...]
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }
}
