import Foundation
import Tables
package import Vocabulary

/// The rows that were refused, as they come back: in the format they came in, the reason beside each.
extension ImportOutcome {
    /// Writes the refused rows beside the file, into one that was not there before; says which. Of JSON Lines, where nothing can
    /// stand beside a row, the reasons are a table of their own.
    package func keep(in language: Language) throws -> (rows: String, reasons: String?) {
        for number in 1...10_000 {
            let stem = file.name + ".rejected" + (number == 1 ? "" : "-\(number)")
            let path = stem + ending
            guard try Files.create([], at: path) else { continue }
            do {
                return (path, try write(to: path, reasons: stem + ".reasons.csv", in: language))
            } catch is TakenName {
                // Reasons of rows that somebody has taken away: the two belong together.
                try Files.remove(path)
            } catch is TableError {
                try Files.remove(path)
                throw unwritable
            }
        }
        throw unwritable
    }

    /// The refused rows of a table as a file that is on no disk, and how its name ends: `.xlsx`. Throws ``Failure`` where it cannot
    /// be made.
    ///
    /// - Parameter folder: where a workbook lies while it is written, under a name of its own.
    package func returned(in language: Language, by folder: String) throws -> (
        octets: [UInt8], ending: String
    ) {
        switch file.shape {
        case .lines: return (text, ending)
        case .separated(let separator, let table): return (text(separator, table, in: language), ending)
        case .sheet(let format, let table):
            return (
                try TableDraft.octets(in: folder) { try write(to: $0, format, table, in: language) }, ending
            )
        }
    }

    private struct TakenName: Error {}

    private var unwritable: Failure {
        Failure(.badFile, Message("gateway.file-unwritable", ["file": file.name + ".rejected"]))
    }

    private var ending: String {
        switch file.shape {
        case .lines: ".jsonl"
        case .separated: ".csv"
        case .sheet(let format, _): "." + format.rawValue
        }
    }

    private func write(to path: String, reasons: String, in language: Language) throws -> String? {
        switch file.shape {
        case .lines:
            guard try Files.create(reasonsTable(in: language), at: reasons) else { throw TakenName() }
            try replace(path, with: text)
            return reasons
        case .separated(let separator, let table):
            try replace(path, with: text(separator, table, in: language))
        case .sheet(let format, let table):
            try write(to: path, format, table, in: language)
        }
        return nil
    }

    private func replace(_ path: String, with octets: [UInt8]) throws {
        guard let handle = FileHandle(forWritingAtPath: path) else { throw unwritable }
        do {
            try handle.write(contentsOf: octets)
            try handle.close()
        } catch {
            throw unwritable
        }
    }

    /// Lines of JSON as they were.
    var text: [UInt8] { mark + Array(rows.map(\.text).joined().utf8) }

    /// Who reads a file with the mark by it reads the refused rows by it too.
    private var mark: [UInt8] {
        switch file.file.kind {
        case .text(.utf8(false)): []
        default: [0xEF, 0xBB, 0xBF]
        }
    }

    /// Each row as it was to the octet, and the reason after it. A row that came back before gets the new reason in place of the
    /// old one.
    func text(_ separator: CSV.Separator, _ table: RowTable, in language: Language) -> [UInt8] {
        let between = String(Unicode.Scalar(separator.rawValue))
        let heading = whyRefused(in: language)
        guard let place = table.reason else {
            let head = table.opening.text + between + CSV.line([heading]) + table.opening.lineEnd
            return mark
                + zip(rows, refused).reduce(into: Array(head.utf8)) { text, row in
                    let end = row.0.text.utf8.reversed().prefix { $0 == 0x0A || $0 == 0x0D }.reversed()
                    text += row.0.text.utf8.dropLast(end.count)
                    text += (between + CSV.line([reason(row.1)], separator: separator)).utf8
                    text += end.isEmpty ? Array(table.opening.lineEnd.utf8) : Array(end)
                }
        }
        let head = table.opening.text + table.opening.lineEnd
        return mark
            + zip(rows, refused).reduce(into: Array(head.utf8)) { text, row in
                var cells = row.0.cells.map { CSV.unmarked($0.text) }
                if cells.indices.contains(place) { cells[place] = reason(row.1) }
                text += (CSV.line(cells, separator: separator) + table.opening.lineEnd).utf8
            }
    }

    private func write(
        to path: String, _ format: TableFormat, _ table: RowTable, in language: Language
    ) throws {
        let place = table.reason ?? table.headings.count
        var columns = table.headings.map { TableColumn($0) }
        if table.reason == nil { columns.append(TableColumn(whyRefused(in: language))) }
        let writer = try format.writer(to: path, TableLayout(columns))
        for (row, refused) in zip(rows, refused) {
            var cells = Array(row.cells.prefix(columns.count))
            cells += repeatElement(.empty, count: max(0, place + 1 - cells.count))
            cells[place] = .text(reason(refused))
            let wrong = refused.violations.compactMap { mistake in
                row.tree.map { $0.column(mistake.field) }.flatMap { table.index(of: $0) }
            }
            try writer.write(cells, marking: Set(wrong))
        }
        try writer.finish()
    }

    private func whyRefused(in language: Language) -> String {
        GatewayKitTexts.all.render(Message("gateway.column.why-refused"), in: language)
    }

    /// All that is wrong with a row, each with what the file calls the column, said once.
    private func reason(_ row: RefusedRow) -> String {
        row.violations.map { mistake in
            let lead = "\(mistake.column): "
            let isLed = mistake.column.isEmpty || mistake.message.hasPrefix(lead)
            return isLed ? mistake.message : lead + mistake.message
        }.joined(separator: " | ")
    }

    /// A line a mistake, with the line of each in the file that it came from.
    private func reasonsTable(in language: Language) -> [UInt8] {
        let headings = ["row", "table-column", "why-refused"].map {
            GatewayKitTexts.all.render(Message("gateway.column.\($0)"), in: language)
        }
        let lines = refused.flatMap { row in
            row.violations.map { ["\(row.line)", $0.column, $0.message] }
        }
        return [0xEF, 0xBB, 0xBF] + ([headings] + lines).flatMap { (CSV.line($0) + "\r\n").utf8 }
    }
}
