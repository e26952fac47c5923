import Foundation
package import JSONCoding
import ServiceKit
import Vocabulary

/// A file of rows for an import: CSV with a header of dotted member names, or JSON Lines.
package struct RowFile: Sendable {
    package struct Row: Sendable {
        /// Where it begins in the file, from 1.
        package let line: Int
        package let value: JSONValue
        /// As the file has it, for the file of refused rows.
        package let text: String
    }

    package let rows: [Row]
    /// The header line of CSV; nil for JSON Lines.
    package let header: String?

    /// Throws ``FileProblem``.
    ///
    /// - Parameter schema: of one row, by which CSV's texts become numbers, truth values and objects.
    package init(_ text: String, file: String, isCSV: Bool, method: String, schema: Schema) throws {
        guard isCSV else {
            header = nil
            rows = try JSONLines(text, file: file).lines.map {
                Row(line: $0.number, value: $0.value, text: $0.value.compact)
            }
            return
        }
        let table: CSV
        do {
            table = try CSV(text)
        } catch let error as CSVError {
            throw FileProblem(file: file, line: error.line, message: error.message)
        }
        let columns = try table.header.map { name in
            guard let column = RowColumn(name, schema) else {
                let leaves = schema.leaves
                let similar = leaves.filter { $0.hasSuffix("." + name) }
                let known = (similar.isEmpty ? leaves : similar).joined(separator: ", ")
                throw FileProblem(
                    file: file, line: 1,
                    message: Message(
                        similar.isEmpty ? "gateway.import-column" : "gateway.import-column-similar",
                        ["method": method, "column": name, "known": known]))
            }
            return column
        }
        header = Self.line(table.header)
        rows = table.rows.map { row in
            var value = JSONValue.object([:])
            for column in columns { column.put(row[column.name], into: &value) }
            return Row(line: row.line, value: value, text: Self.line(table.header.map { row[$0] }))
        }
    }

    /// Pointers as the file calls what they point at: the columns of CSV.
    package func names(_ pointers: [String]) -> String {
        pointers.map { header == nil ? $0 : String($0.dropFirst()).replacing("/", with: ".") }.joined(
            separator: " ")
    }

    /// Fields as RFC 4180 writes them.
    private static func line(_ fields: [String]) -> String {
        fields.map { field in
            let isPlain = !field.contains { $0 == "," || $0 == "\"" || $0.isNewline } && !field.hasPrefix("#")
            return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: ",")
    }
}

/// A column of CSV: a member of the row by its dotted name, `caregivers.0.name`.
struct RowColumn: Sendable {
    let name: String
    private let path: [Substring]
    private let kind: Schema.Kind
    private let isDay: Bool
    /// Of an array whose elements stand in one cell, `a; b`.
    private let elementKind: Schema.Kind?

    /// Nil when the row has no such member.
    init?(_ name: String, _ schema: Schema) {
        self.name = name
        path = name.split(separator: ".", omittingEmptySubsequences: false)
        var here = schema
        for step in path {
            if here.kind == .array, step.allSatisfy(\.isWholeNumber), let element = here.element {
                here = element
            } else if let member = here.member(String(step)) {
                here = member
            } else {
                return nil
            }
        }
        kind = here.kind
        isDay = here.format == "date"
        elementKind = here.kind == .array ? here.element?.kind : nil
    }

    /// An empty cell is no member at all.
    func put(_ text: String, into row: inout JSONValue) {
        guard !text.isEmpty else { return }
        let value: JSONValue
        if let elementKind {
            let parts = text.split(separator: ";").map { $0.trimmingPrefix(while: { $0 == " " }) }
            value = .array(parts.map { Self.value(String($0), elementKind) })
        } else {
            value = Self.value(isDay ? Self.day(text) : text, kind)
        }
        row = Self.setting(path[...], value, in: row)
    }

    /// `6/5/2015`, day first, as spreadsheets in Vietnamese write it, to `2015-05-06`; anything else as it is.
    private static func day(_ text: String) -> String {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2] else {
            return text
        }
        return Day(year: year, month: month, day: day).map { "\($0)" } ?? text
    }

    /// Text that is not what the member is stays text: the service then refuses the row and names the member.
    private static func value(_ text: String, _ kind: Schema.Kind) -> JSONValue {
        switch kind {
        case .integer: return Int64(text).map { .integer($0) } ?? .string(text)
        case .number: return Double(text).map { .number($0) } ?? .string(text)
        case .boolean:
            switch text.lowercased() {
            case "true", "1", "có", "yes": return .bool(true)
            case "false", "0", "không", "no": return .bool(false)
            default: return .string(text)
            }
        case .string: return .string(text)
        case .object, .array, .other:
            do {
                return try JSONValue(parsing: text)
            } catch {
                // Not JSON: a plain word, which may well be what is wanted.
                return .string(text)
            }
        }
    }

    private static func setting(_ path: ArraySlice<Substring>, _ value: JSONValue, in container: JSONValue?)
        -> JSONValue
    {
        guard let step = path.first else { return value }
        let rest = path.dropFirst()
        if let index = Int(step), container == nil || container?.array != nil, index < 1000 {
            var elements = container?.array ?? []
            while elements.count <= index { elements.append(.null) }
            let there = elements[index].isNull ? nil : elements[index]
            elements[index] = setting(rest, value, in: there)
            return .array(elements)
        }
        var object = container?.object ?? [:]
        object[String(step)] = setting(rest, value, in: object[String(step)])
        return .object(object)
    }
}
