/// The next rows of an import.
struct ImportChunk: Sendable {
    let call: CommandCall
    let rows: [[UInt8]]
    /// The number of the first one, from 1.
    let first: Int
    /// Of all rows up to the last one here.
    let digest: [UInt8]
    let apply: @Sendable ([UInt8], Transaction) throws -> Void
    let reject: @Sendable (Int, any Error) throws -> [UInt8]
}
