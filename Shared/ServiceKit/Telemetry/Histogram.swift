/// How often which value came: buckets that are a sixteenth of their power of two wide, so that a percentile is within
/// about 3 % of the truth from nanoseconds to centuries.
struct Histogram: Sendable {
    private static let subdivisionBits = 4
    private static let subdivisions = 1 << subdivisionBits

    /// As long as the highest value asks for; at most 960.
    private var buckets: [UInt64] = []
    private(set) var count: UInt64 = 0
    private(set) var maximum: Int64 = 0

    /// Negative values count as 0.
    mutating func record(_ value: Int64) {
        let value = max(0, value)
        let bucket = Histogram.bucket(of: UInt64(value))
        if bucket >= buckets.count {
            buckets.append(contentsOf: repeatElement(0, count: bucket + 1 - buckets.count))
        }
        buckets[bucket] += 1
        count += 1
        maximum = max(maximum, value)
    }

    /// The value that `share` of all values (0 to 1) are at most; 0 when there are none.
    func percentile(_ share: Double) -> Int64 {
        guard count > 0 else { return 0 }
        let rank = max(1, UInt64((share * Double(count)).rounded(.up)))
        var seen: UInt64 = 0
        for (bucket, number) in buckets.enumerated() {
            seen += number
            if seen >= rank { return min(Histogram.middle(of: bucket), maximum) }
        }
        return maximum
    }

    /// Values below twice the subdivisions have buckets of their own.
    private static func bucket(of value: UInt64) -> Int {
        guard value >= 2 * UInt64(subdivisions) else { return Int(value) }
        let shift = 63 - value.leadingZeroBitCount - subdivisionBits
        return shift * subdivisions + Int(value >> UInt64(shift))
    }

    private static func middle(of bucket: Int) -> Int64 {
        guard bucket >= 2 * subdivisions else { return Int64(bucket) }
        let shift = bucket / subdivisions - 1
        let low = Int64(bucket - shift * subdivisions) << Int64(shift)
        return low + (Int64(1) << Int64(shift)) / 2
    }
}
