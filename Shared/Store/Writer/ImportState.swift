internal import Crypto

/// What the store knows of an import under one unit, method and key.
enum ImportState: Sendable {
    case underWay(ImportProgress, digest: [UInt8])
    case finished(CommandOutcome, digest: [UInt8])

    static let noRows = [UInt8](repeating: 0, count: 32)

    /// The digest of all rows, once `row` has come after those of `digest`.
    static func digest(_ digest: [UInt8], _ row: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: digest)
        hash.update(data: row)
        return Array(hash.finalize())
    }
}
