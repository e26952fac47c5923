internal import JSONCoding
internal import Vocabulary

/// From when on the disk under the data directory counts as filling up, and as full.
public struct DiskSpaceSettings: Codable, Hashable, Sendable {
    /// MiB free below which every service says that there is little room, 1...16777216. Default 2048.
    public var lowMiB: Int?
    /// MiB free below which nothing more is taken in, so that what must be written for what is there already (who read, the
    /// write-ahead log) still can be; 1...lowMiB. Default 64.
    public var fullMiB: Int?

    public init(lowMiB: Int? = nil, fullMiB: Int? = nil) { (self.lowMiB, self.fullMiB) = (lowMiB, fullMiB) }

    /// Octets.
    var low: Int64 { Int64(lowMiB ?? 2048) << 20 }
    var full: Int64 { min(low, Int64(fullMiB ?? 64) << 20) }

    /// Throws `JSONError` with the member's place below `pointer` for a number that will not do.
    func check(at pointer: String) throws {
        try LoadSettings.check(lowMiB, 1...1 << 24, "\(pointer)/lowMiB")
        try LoadSettings.check(fullMiB, 1...max(1, lowMiB ?? 2048), "\(pointer)/fullMiB")
    }
}
