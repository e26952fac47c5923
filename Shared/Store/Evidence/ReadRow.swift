/// The rows of the read log.
enum ReadRow {
    /// What a purpose is sealed for.
    static func place(_ service: String, _ number: UInt64) -> String { "\(service).read-purposes/\(number)" }

    /// What the reason of an opening out of reach is sealed for.
    static func openingPlace(_ service: String, _ number: UInt64) -> String {
        "\(service).read-openings/\(number)"
    }
}

extension Snapshot {
    /// What was said in a row of the read log of why somebody looked.
    public func purpose(_ sealed: Sealed, ofRead number: UInt64) throws -> String {
        try vault.openText(sealed, for: ReadRow.place(service, number))
    }

    /// What was said there of why a file was opened out of reach.
    public func opening(_ sealed: Sealed, ofRead number: UInt64) throws -> String {
        try vault.openText(sealed, for: ReadRow.openingPlace(service, number))
    }
}
