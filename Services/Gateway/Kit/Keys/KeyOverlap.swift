/// For how long an old key counts beside the one that takes its place, as people write it: `30d`, `12h`, `90m`, `45s`.
package struct KeyOverlap: Hashable, Sendable {
    package let duration: Duration
    /// As it was written.
    package let text: String

    /// Where nobody says how long.
    package static let usual = KeyOverlap(.seconds(14 * 86_400), written: "14d")

    private init(_ duration: Duration, written text: String) { (self.duration, self.text) = (duration, text) }

    private static let units: [Character: Int64] = ["d": 86_400, "h": 3600, "m": 60, "s": 1]
    /// Ten years: whoever wants both for longer wants two keys.
    private static let most: Int64 = 3_660 * 86_400

    /// Nil for what is no such length, or longer than ten years.
    package init?(_ text: String) {
        guard let unit = text.last.flatMap({ Self.units[$0] }),
            let number = Int64(text.dropLast()), number >= 0
        else { return nil }
        let (seconds, isTooMuch) = number.multipliedReportingOverflow(by: unit)
        guard !isTooMuch, seconds <= Self.most else { return nil }
        self.init(.seconds(seconds), written: text)
    }
}
