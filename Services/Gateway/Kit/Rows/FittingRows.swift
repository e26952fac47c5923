package import Bus
package import JSONCoding
package import Vocabulary

/// The rows of an import that a message can hold. One that is longer would end the whole import, so it is refused here, as
/// the service refuses rows, and the others go.
package struct FittingRows: Sendable {
    package let rows: [JSONValue]
    /// Of each of the ``rows``, which of all it was, from 1.
    private let numbers: [Int]
    /// Of those that are too long.
    package let rejections: [ImportSummary.Rejection]

    package init(_ all: [JSONValue], in language: Language) {
        self.init(all.map { .row($0) }, in: language)
    }

    /// Of rows that were read: those that could not be are refused as they were.
    init(_ all: [RowReading.Row], in language: Language) {
        var (rows, numbers): ([JSONValue], [Int]) = ([], [])
        var rejections: [ImportSummary.Rejection] = []
        for (index, read) in all.enumerated() {
            guard case .row(let row) = read else {
                if case .refused(let error) = read {
                    rejections.append(ImportSummary.Rejection(error, ofRow: index + 1))
                }
                continue
            }
            let octets = row.compact.utf8.count
            guard octets > Frame.maximumBodyLength else {
                rows.append(row)
                numbers.append(index + 1)
                continue
            }
            let size = NumberFormat(language).measured(Double(octets) / Double(1 << 20), percent: false)
            let message = GatewayKitTexts.all.render(
                Message("gateway.row-too-long", ["size": size]), in: language)
            var rejection = ImportSummary.Rejection(
                row: index + 1, status: Status.invalidArgument.name, message: message, fields: [])
            rejection.violations = [
                CallError.FieldViolation(field: "", rule: "gateway.row-too-long", message: message)
            ]
            rejections.append(rejection)
        }
        (self.rows, self.numbers, self.rejections) = (rows, numbers, rejections)
    }

    /// Which of all the `row`th of ``rows`` was, both from 1.
    func number(of row: Int) -> Int { numbers.indices.contains(row - 1) ? numbers[row - 1] : row }

    /// What became of all rows, where `summary` is what became of ``rows``.
    package func whole(_ summary: ImportSummary) -> ImportSummary {
        let told = summary.rejections.map { $0.ofRow(number(of: $0.row)) } + rejections
        return ImportSummary(
            accepted: summary.accepted, rejected: summary.rejected + rejections.count,
            rejections: told.sorted { $0.row < $1.row })
    }
}

extension ImportSummary.Rejection {
    /// Of a row that was refused before it was sent: what there is to choose from stands behind the sentence.
    fileprivate init(_ error: CallError, ofRow row: Int) {
        let choices = error.violations.filter { $0.message != error.message }
        let isChoice = !choices.isEmpty && error.status == .failedPrecondition
        let message =
            isChoice ? "\(error.message) \(choices.map(\.message).joined(separator: "; "))" : error.message
        let violations =
            isChoice
            ? [
                CallError.FieldViolation(
                    field: choices[0].field, rule: choices[0].rule, message: message)
            ] : error.violations
        self.init(
            row: row, status: error.status.name, message: message, fields: violations.map(\.field))
        self.violations = violations.isEmpty ? nil : violations
    }

    func ofRow(_ row: Int) -> Self {
        var moved = Self(row: row, status: status, message: message, fields: fields)
        moved.violations = violations
        return moved
    }
}
