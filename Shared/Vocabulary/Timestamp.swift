#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A moment: milliseconds since 1970-01-01T00:00:00Z. Written as ISO 8601 in UTC, `2020-12-10T01:00:00.000Z`.
public struct Timestamp: Hashable, Sendable, Comparable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Now, by the machine's clock.
    public static func now() -> Timestamp {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }

    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    public func advanced(byMilliseconds delta: Int64) -> Timestamp {
        Timestamp(milliseconds: milliseconds + delta)
    }

    /// The calendar day at this moment where clocks are `utcOffset` minutes ahead of UTC (Vietnam: 420).
    public func day(utcOffset: Int) -> Day {
        let local = milliseconds + Int64(utcOffset) * 60_000
        return Day(daysSinceEpoch: Int(local >= 0 ? local / 86_400_000 : (local - 86_399_999) / 86_400_000))
    }
}

extension Timestamp: TextValue {
    public static var expectation: String { "timestamp" }
    public static var form: TextForm {
        let day = "(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
        let hourAndMinute = "([01][0-9]|2[0-3]):[0-5][0-9]"
        return TextForm(
            "^\(day)T\(hourAndMinute):[0-5][0-9](\\.[0-9]+)?(Z|[+-]\(hourAndMinute))$", format: "date-time",
            example: "2020-12-10T01:00:00.000Z", low: "1925-01-01T00:00:00.000Z",
            high: "2175-12-31T00:00:00.000Z")
    }

    public var description: String {
        let day = day(utcOffset: 0)
        let within = Int(milliseconds - Int64(day.daysSinceEpoch) * 86_400_000)
        return "\(day)T\(pad(within / 3_600_000, 2)):\(pad(within / 60_000 % 60, 2)):"
            + "\(pad(within / 1000 % 60, 2)).\(pad(within % 1000, 3))Z"
    }

    /// Reads `YYYY-MM-DDTHH:MM:SS[.fff](Z|±HH:MM)`.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), let day = Day(String(text.prefix(10))),
            let hour = digits(bytes[11..<13]), let minute = digits(bytes[14..<16]),
            let second = digits(bytes[17..<19]), hour < 24, minute < 60, second < 60
        else { return nil }
        var rest = bytes[19...]
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            let run = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard !run.isEmpty, let value = digits((Array(run.prefix(3)) + [0x30, 0x30]).prefix(3)) else {
                return nil
            }
            fraction = value
            rest = rest.dropFirst(1 + run.count)
        }
        var offset = 0
        if rest.elementsEqual([UInt8(ascii: "Z")]) {
            offset = 0
        } else {
            let zone = Array(rest)
            guard zone.count == 6, zone[0] == UInt8(ascii: "+") || zone[0] == UInt8(ascii: "-"),
                zone[3] == UInt8(ascii: ":"), let hours = digits(zone[1..<3]),
                let minutes = digits(zone[4..<6]),
                hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * (zone[0] == UInt8(ascii: "-") ? -1 : 1)
        }
        let seconds = day.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - offset * 60
        milliseconds = Int64(seconds) * 1000 + Int64(fraction)
    }
}

/// The number that a run of ASCII digits writes; nil for anything else.
func digits(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
    var value = 0
    for byte in bytes {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
    }
    return value
}

func pad(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
