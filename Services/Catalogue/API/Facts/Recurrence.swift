/// On which days something recurs: what RFC 5545 calls a recurrence rule, as far as schedules of services need one, and
/// HSDS 3 has words for.
public struct Recurrence: Hashable, Sendable {
    /// How it goes on.
    public enum Frequency: String, Sendable {
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
    }

    public let frequency: Frequency
    /// Every so many weeks or months, 1 to 99.
    public let interval: Int
    /// Days of the week, `MO` to `SU`; in a monthly rule each may have its number in the month before it, `1MO`, `-1FR`.
    public let days: [String]
    /// Days of the month, 1 to 31, or -1 for the last; of a monthly rule.
    public let monthDays: [Int]

    private static let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    /// Nil for what is no such rule: a part twice or unknown, a day that there is not.
    public init?(_ text: String) {
        guard text.utf8.count <= 200 else { return nil }
        var parts: [String: String] = [:]
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard sides.count == 2, parts.updateValue(sides[1], forKey: sides[0]) == nil else { return nil }
        }
        guard let frequency = parts.removeValue(forKey: "FREQ").flatMap(Frequency.init) else { return nil }
        let interval = parts.removeValue(forKey: "INTERVAL").map { Int($0) ?? 0 } ?? 1
        let days = parts.removeValue(forKey: "BYDAY").map { Self.list($0) } ?? []
        let monthDays =
            parts.removeValue(forKey: "BYMONTHDAY").map { Self.list($0).map { Int($0) ?? 0 } } ?? []
        guard parts.isEmpty, (1...99).contains(interval), Set(days).count == days.count,
            days.allSatisfy({ Self.isDay($0, in: frequency) }),
            monthDays.allSatisfy({ (1...31).contains($0) || $0 == -1 }),
            monthDays.isEmpty || frequency == .monthly
        else { return nil }
        (self.frequency, self.interval, self.days, self.monthDays) = (frequency, interval, days, monthDays)
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    private static func isDay(_ text: String, in frequency: Frequency) -> Bool {
        guard weekdays.contains(String(text.suffix(2))) else { return false }
        let number = text.dropLast(2)
        if number.isEmpty { return true }
        return frequency == .monthly && Int(number).map { (-5...5).contains($0) && $0 != 0 } ?? false
    }

    /// As RFC 5545 writes it.
    public var text: String {
        var parts = ["FREQ=\(frequency.rawValue)"]
        if interval > 1 { parts.append("INTERVAL=\(interval)") }
        if !days.isEmpty { parts.append("BYDAY=" + days.joined(separator: ",")) }
        if !monthDays.isEmpty {
            parts.append("BYMONTHDAY=" + monthDays.map(String.init).joined(separator: ","))
        }
        return parts.joined(separator: ";")
    }
}
