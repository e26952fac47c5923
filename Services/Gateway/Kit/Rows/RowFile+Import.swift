package import Bus
import JSONCoding
package import ServiceKit
import Vocabulary

extension RowFile {
    /// Rows that go in one import. A reply has room for the rejections of these, whatever they say: all refused rows are
    /// told, not the first thousand.
    private static let portion = 500

    /// Sends the rows to the import that `method` describes, in as many imports as it takes, the key of each made of the
    /// key in `options`; `sent` hears how many rows have gone. Rows are counted from 1 in the whole file.
    package func send(
        into method: MethodDescription, through client: BusClient, _ options: CallOptions,
        sent: @escaping @Sendable (Int) -> Void
    ) async throws -> ImportSummary {
        var whole = ImportSummary()
        var first = 0
        repeat {
            let (portion, before) = (rows[first...].prefix(Self.portion).map(\.value), first)
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
                ImportSummary.Rejection(
                    row: before + $0.row, status: $0.status, message: $0.message, fields: $0.fields)
            }
            first += portion.count
        } while first < rows.count
        return whole
    }

    /// What was rejected of the rows of this file.
    package func rejections(_ summary: ImportSummary) -> [ImportSummary.Rejection] {
        summary.rejections.filter { rows.indices.contains($0.row - 1) }
    }

    /// A file of the `rejected` rows, each as it was, to be mended and imported again. In CSV each row is led by a remark
    /// that says why, in one line whatever it quotes, which reading the file again passes over.
    package func text(of rejected: [ImportSummary.Rejection]) -> String {
        var lines = header.map { [$0] } ?? []
        for rejection in rejected {
            let row = rows[rejection.row - 1]
            if header != nil {
                let why = "\(rejection.status) \(row.names(rejection.fields)): \(rejection.message)"
                lines.append("# \(row.line): " + ShownText.line(why))
            }
            lines.append(row.text)
        }
        return lines.joined(separator: lineEnd) + lineEnd
    }

    /// Writes ``text(of:)`` beside `file`, into a file that was not there before; says which.
    package func keep(_ rejected: [ImportSummary.Rejection], beside file: String) throws -> String {
        let ending = header == nil ? "jsonl" : "csv"
        let bytes = Array(text(of: rejected).utf8)
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
