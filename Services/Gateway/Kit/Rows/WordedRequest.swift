package import JSONCoding
package import ServiceKit
import Tables
import Vocabulary

/// A request as people type it, a word a member: `họ tên=Nguyễn Văn An`, `ngày sinh=14/02/2015`, `commune=Diêm Điền`. Members are called,
/// and values written, as in a table.
package enum WordedRequest {
    /// Throws ``FileProblem`` with all that cannot be read.
    ///
    /// - Parameters:
    ///   - words: each with `=` in it.
    ///   - description: of the method.
    package static func read(
        _ words: [String], _ description: MethodDescription, _ units: UnitReading
    ) throws -> JSONValue {
        let schema = Schema(description.request)
        let headings = RowHeadings(schema, names: description.names)
        var tree = RowTree()
        var given: [String: String] = [:]
        var problems: [FileProblem] = []
        for word in words {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts[0].split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let value = parts.count == 2 ? String(parts[1]) : ""
            func refuse(_ message: Message) {
                problems.append(FileProblem(file: word, message: message))
            }
            let reading = headings.reading(of: name, as: schema)
            guard case .column(let member) = reading, let column = RowColumn(member, schema) else {
                refuse(headings.refusal(of: name, reading, schema, method: description.name))
                continue
            }
            if let other = given.updateValue(name, forKey: member) {
                refuse(Message("gateway.column-twice", ["column": name, "other": other, "name": member]))
            }
            if let hint = column.put(.text(value), into: &tree, units) { refuse(hint) }
        }
        if let problem = FileProblem(problems) { throw problem }
        return tree.value
    }
}
