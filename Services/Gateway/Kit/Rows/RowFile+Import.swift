package import Bus
import JSONCoding
package import ServiceKit
import Vocabulary

extension RowFile {
    /// Sends the rows to the import that `method` describes; `sent` hears how many have gone.
    package func send(
        into method: MethodDescription, through client: BusClient, _ options: CallOptions,
        sent: @escaping @Sendable (Int) -> Void
    ) async throws -> ImportSummary {
        try await client.send(Import<JSONValue>(method.name, needs: method.needs), options) {
            CountedRows(rows: rows.map(\.value), advance: sent)
        }
    }

    /// What was rejected of the rows of this file.
    package func rejections(_ summary: ImportSummary) -> [ImportSummary.Rejection] {
        summary.rejections.filter { rows.indices.contains($0.row - 1) }
    }

    /// A file of the `rejected` rows, to be mended and imported again. In CSV each row is led by a remark that says why,
    /// which reading the file again passes over.
    package func text(of rejected: [ImportSummary.Rejection]) -> String {
        var lines = header.map { [$0] } ?? []
        for rejection in rejected {
            let row = rows[rejection.row - 1]
            if header != nil {
                let message = rejection.message.replacing("\n", with: " ")
                lines.append("# \(row.line): \(rejection.status) \(names(rejection.fields)): \(message)")
            }
            lines.append(row.text)
        }
        return lines.joined(separator: "\n") + "\n"
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
