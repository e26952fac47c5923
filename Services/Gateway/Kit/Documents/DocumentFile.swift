package import Documents
import JSONCoding
import Tables
import Vocabulary

/// A document as files: of its tables and of the whole of it.
package struct DocumentFile {
    private let document: Document

    package init(_ document: Document) { self.document = document }

    /// A document as a service gives it. Throws ``Failure`` for a text that is none.
    package init(json text: String) throws {
        do {
            document = try JSON.decode(Document.self, from: Array(text.utf8))
        } catch {
            throw Failure(.refused, Message("gateway.document-unreadable"))
        }
    }

    /// Writes it for Word and LibreOffice into the file at `path`, which is written over. The same document is the same file, to
    /// the octet. Throws ``Failure``.
    package func writeWord(to path: String) throws {
        do {
            try ArchiveFile.write(WordDocument(document).parts, to: path)
        } catch {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
        }
    }

    /// Writes its tables as a workbook, a sheet each. Throws ``Failure``.
    package func writeWorkbook(to path: String) throws {
        do {
            try ReportWorkbook.write(document.tables.map { sheet(of: $0) }, to: path)
        } catch {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
        }
    }

    /// What stands above each sheet, which somebody may send on alone: what it is about, and what has to be known of it.
    private var about: [String] {
        for part in document.parts {
            guard case .name(let name) = part else { continue }
            return name.about + name.remarks + [document.attestation].compactMap(\.self)
        }
        return [document.title]
    }

    private func sheet(of table: Document.Table) -> ReportSheet {
        let columns = table.columns.flatMap { column in
            [ReportSheet.Column(column.heading, unit: column.unit, isNumber: column.isNumber == true)]
                + (column.parts ?? []).map { part in
                    ReportSheet.Column("\(column.heading): \(part)", unit: column.unit, isNumber: true)
                }
        }
        var sheet = ReportSheet(table.name, columns)
        sheet.lines = about + [table.name] + [table.caption].compactMap { $0 }
        sheet.rows = table.rows.map { row in
            if row.kind == .group {
                return row.cells.prefix(1).map { ReportSheet.Cell(.text($0.text), .group) }
            }
            return zip(table.columns, row.cells).flatMap { column, cell in
                let parts = (column.parts ?? []).indices.map { index in
                    let part = cell.parts.flatMap { $0.indices.contains(index) ? $0[index] : nil }
                    return ReportSheet.Cell(
                        part.map { TableCell(.number, "\($0)") } ?? .empty,
                        cell.tone == .hidden ? .hidden : nil)
                }
                return [Self.cell(cell, of: row)] + parts
            }
        }
        return sheet
    }

    private static func cell(_ cell: Document.Cell, of row: Document.Row) -> ReportSheet.Cell {
        let look: ReportSheet.Cell.Look? =
            cell.tone == .hidden ? .hidden : cell.isStrong == true || row.kind == .total ? .strong : nil
        switch cell.value {
        case .whole(let number): return ReportSheet.Cell(TableCell(.number, "\(number)"), look)
        case .percent(let number):
            var found = ReportSheet.Cell(TableCell(.number, "\(number)"), look)
            found.share = .percent
            return found
        case .points(let number):
            var found = ReportSheet.Cell(TableCell(.number, "\(number)"), look)
            found.share = .points
            return found
        case .day(let day): return ReportSheet.Cell(TableCell(.day, day.description), look)
        case nil:
            // An empty place of a table is an empty cell: nobody adds a dash up.
            return ReportSheet.Cell(.text(cell.text == "–" ? "" : cell.text), look)
        }
    }
}
