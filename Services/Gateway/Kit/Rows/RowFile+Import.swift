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
        var whole = ImportSummary()
        var first = 0
        repeat {
            let (portion, before) = (rows[first...].prefix(ImportSummary.portion).map(\.value), first)
            var options = options
            // The first goes under the key itself, as a file of one portion does.
            if before > 0 { options.idempotencyKey = options.idempotencyKey.map { "\($0)/\(before)" } }
            let summary = try await client.send(Import<JSONValue>(method.name, needs: method.needs), options)
            {
                CountedRows(rows: portion) { sent(before + $0) }
            }
            whole.accepted += summary.accepted
            whole.rejected += summary.rejected
            whole.rejections += summary.rejections.map {
                hinted($0, row: before + $0.row, in: options.language)
            }
            first += portion.count
        } while first < rows.count
        return whole
    }

    /// The rejection as of row `row` of this file, with what to type where a cell is not what its column is: what the service
    /// says of it is about JSON, which whoever filled the cell never saw.
    private func hinted(
        _ rejection: ImportSummary.Rejection, row: Int, in language: Language
    ) -> ImportSummary.Rejection {
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

    /// A file of the `refused` rows, each as it was, to be mended and imported again. In CSV each row is led by remarks
    /// that say why, a line a mistake whatever it quotes, which reading the file again passes over.
    package func text(of refused: [RefusedRow]) -> String {
        var lines = header.map { [$0] } ?? []
        for row in refused {
            if header != nil {
                lines += row.violations.map {
                    "# \(row.line): " + ShownText.line("\(row.status) \($0.column): \($0.message)")
                }
            }
            lines.append(rows[row.row - 1].text)
        }
        return lines.joined(separator: lineEnd) + lineEnd
    }

    /// Writes ``text(of:)`` beside `file`, into a file that was not there before; says which.
    package func keep(_ refused: [RefusedRow], beside file: String) throws -> String {
        let ending = header == nil ? "jsonl" : "csv"
        let bytes = Array(text(of: refused).utf8)
        for number in 1...10_000 {
            let name = file + ".rejected" + (number == 1 ? "" : "-\(number)") + "." + ending
            if try Files.create(bytes, at: name) { return name }
        }
        throw Failure(.badFile, Message("gateway.file-unwritable", ["file": file + ".rejected." + ending]))
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
