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
        /// As the file has it, to the octet, without blanks around.
        package let text: String
    }

    package let lines: [Line]

    /// Throws ``FileProblem`` with the line and column that is no JSON.
    package init(_ text: String, file: String) throws {
        lines = try Self.split(text).enumerated().compactMap { index, line in
            guard !line.isEmpty else { return nil }
            do throws(JSONSyntaxError) {
                return Line(number: index + 1, value: try JSONValue(parsing: line), text: line)
            } catch {
                throw FileProblem(
                    file: file, line: index + 1, column: error.column, message: error.reason.message)
            }
        }
    }

    /// On bytes: to Swift, CRLF is one `Character`, which is no line feed.
    private static func split(_ text: String) -> [String] {
        var bytes = Array(text.utf8)[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        var lines: [String] = []
        while !bytes.isEmpty {
            let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
            let isCRLF = bytes[line.endIndex...].starts(with: [0x0D, 0x0A])
            bytes = bytes[line.endIndex...].dropFirst(isCRLF ? 2 : 1)
            lines.append(String(decoding: line, as: UTF8.self).trimmedAtEnd)
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
