/// The next rows of an import.
struct ImportChunk: Sendable {
    let call: CommandCall
    let rows: ArraySlice<ImportRow>
    /// The number of the first one, from 1.
    let first: Int
    /// Whether each row can be undone by itself. That costs as much as some rows do: without it one that is refused after it
    /// changed something gives the chunk up (``RowToUndo``).
    let undoesRows: Bool
    let apply: @Sendable ([UInt8], Transaction) throws -> Void
    let reject: @Sendable (Int, any Error) throws -> [UInt8]
}

struct ImportRow: Sendable {
    let octets: [UInt8]
    /// Of all rows up to it.
    let digest: [UInt8]
}

/// A row was refused that has changed something, and nothing undoes it alone.
struct RowToUndo: Error {}
