package import JSONCoding
import ServiceKit
import Vocabulary

/// A file of rows for an import: CSV with a header of members' names, or JSON Lines.
package struct RowFile: Sendable {
    package struct Row: Sendable {
        /// Where it begins in the file, from 1.
        package let line: Int
        package let value: JSONValue
        /// As the file has it, to the octet, with what ends it, for the file of refused rows.
        package let text: String
        /// Of CSV: which cell became what.
        let cells: RowTree?
        /// Of CSV: what to type into columns, by their dotted names, whose cells here cannot be what the member is.
        let hints: [String: Message]
    }

    package let rows: [Row]
    /// What stands before the rows, as the file has it: a byte order mark where it has one, and the header line of CSV.
    let opening: String
    package let isCSV: Bool
    /// Rows that were passed over since nothing stands in them.
    package let blankRows: Int
    /// Of CSV: what the file calls the columns, by their dotted names.
    private let headings: [String: String]

    /// Throws ``FileProblem`` for what is no table, ``FileProblem`` for columns and members that the rows do not have.
    ///
    /// - Parameters:
    ///   - schema: of one row, by which CSV's texts become numbers, truth values and objects.
    ///   - names: what people call members, as services describe it.
    ///   - units: by which CSV's names of units become paths; nil where they stay what they are.
    package init(
        _ text: String, file: String, isCSV: Bool, method: String, schema: Schema, names: JSONValue? = nil,
        units: UnitReading? = nil
    ) throws {
        self.isCSV = isCSV
        guard isCSV else {
            let read = try JSONLines(text, file: file)
            (opening, blankRows, headings) = (read.hasMark ? "\u{FEFF}" : "", 0, [:])
            let lines = read.lines
            let strays = schema.problems(in: lines.map { ($0.number, $0.value) }, of: method, file: file)
            if let problem = FileProblem(strays) { throw problem }
            rows = lines.map {
                Row(line: $0.number, value: $0.value, text: $0.text, cells: nil, hints: [:])
            }
            return
        }
        let known = RowHeadings(schema, names: names)
        let table: CSV
        do {
            table = try CSV(text, separator: Self.separator(of: text, known, schema))
        } catch let error as CSVError {
            throw FileProblem(file: file, line: error.line, message: error.message)
        }
        let columns = try Self.columns(of: table, known, schema, method: method, file: file)
        headings = Dictionary(columns.map { ($0.column.name, $0.heading) }) { first, _ in first }
        // Who reads a file with the mark by it reads the refused rows by it too.
        opening =
            (text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? "\u{FEFF}" : "") + table.headerText + table.lineEnd
        blankRows = table.blankRows
        rows = table.rows.map { row in
            var cells = RowTree()
            var hints: [String: Message] = [:]
            for (heading, column) in columns {
                if let hint = column.put(row[heading], into: &cells, units) { hints[column.name] = hint }
            }
            return Row(
                line: row.line, value: cells.value, text: row.text + row.lineEnd, cells: cells, hints: hints)
        }
    }

    /// A pointer as the file calls what it points at: the column of CSV.
    package func name(_ pointer: String, in row: Row) -> String {
        guard let column = row.cells?.column(pointer) else { return pointer }
        return headings[column] ?? column
    }
}

extension RowFile {
    /// What stands between the cells: a comma, or what a spreadsheet writes where a comma is the decimal point. Headings
    /// may have commas too: so it is what gives most columns that are known, and of those the fewest other headings.
    private static func separator(of text: String, _ known: RowHeadings, _ schema: Schema) -> CSV.Separator {
        func fit(_ separator: CSV.Separator) -> (columns: Int, isSplit: Int, others: Int, count: Int) {
            let header = CSV.header(of: text, separator)
            let readings = header.map { known.reading(of: $0, as: schema) }.filter { $0 != .unknown }
            // Where nothing is known, what separates at all is the better guess: its cells are named one by one.
            let isSplit = readings.isEmpty && header.count > 1
            return (Set(readings).count, isSplit ? 1 : 0, readings.count - header.count, -header.count)
        }
        let fits = CSV.Separator.allCases.map { (separator: $0, fit: fit($0)) }
        // The first of those that fit alike.
        return fits.reduce(fits[0]) { $1.fit > $0.fit ? $1 : $0 }.separator
    }

    private static func columns(
        of table: CSV, _ known: RowHeadings, _ schema: Schema, method: String, file: String
    ) throws -> [(heading: String, column: RowColumn)] {
        var columns: [(heading: String, column: RowColumn)] = []
        var problems: [FileProblem] = []
        for heading in table.header {
            let reading = known.reading(of: heading, as: schema)
            if case .column(let name) = reading, let column = RowColumn(name, schema) {
                if let other = columns.first(where: { $0.column.name == name }) {
                    problems.append(
                        FileProblem(
                            file: file, line: table.headerLine,
                            message: Message(
                                "gateway.column-twice",
                                ["column": heading, "other": other.heading, "name": name])))
                }
                columns.append((heading, column))
                continue
            }
            problems.append(
                FileProblem(
                    file: file, line: table.headerLine,
                    message: unreadable(heading, reading, known, schema, method: method)))
        }
        if let problem = FileProblem(problems) { throw problem }
        return columns
    }

    private static func unreadable(
        _ heading: String, _ reading: RowHeadings.Reading, _ known: RowHeadings, _ schema: Schema,
        method: String
    ) -> Message {
        guard case .several(let columns) = reading else {
            return StrayMember(heading, below: "", among: known.columns) {
                known.label(of: $0) ?? schema.label(of: $0)
            }
            .message(method)
        }
        return Message(
            "gateway.column-several",
            [
                "column": heading, "vi": known.listed(columns, in: .vi),
                "en": known.listed(columns, in: .en),
            ])
    }
}
