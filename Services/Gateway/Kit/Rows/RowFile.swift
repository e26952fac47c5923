package import JSONCoding
import ServiceKit
package import Tables
package import Vocabulary

/// A table for an import, looked through before any of its rows goes: a sheet of Excel or LibreOffice, separated text, or JSON
/// Lines. Of its rows only those that are being read are kept.
package struct RowFile: Sendable {
    package struct Row: Sendable {
        /// The line that it begins on in the file, or the row of the sheet, from 1.
        package let line: Int
        package let value: JSONValue
        /// Of text: as the file has it, to the octet but in UTF-8, with what ends it.
        package let text: String
        /// Of a table: as the file has them.
        let cells: [TableCell]
        /// Of a table: which cell became what.
        let tree: RowTree?
        /// Of a table: what to type into columns, by their dotted names, whose cells here cannot be what the member is.
        let hints: [String: Message]
    }

    /// What the table is written as, and what its cells stand under.
    enum Shape: Sendable {
        case lines
        case separated(CSV.Separator, RowTable)
        case sheet(TableFormat, RowTable)
    }

    let file: TableFile
    let name: String
    let shape: Shape
    /// How many rows there are.
    package internal(set) var count: Int
    /// Rows that were passed over, since nothing stands in them or a remark.
    package let passedOver: Int
    /// Of what stands in the file, and of what is said of it beside.
    package internal(set) var fingerprint: String
    /// By the row's line: what stands there in place of its cells.
    var mends: [Int: [MendedCell]] = [:]
    /// Of the rows that are meant; nil where all are.
    var lines: Set<Int>?
    /// By which names of units become paths.
    let units: UnitReading?

    /// Looks the file through. Throws ``FileProblem`` for what is no table, and for columns and members that the rows do not have.
    ///
    /// - Parameters:
    ///   - areLines: whether a text is JSON Lines, and no table.
    ///   - schema: of one row, by which texts become numbers, truth values and objects.
    ///   - names: what people call members, as services describe it.
    ///   - units: by which names of units become paths; nil where they stay what they are.
    ///   - choices: what somebody says of columns, by their numbers from 0, who is asked about those that are not understood; nil
    ///     where nobody is, and such a column is a mistake.
    package init(
        _ source: TableSource, file name: String, areLines: Bool, method: String, schema: Schema,
        names: JSONValue? = nil, units: UnitReading? = nil, limits: TableLimits = TableLimits(),
        choices: [Int: ColumnChoice]? = nil
    ) throws {
        (self.name, self.units) = (name, units)
        (file, shape, count, passedOver, fingerprint) = try Self.telling(of: name) {
            let file = try TableFile(source, limits: limits)
            var digest = Fingerprint()
            try file.octets { digest.add($0) }
            guard case .text = file.kind, areLines else {
                let shape = try Self.shape(
                    of: file, named: name, method, RowHeadings(schema, names: names), schema, choices)
                let (count, passedOver) = try Self.survey(file, shape)
                for (column, choice) in (choices ?? [:]).sorted(by: { $0.key < $1.key }) {
                    digest.add(Array("\(column)=\(choice.text);".utf8))
                }
                return (file, shape, count, passedOver, digest.text)
            }
            let count = try Self.survey(lines: file, named: name, method, schema)
            return (file, .lines, count, 0, digest.text)
        }
    }

    /// What `body` says of the table is said of the file.
    static func telling<Result>(of name: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as TableError {
            throw FileProblem(file: name, line: error.line, message: error.message)
        }
    }

    /// The rows, from the first one on.
    package func reader() throws -> RowReader {
        try Self.telling(of: name) { try RowReader(self) }
    }

    /// A pointer as the file calls what it points at: the heading of a table.
    package func name(_ pointer: String, in row: Row, _ language: Language) -> String {
        guard let column = row.tree?.column(pointer) else { return pointer }
        return table?.name(of: column, in: language) ?? column
    }

    /// Of what is no JSON Lines.
    var table: RowTable? {
        switch shape {
        case .lines: nil
        case .separated(_, let table), .sheet(_, let table): table
        }
    }
}

extension RowFile {
    /// As a text is to be told of it: `csv.semicolon`, `xlsx`; behind `read-as` in the key of what people call it.
    package var readAs: String {
        switch shape {
        case .lines: "lines"
        case .separated(let separator, _): "csv.\(separator)"
        case .sheet(let format, _): format.rawValue
        }
    }

    /// Whether it is text, and not a sheet.
    package var isText: Bool {
        if case .text = file.kind { true } else { false }
    }

    /// Whether the file is written down in UTF-16.
    package var isWide: Bool {
        if case .text(.utf16) = file.kind { true } else { false }
    }

    /// The line of the headings, from 1; nil where there are none.
    package var headingLine: Int? { table?.line }
}

/// The rows of a file, one after the other.
package final class RowReader {
    private let file: RowFile
    private let lines: TableLines?
    private let rows: (any TableRows)?

    init(_ file: RowFile) throws {
        self.file = file
        switch file.shape {
        case .lines: (lines, rows) = (try file.file.lines(), nil)
        case .separated(let separator, let table):
            (lines, rows) = (nil, try file.file.rows(separator))
            try skip(to: table.line)
        case .sheet(_, let table):
            (lines, rows) = (nil, try file.file.rows())
            try skip(to: table.line)
        }
    }

    private func skip(to line: Int) throws {
        while let row = try rows?.next(), row.number < line {}
    }

    /// Nil after the last one. Throws ``FileProblem`` where the file is another one by now than was looked through.
    package func next() throws -> RowFile.Row? {
        try RowFile.telling(of: file.name) {
            if let lines { return try nextLine(of: lines) }
            guard let rows, let table = file.table else { return nil }
            while let row = try rows.next() {
                guard file.lines?.contains(row.number) ?? true else { continue }
                return table.row(row, rows, file.units, file.mends[row.number] ?? [])
            }
            return nil
        }
    }

    /// The next `count` rows; none after the last one.
    func next(_ count: Int) throws -> [RowFile.Row] {
        var taken: [RowFile.Row] = []
        while taken.count < count, let row = try next() { taken.append(row) }
        return taken
    }

    private func nextLine(of lines: TableLines) throws -> RowFile.Row? {
        while let line = try lines.next() {
            guard let value = try JSONLines.value(of: line, file: file.name) else { continue }
            return RowFile.Row(
                line: line.number, value: value, text: line.text + line.end, cells: [], tree: nil, hints: [:])
        }
        return nil
    }
}
