/// What the store knows of an import under one unit, method and key.
enum ImportState: Sendable {
    case underWay(ImportProgress, digest: [UInt8])
    case finished(CommandOutcome, digest: [UInt8])

    static let noRows = [UInt8](repeating: 0, count: 32)
}
