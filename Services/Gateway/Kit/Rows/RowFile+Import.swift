package import Bus
import JSONCoding
package import ServiceKit
import Vocabulary

extension RowFile {
    /// Sends the rows to the import that `method` describes, in as many imports as it takes for all refused rows to be told,
    /// the key of each made of the key in `options`; `sent` hears how many rows have gone. Rows are counted from 1 in the
    /// whole file.
    package func send(
        into method: MethodDescription, through client: BusClient, _ options: CallOptions,
        sent: @escaping @Sendable (Int) -> Void
    ) async throws -> ImportSummary {
        let fitting = FittingRows(rows.map(\.value), in: options.language)
        var summary = ImportSummary()
        for first in stride(from: 0, to: fitting.rows.count, by: ImportSummary.portion) {
            let portion = Array(fitting.rows[first...].prefix(ImportSummary.portion))
            var options = options
            // The first goes under the key itself, as a file of one portion does.
            if first > 0 { options.idempotencyKey = options.idempotencyKey.map { "\($0)/\(first)" } }
            let part = try await client.send(Import<JSONValue>(method.name, needs: method.needs), options) {
                CountedRows(rows: portion) { sent(fitting.number(of: first + $0)) }
            }
            summary.accepted += part.accepted
            summary.rejected += part.rejected
            summary.rejections += part.rejections.map { $0.ofRow(first + $0.row) }
        }
        var whole = fitting.whole(summary)
        whole.rejections = whole.rejections.map { hinted($0, in: options.language) }
        return whole
    }

    /// The rejection with what to type where a cell is not what its column is: what the service says of it is about JSON,
    /// which whoever filled the cell never saw.
    private func hinted(
        _ rejection: ImportSummary.Rejection, in language: Language
    ) -> ImportSummary.Rejection {
        let row = rejection.row
        let violations = rejection.violations?.map { violation in
            guard rows.indices.contains(row - 1), let column = rows[row - 1].cells?.column(violation.field),
                let hint = rows[row - 1].hints[column]
            else { return violation }
            return CallError.FieldViolation(
                field: violation.field, rule: violation.rule,
                message: GatewayKitTexts.all.render(hint, in: language))
        }
        var hinted = ImportSummary.Rejection(
            row: row, status: rejection.status, message: violations?.first?.message ?? rejection.message,
            fields: rejection.fields)
        hinted.violations = violations
        return hinted
    }

    /// The rows of this file that `summary` says were refused.
    package func refused(_ summary: ImportSummary) -> [RefusedRow] {
        summary.rejections.filter { rows.indices.contains($0.row - 1) }.map { rejection in
            let row = rows[rejection.row - 1]
            let violations =
                rejection.violations
                ?? (rejection.fields.isEmpty ? [""] : rejection.fields).map {
                    CallError.FieldViolation(field: $0, rule: "", message: rejection.message)
                }
            return RefusedRow(
                row: rejection.row, line: row.line, status: rejection.status, message: rejection.message,
                fields: rejection.fields,
                violations: violations.map {
                    RefusedRow.Mistake(
                        field: $0.field, column: name($0.field, in: row), rule: $0.rule, message: $0.message)
                })
        }
    }

    /// A file of the `refused` rows, each as it was to the octet, to be mended and imported again. Nothing else stands in it:
    /// what a spreadsheet saves again is still a table. Why they were refused is told by ``reasons(of:_:)``.
    package func text(of refused: [RefusedRow]) -> String {
        opening + refused.map { rows[$0.row - 1].text }.joined()
    }

    /// A table of what is wrong with the `refused` rows, a line a mistake, with the line of each in the file that they came
    /// from and in the file of the refused; `headings` are for the five columns.
    package func reasons(of refused: [RefusedRow], _ headings: [String]) -> String {
        var lines = [headings]
        // Counted as an editor does, after the header's line.
        var line = opening.lineEnds + 1
        for row in refused {
            lines += row.violations.map {
                ["\(line)", "\(row.line)", row.status, $0.column, $0.message]
            }
            line += rows[row.row - 1].text.lineEnds
        }
        return "\u{FEFF}" + lines.map { CSV.line($0) + "\r\n" }.joined()
    }

    /// Writes ``text(of:)`` and ``reasons(of:_:)`` beside `file`, into files that were not there before; says which.
    package func keep(
        _ refused: [RefusedRow], beside file: String, headings: [String]
    ) throws -> (rows: String, reasons: String) {
        let texts = (Array(text(of: refused).utf8), Array(reasons(of: refused, headings).utf8))
        for number in 1...10_000 {
            let stem = file + ".rejected" + (number == 1 ? "" : "-\(number)")
            let names = (rows: stem + (isCSV ? ".csv" : ".jsonl"), reasons: stem + ".reasons.csv")
            guard try Files.create(texts.0, at: names.rows) else { continue }
            if try Files.create(texts.1, at: names.reasons) { return names }
            // Reasons of rows that somebody has taken away: the two belong together.
            try Files.remove(names.rows)
        }
        throw Failure(.badFile, Message("gateway.file-unwritable", ["file": file + ".rejected"]))
    }
}

extension String {
    /// How many line ends there are, CRLF being one.
    fileprivate var lineEnds: Int {
        var count = 0
        var previous: UInt8 = 0
        for byte in utf8 {
            if byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") && previous != UInt8(ascii: "\r") {
                count += 1
            }
            previous = byte
        }
        return count
    }
}

/// Rows that tell how many have gone.
private struct CountedRows: AsyncSequence, Sendable {
    let rows: [JSONValue]
    let advance: @Sendable (Int) -> Void

    struct AsyncIterator: AsyncIteratorProtocol {
        let rows: [JSONValue]
        let advance: @Sendable (Int) -> Void
        var next = 0

        mutating func next() async -> JSONValue? {
            guard next < rows.count else { return nil }
            next += 1
            advance(next)
            return rows[next - 1]
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rows: rows, advance: advance) }
}
