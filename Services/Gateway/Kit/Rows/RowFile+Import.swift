package import Bus
import JSONCoding
package import ServiceKit
import Tables
package import Vocabulary

extension RowFile {
    /// Sends the rows to the import that `method` describes, in as many imports as it takes for all refused rows to be told,
    /// the key of each made of the key in `options`; `sent` hears how many rows have gone. Rows are counted from 1 in the
    /// whole file.
    ///
    /// - Parameter reading: makes of the rows what the service takes. What it made of them is part of the key: once a child is known that
    ///   was not, the same file says something else.
    package func send(
        into method: MethodDescription, through client: BusClient, reading: RowReading? = nil,
        _ options: CallOptions, sent: @escaping @Sendable (Int) -> Void
    ) async throws -> ImportOutcome {
        var outcome = ImportOutcome(self)
        let reader = try reader()
        var first = 0
        while true {
            let rows = try reader.next(ImportSummary.portion)
            guard !rows.isEmpty else { return outcome }
            var options = options
            // The first goes under the key itself, as a file of one portion does.
            if first > 0 { options.idempotencyKey = options.idempotencyKey.map { "\($0)/\(first)" } }
            let plain = rows.map(\.value)
            let read = try await reading?.read(plain)
            let fitting = FittingRows(read ?? plain.map { .row($0) }, in: options.language)
            if read != nil, fitting.rows != plain {
                let said = Fingerprint.of(fitting.rows.flatMap { Array($0.compact.utf8) })
                options.idempotencyKey = options.idempotencyKey.map { "\($0)~\(said)" }
            }
            let gone = first
            var (summary, doneBefore) = (ImportSummary(), nil as Timestamp?)
            if !fitting.rows.isEmpty {
                let reply = try await client.exchange(
                    Import<JSONValue>(method.name, needs: method.needs), options
                ) {
                    CountedRows(rows: fitting.rows) { sent(gone + fitting.number(of: $0)) }
                }
                (summary, doneBefore) = (reply.value, reply.metadata.doneBefore)
            }
            outcome.add(
                fitting.whole(summary), of: rows, after: first, doneBefore: doneBefore, in: options.language)
            first += rows.count
        }
    }

    /// What is wrong with a row, with what to type where a cell is not what its column is: what the service says of it is about
    /// JSON, which whoever filled the cell never saw.
    func told(
        _ rejection: ImportSummary.Rejection, of row: Row, number: Int, in language: Language
    ) -> RefusedRow {
        let plain = (rejection.fields.isEmpty ? [""] : rejection.fields).map {
            CallError.FieldViolation(field: $0, rule: "", message: rejection.message)
        }
        let violations = (rejection.violations ?? plain).map { violation in
            guard let column = row.tree?.column(violation.field), let hint = hint(for: column, in: row) else {
                return violation
            }
            return CallError.FieldViolation(
                field: violation.field, rule: violation.rule,
                message: GatewayKitTexts.all.render(hint, in: language))
        }
        return RefusedRow(
            row: number, line: row.line, status: rejection.status,
            message: rejection.violations == nil ? rejection.message : violations[0].message,
            fields: rejection.fields,
            violations: violations.map {
                RefusedRow.Mistake(
                    field: $0.field, column: name($0.field, in: row, language), rule: $0.rule,
                    message: table?.said(
                        $0.message, about: row.tree?.column($0.field) ?? "", in: language) ?? $0.message)
            })
    }

    /// That of the column, or of one that it lies within.
    private func hint(for column: String, in row: Row) -> Message? {
        row.hints[column] ?? row.hints.first { column.hasPrefix($0.key + ".") }?.value
    }
}

/// What became of the rows of a file.
package struct ImportOutcome: Sendable {
    package private(set) var file: RowFile
    /// Rows that are new.
    package private(set) var accepted = 0
    /// Rows that were new when this table was imported before, so that nothing was done with them now.
    package private(set) var repeated = 0
    /// When it was, the last time; nil of a table that is imported for the first time.
    package private(set) var doneBefore: Timestamp?
    /// Rows that were refused, as the file has them, and all that is to be mended in each.
    private(set) var rows: [RowFile.Row] = []
    package private(set) var refused: [RefusedRow] = []

    package init(_ file: RowFile) { self.file = file }

    /// Of the ``refused``: those that are there already.
    package var alreadyThere: Int { refused.count { $0.status == Status.alreadyExists.name } }

    /// What became of `rows`, which are those of the file after the first `first`, now or when they were imported before.
    package mutating func add(
        _ summary: ImportSummary, of rows: [RowFile.Row], after first: Int,
        doneBefore moment: Timestamp? = nil, in language: Language
    ) {
        if let moment {
            repeated += summary.accepted
            doneBefore = max(moment, doneBefore ?? moment)
        } else {
            accepted += summary.accepted
        }
        for rejection in summary.rejections where rows.indices.contains(rejection.row - 1) {
            let row = rows[rejection.row - 1]
            refused.append(file.told(rejection, of: row, number: first + rejection.row, in: language))
            self.rows.append(row)
        }
    }

    // MARK: - Mending

    /// The lines of those that came back and are not there already.
    package var toBeMended: Set<Int> {
        Set(refused.lazy.filter { $0.status != Status.alreadyExists.name }.map(\.line))
    }

    /// Those that came back and are not there already: what is left to be mended, in a table of its own.
    ///
    /// - Parameter file: that table.
    package func rest(of file: RowFile) -> ImportOutcome {
        var rest = ImportOutcome(file)
        for (row, refusal) in zip(rows, refused) where refusal.status != Status.alreadyExists.name {
            rest.rows.append(row)
            rest.refused.append(refusal)
        }
        return rest
    }

    /// Puts what became of some of the rows, tried again as they were mended, in the place of what was said of them.
    ///
    /// - Parameter file: the table with all that was mended.
    package mutating func replace(_ lines: Set<Int>, by again: ImportOutcome, in file: RowFile) {
        self.file = file
        accepted += again.accepted
        let kept = zip(rows, refused).filter { !lines.contains($0.1.line) } + zip(again.rows, again.refused)
        let ordered = kept.sorted { $0.1.line < $1.1.line }
        (rows, refused) = (ordered.map(\.0), ordered.map(\.1))
    }

    /// What stands in a row that came back, by the dotted names of its members, as it was written.
    package func written(_ line: Int) -> [String: String] {
        guard let place = refused.firstIndex(where: { $0.line == line }), let table = file.table else {
            return [:]
        }
        let row = rows[place]
        var texts: [String: String] = [:]
        for (cell, place) in zip(row.cells, table.places) {
            if case .member(let column) = place { texts[column.name] = CSV.unmarked(cell.text) }
        }
        for mend in file.mends[line] ?? [] { texts[mend.column.name] = mend.text }
        return texts
    }

    /// The member of a row that came back in which the mistake is to be mended: its dotted name, that of the day where a year alone
    /// is typed.
    package func member(of mistake: RefusedRow.Mistake, on line: Int) -> String {
        guard let place = refused.firstIndex(where: { $0.line == line }) else { return "" }
        let member = rows[place].tree?.column(mistake.field) ?? ""
        guard let table = file.table, let index = table.index(of: member),
            case .member(let column) = table.places[index]
        else { return member }
        return column.name
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
