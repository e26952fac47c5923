internal import Foundation
import Vocabulary

/// CSV as Excel in Vietnam opens it: with a byte order mark, semicolons, and a comma before decimals. In English with commas and
/// points.
final class SeparatedWriter: TableWriter {
    private static let piece = 64 << 10
    private let handle: FileHandle
    private let language: Language
    private var waiting: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(_ path: String, _ layout: TableLayout) throws {
        language = layout.language
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw TableError("unwritable") }
        self.handle = handle
        try write(layout.columns.map { .text($0.heading) }, marking: [])
    }

    func write(_ cells: [TableCell], marking marked: Set<Int>) throws {
        waiting += (line(cells) + "\r\n").utf8
        if waiting.count >= Self.piece { try flush() }
    }

    /// The sign of a remark stands outside the cells: one that begins with it is a cell.
    func write(remark cells: [TableCell]) throws { waiting += ("# " + line(cells) + "\r\n").utf8 }

    private func line(_ cells: [TableCell]) -> String {
        let texts = cells.map { $0.written(in: language) }
        return CSV.line(texts, separator: language == .vi ? .semicolon : .comma)
    }

    func finish() throws {
        try flush()
        do {
            try handle.close()
        } catch {
            throw TableError("unwritable")
        }
    }

    private func flush() throws(TableError) {
        do {
            try handle.write(contentsOf: waiting)
        } catch {
            throw TableError("unwritable")
        }
        waiting.removeAll(keepingCapacity: true)
    }
}
