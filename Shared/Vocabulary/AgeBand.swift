/// Ages that a table counts together: from a full year of age up to, but not including, another. Which bands there
/// are is reference data (`age_bands.csv`), by scheme and day.
public struct AgeBand: Codable, Hashable, Sendable {
    /// `0-3`, `16-plus`.
    public let code: String
    /// Full years; the band holds whoever has reached them.
    public let from: Int
    /// Full years; nil when the band is open.
    public let below: Int?
    public let label: BilingualText

    public init(code: String, from: Int, below: Int?, label: BilingualText) {
        (self.code, self.from, self.below, self.label) = (code, from, below, label)
    }

    public func contains(age: Int) -> Bool { from <= age && (below.map { age < $0 } ?? true) }
}
