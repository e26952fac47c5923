import JSONCoding
import ServiceKit
import Tables
import Vocabulary

/// What is looked at before any row goes: whether all of the file can be read, and how long it is.
extension RowFile {
    /// Rows above the headings, at most: what a form is called, and by whom it is filled.
    private static let titleRows = 10
    /// Lines that are no JSON which are told.
    private static let toldLines = 1_000

    /// Throws ``FileProblem`` where the headings are not those of a row, and nobody is asked what they mean.
    static func shape(
        of file: TableFile, named name: String, _ method: String, _ known: RowHeadings, _ schema: Schema,
        _ choices: [Int: ColumnChoice]? = nil
    ) throws -> Shape {
        func table(_ row: TableRow, _ separator: CSV.Separator = .comma) throws -> RowTable {
            try RowTable(
                row, known, schema, method: method, file: name, choices: choices, separator: separator)
        }
        if case .text = file.kind {
            let separator = separator(of: file, known, schema)
            guard let row = try file.rows(separator).next() else { throw TableError("no-headings") }
            return .separated(separator, try table(row, separator))
        }
        let row = try headings(in: file.rows(), known, schema)
        return .sheet(file.kind == .workbook ? .xlsx : .ods, try table(row))
    }

    /// What stands between the cells: a comma, or what a spreadsheet writes where a comma is the decimal point. Headings
    /// may have commas too: so it is what gives most columns that are known, and of those the fewest other headings.
    private static func separator(
        of file: TableFile, _ known: RowHeadings, _ schema: Schema
    ) -> CSV.Separator {
        func fit(_ separator: CSV.Separator) -> (columns: Int, isSplit: Int, others: Int, count: Int) {
            let header = file.header(separator)
            let readings = header.map { known.reading(of: $0, as: schema) }.filter { $0 != .unknown }
            // Where nothing is known, what separates at all is the better guess: its cells are named one by one.
            let isSplit = readings.isEmpty && header.count > 1
            return (Set(readings).count, isSplit ? 1 : 0, readings.count - header.count, -header.count)
        }
        let fits = CSV.Separator.allCases.map { (separator: $0, fit: fit($0)) }
        // The first of those that fit alike.
        return fits.reduce(fits[0]) { $1.fit > $0.fit ? $1 : $0 }.separator
    }

    /// The row of a sheet that has most headings that are known, of the first ones: above it stands what the form is called.
    private static func headings(
        in rows: any TableRows, _ known: RowHeadings, _ schema: Schema
    ) throws -> TableRow {
        var best: (row: TableRow, known: Int)?
        for _ in 0...titleRows {
            guard let row = try rows.next() else { break }
            let count = row.cells.count { !$0.isEmpty && known.reading(of: $0.text, as: schema) != .unknown }
            if count > best?.known ?? -1 { best = (row, count) }
        }
        guard let best else { throw TableError("no-headings") }
        return best.row
    }

    /// How many rows stand below the headings, and how many were passed over.
    static func survey(_ file: TableFile, _ shape: Shape) throws -> (count: Int, passedOver: Int) {
        let rows: any TableRows
        let table: RowTable
        switch shape {
        case .lines: return (0, 0)
        case .separated(let separator, let found): (rows, table) = (try file.rows(separator), found)
        case .sheet(_, let found): (rows, table) = (try file.rows(), found)
        }
        var count = 0
        while let row = try rows.next() {
            guard row.number > table.line else { continue }
            count += 1
            if case .separated = shape, row.cells.count != table.headings.count {
                throw TableError(
                    line: row.number, fields: row.cells.count, expected: table.headings.count)
            }
            try table.check(row)
        }
        if let merged = rows.merged, merged.lastRow > table.line {
            throw TableError(line: merged.lastRow, "merged", ["cells": merged.cells])
        }
        return (count, rows.passedOver)
    }

    /// How many lines there are that are rows. Throws ``FileProblem`` with all that are no JSON, else with the members that
    /// rows do not have.
    static func survey(
        lines file: TableFile, named name: String, _ method: String, _ schema: Schema
    ) throws -> Int {
        guard let lines = try file.lines() else { return 0 }
        var count = 0
        var broken: [FileProblem] = []
        var seen: Set<StrayMember> = []
        var strays: [FileProblem] = []
        while let line = try lines.next() {
            do {
                guard let value = try JSONLines.value(of: line, file: name) else { continue }
                count += 1
                for stray in schema.strays(in: value) where seen.insert(stray).inserted {
                    strays.append(FileProblem(file: name, line: line.number, message: stray.message(method)))
                }
            } catch let problem as FileProblem {
                broken.append(problem)
                if broken.count == toldLines { break }
            }
        }
        if let problem = FileProblem(broken) ?? FileProblem(strays) { throw problem }
        return count
    }
}
