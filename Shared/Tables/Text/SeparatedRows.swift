import Vocabulary

/// The rows of separated text.
final class SeparatedRows: TableRows {
    private var scanner: CSVScanner
    private let limits: TableLimits
    private var count = 0

    init(_ text: TextPieces, _ separator: CSV.Separator, _ limits: TableLimits) {
        scanner = CSVScanner(separator: separator, longest: limits.record) { try text.next() }
        self.limits = limits
    }

    var passedOver: Int { scanner.blankRecords }
    var merged: (cells: String, lastRow: Int)? { nil }
    func day(_ serial: Int) -> Day? { nil }

    func next() throws -> TableRow? {
        let record: CSVScanner.Record
        do {
            guard let next = try scanner.nextRecord() else { return nil }
            record = next
        } catch let error as CSVError {
            throw TableError(error)
        }
        count += 1
        try limits.check(row: count, columns: record.fields.count, line: record.line)
        if let typed = record.fields.first(where: ForeignText.isTypedInTCVN3) {
            throw TableError(line: record.line, "tcvn3-font", ["value": typed])
        }
        return TableRow(
            number: record.line,
            cells: record.fields.map { TableCell(TableCell.errors.contains($0) ? .error : .text, $0) },
            text: record.text, lineEnd: record.lineEnd)
    }
}

extension TableLimits {
    func check(row: Int, columns: Int, line: Int) throws(TableError) {
        guard row <= rows else { throw TableError(line: line, "too-many-rows", ["most": "\(rows)"]) }
        guard columns <= self.columns else {
            throw TableError(line: line, "too-many-columns", ["most": "\(self.columns)"])
        }
    }
}
