/// Days, months and moments as people write them.
public enum DayWords {
    /// `10/12/2021` in Vietnamese, `2021-12-10` in English.
    public static func day(_ day: Day, in language: Language) -> String {
        guard language == .vi else { return "\(day)" }
        return "\(pad(day.dayOfMonth, 2))/\(pad(day.month, 2))/\(day.year)"
    }

    /// `02/2021` in Vietnamese, `2021-02` in English.
    public static func month(_ month: Month, in language: Language) -> String {
        language == .vi ? "\(pad(month.number, 2))/\(month.year)" : "\(month)"
    }

    /// A moment where clocks are `utcOffset` minutes ahead of UTC: `08:30 10/12/2021` in Vietnamese, `2021-12-10 08:30` in
    /// English; with seconds where something has to be found by it.
    public static func moment(
        _ moment: Timestamp, utcOffset: Int, withSeconds: Bool = false, in language: Language
    ) -> String {
        let local = moment.day(utcOffset: utcOffset)
        let begin = Int64(local.daysSinceEpoch) * 86_400_000 - Int64(utcOffset) * 60_000
        let seconds = Int((moment.milliseconds - begin) / 1000)
        let parts = [seconds / 3600, seconds / 60 % 60] + (withSeconds ? [seconds % 60] : [])
        let time = parts.map { pad($0, 2) }.joined(separator: ":")
        let day = day(local, in: language)
        return language == .vi ? "\(time) \(day)" : "\(day) \(time)"
    }

    /// A blank's text in a sentence: days, months, ranges and lists of them, and moments that ``Timestamp/local(utcOffset:)`` wrote,
    /// in the language's words; all else as it is.
    static func said(_ text: String, in language: Language) -> String {
        guard language == .vi, text.utf8.count >= 7, let first = text.utf8.first,
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
        else { return text }
        for separator in [" – ", "…", ", "] where text.contains(separator) {
            let parts = text.components(around: separator)
            let said = parts.map { part in part.isEmpty || part == "…" ? part : one(part) }
            guard !said.contains(nil) else { return text }
            return said.compactMap(\.self).joined(separator: separator)
        }
        return one(text) ?? text
    }

    /// Nil of what is neither a day nor a month nor a moment.
    private static func one(_ text: String) -> String? {
        if text.utf8.count == 7 { return Month(text).map { month($0, in: .vi) } }
        if text.utf8.count == 10 { return Day(text).map { day($0, in: .vi) } }
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 5,
            parts[1].utf8.dropFirst(2).first == UInt8(ascii: ":"), let day = Day(String(parts[0]))
        else { return nil }
        return "\(parts[1]) \(self.day(day, in: .vi))"
    }
}

extension Timestamp {
    /// `2021-12-10 08:30`, where clocks are `utcOffset` minutes ahead of UTC: what a sentence's blank is filled with, see
    /// ``DayWords``.
    public func local(utcOffset: Int) -> String { DayWords.moment(self, utcOffset: utcOffset, in: .en) }
}

extension String {
    fileprivate func components(around separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
