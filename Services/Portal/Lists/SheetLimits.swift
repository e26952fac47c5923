import Tables

/// How large a table may be that a browser sends: a commune's list is many times shorter, and a province's is brought in at a terminal.
enum SheetLimits {
    /// The heading too.
    static let rows = 20_000

    static let table: TableLimits = {
        var limits = TableLimits()
        limits.rows = rows
        limits.columns = 200
        limits.record = 1 << 20
        limits.file = MultipartForm.longest
        limits.unpacked = 256 << 20
        limits.sharedStrings = 64 << 20
        return limits
    }()
}
