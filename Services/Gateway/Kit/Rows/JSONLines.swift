package import JSONCoding
import ServiceKit
import Tables
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

    /// Throws ``FileProblem`` with the line and column that is no JSON.
    package init(_ text: String, file: String) throws {
        let (lines, problems) = try Self.read(text, file: file)
        if let problem = problems.first { throw problem }
        self.lines = lines
    }

    /// The lines that are JSON, and of each other one where it is none.
    static func read(_ text: String, file: String) throws -> (lines: [Line], problems: [FileProblem]) {
        var lines: [Line] = []
        var problems: [FileProblem] = []
        let all = TableLines(text)
        while let line = try all.next() {
            do {
                guard let value = try value(of: line, file: file) else { continue }
                lines.append(Line(number: line.number, value: value, text: line.text + line.end))
            } catch let problem as FileProblem {
                problems.append(problem)
            }
        }
        return (lines, problems)
    }

    /// What a line says; nil where nothing stands in it. Throws ``FileProblem`` where it is no JSON.
    static func value(of line: TableLines.Line, file: String) throws -> JSONValue? {
        let words = line.text.trimmedAtEnd
        guard !words.isEmpty else { return nil }
        do throws(JSONSyntaxError) {
            return try JSONValue(parsing: words)
        } catch {
            throw FileProblem(
                file: file, line: line.number, column: error.column, message: error.reason.message)
        }
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
