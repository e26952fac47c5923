import Bus
import JSONCoding
import ServiceKit
import Tables
import Vocabulary

/// What the columns of a table stand for.
struct RowTable: Sendable {
    /// What a column holds.
    enum Place: Sendable {
        case member(RowColumn)
        /// Why the row came back: whoever mends it leaves that there.
        case reason
        /// It has no heading, and nothing stands in it; or it counts the rows.
        case nothing
    }

    /// The headings' line or row in the file, from 1.
    let line: Int
    let headings: [String]
    /// By the ``headings``.
    let places: [Place]
    /// Of text: the headings as the file has them, with what ends the line.
    let opening: (text: String, lineEnd: String)
    /// Of columns that are not understood, by their numbers from 0, what is to be said: where somebody is asked what they mean.
    let problems: [Int: Message]
    private let byName: [String: String]
    /// Columns from 0: two may be headed alike.
    private let indices: [String: Int]
    let known: RowHeadings
    private let separator: CSV.Separator

    /// Throws ``FileProblem`` with all that is wrong with the headings, where nobody is asked: `choices` is nil.
    init(
        _ row: TableRow, _ known: RowHeadings, _ schema: Schema, method: String, file: String,
        choices: [Int: ColumnChoice]? = nil, separator: CSV.Separator = .comma
    ) throws {
        var places: [Place] = []
        var byName: [String: String] = [:]
        var indices: [String: Int] = [:]
        var problems: [Int: Message] = [:]
        headings = row.cells.map(\.text)
        for (index, heading) in headings.enumerated() {
            func refuse(_ message: Message) {
                problems[index] = message
                places.append(.nothing)
            }
            guard !heading.isEmpty else {
                places.append(.nothing)
                continue
            }
            if choices?[index] == .nothing {
                places.append(.nothing)
                continue
            }
            if RowHeadings.isReason(heading) {
                places.append(.reason)
                continue
            }
            var reading = known.reading(of: heading, as: schema)
            if case .member(let chosen) = choices?[index] { reading = .column(chosen) }
            if reading == .unknown, RowHeadings.isNumbering(heading) {
                places.append(.nothing)
                continue
            }
            guard case .column(let name) = reading, let column = RowColumn(name, schema) else {
                refuse(known.refusal(of: heading, reading, schema, method: method))
                continue
            }
            if let other = byName[name] {
                refuse(Message("gateway.column-twice", ["column": heading, "other": other, "name": name]))
                continue
            }
            (byName[name], indices[name]) = (heading, index)
            places.append(.member(column))
        }
        let told = problems.sorted { $0.key < $1.key }.map {
            FileProblem(file: file, line: row.number, message: $0.value)
        }
        if choices == nil, let problem = FileProblem(told) { throw problem }
        (self.problems, self.separator) = (problems, separator)
        (line, self.places, self.known) = (row.number, places, known)
        // A year alone goes to a member of its own, though the file calls it by the day's.
        for case .member(let column) in places {
            guard let year = column.year, byName[year.name] == nil else { continue }
            (byName[year.name], indices[year.name]) = (byName[column.name], indices[column.name])
        }
        (self.byName, self.indices) = (byName, indices)
        opening = (row.text, row.lineEnd.isEmpty ? "\n" : row.lineEnd)
    }

    func heading(of column: String) -> String? { byName[column] }

    /// What whoever filled the table is to read for a column: its heading; of one that the table does not have, the heading
    /// that it would have, by the member's own name where the others have those.
    func name(of column: String, in language: Language) -> String {
        heading(of: column) ?? (isOfMembers ? column : known.heading(of: column, in: language))
    }

    /// A sentence of a service without members' names, `confirmedDistinct (xác nhận là mục khác)`, which only programs
    /// write: the heading in their place, of what the sentence is about where several have the member.
    func said(_ sentence: String, about column: String, in language: Language) -> String {
        guard !isOfMembers, sentence.contains(" (") else { return sentence }
        let own = column.split(separator: ".").dropLast()
        let near = known.columns.filter { $0.split(separator: ".").dropLast() == own }
        return (near + known.columns).reduce(sentence) { sentence, column in
            guard let member = known.coded(column, in: language) else { return sentence }
            return sentence.replacing(member, with: "“\(name(of: column, in: language))”")
        }
    }

    /// Whether every heading is a member's own name, as a program writes tables.
    private var isOfMembers: Bool { !byName.isEmpty && byName.allSatisfy { $0.key == $0.value } }

    /// The column from 0 in which what `column` names stands.
    func index(of column: String) -> Int? { indices[column] }

    var reason: Int? {
        places.firstIndex { if case .reason = $0 { true } else { false } }
    }

    /// - Parameter mends: what stands in the row in place of its cells, or beside them where the table has no such column.
    func row(
        _ row: TableRow, _ rows: any TableRows, _ units: UnitReading?, _ mends: [MendedCell] = []
    ) -> RowFile.Row {
        let row = mends.isEmpty ? row : mended(row, mends)
        var tree = RowTree()
        var hints: [String: Message] = [:]
        for mend in mends where index(of: mend.column.name) == nil {
            if let hint = mend.column.put(.text(mend.text), into: &tree, units) {
                hints[mend.column.name] = hint
            }
        }
        for case (let cell, .member(let column)) in zip(row.cells, places) {
            var cell = cell
            if column.isDay, cell.kind == .number, let serial = Int(cell.text),
                !(1900...2199).contains(serial),
                let day = rows.day(serial)
            {
                cell = TableCell(.day, "\(day)")
            }
            if let hint = column.put(cell, into: &tree, units) { hints[column.name] = hint }
        }
        return RowFile.Row(
            line: row.number, value: tree.value, text: row.text + row.lineEnd, cells: row.cells, tree: tree,
            hints: hints)
    }

    private func mended(_ row: TableRow, _ mends: [MendedCell]) -> TableRow {
        var cells = row.cells
        for mend in mends {
            guard let index = index(of: mend.column.name) else { continue }
            cells += repeatElement(.empty, count: max(0, index + 1 - cells.count))
            cells[index] = .text(mend.text)
        }
        let texts = cells.map { CSV.unmarked($0.text) }
        return TableRow(
            number: row.number, cells: cells, text: CSV.line(texts, separator: separator),
            lineEnd: opening.lineEnd)
    }

    /// Throws ``TableError`` for what stands where no heading says what it is.
    func check(_ row: TableRow) throws(TableError) {
        for (index, cell) in row.cells.enumerated() where !cell.isEmpty {
            let isNamed = places.indices.contains(index) && !headings[index].isEmpty
            guard isNamed else {
                throw TableError(line: row.number, "without-heading", ["value": cell.text])
            }
        }
    }
}
