/// The rows of the read log.
enum ReadRow {
    /// What a purpose is sealed for.
    static func place(_ service: String, _ number: UInt64) -> String { "\(service).read-purposes/\(number)" }
}

extension Snapshot {
    /// What was said in a row of the read log of why somebody looked.
    public func purpose(_ sealed: Sealed, ofRead number: UInt64) throws -> String {
        try vault.openText(sealed, for: ReadRow.place(service, number))
    }
}
