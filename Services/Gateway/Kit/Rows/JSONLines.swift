package import JSONCoding
import ServiceKit
import Vocabulary

/// Text with a JSON value on each line; empty lines are passed over.
package struct JSONLines {
    /// Number from 1, as an editor counts.
    package let lines: [(number: Int, value: JSONValue)]

    /// Throws ``FileProblem`` with the line and column that is no JSON.
    package init(_ text: String, file: String) throws {
        lines = try text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
            index, line -> (number: Int, value: JSONValue)? in
            var line = line
            while line.last?.isWhitespace == true { line.removeLast() }
            guard !line.allSatisfy(\.isWhitespace) else { return nil }
            do throws(JSONSyntaxError) {
                return (index + 1, try JSONValue(parsing: String(line)))
            } catch {
                throw FileProblem(
                    file: file, line: index + 1, column: error.column,
                    message: Message("gateway.json-malformed"))
            }
        }
    }

    /// The one value that `text` is.
    package static func whole(_ text: String, file: String) throws -> JSONValue {
        do throws(JSONSyntaxError) {
            return try JSONValue(parsing: text)
        } catch {
            throw FileProblem(
                file: file, line: error.line, column: error.column, message: Message("gateway.json-malformed")
            )
        }
    }
}
