/// How far an import has come.
public struct ImportProgress: Hashable, Sendable {
    /// Rows that are durably done, accepted or rejected, from the first one on.
    public internal(set) var rowsDone = 0
    public internal(set) var accepted = 0
    public internal(set) var rejected = 0
    /// What the caller made of the rejections, one JSON text each: the first thousand, of 2 MiB
    /// together at most.
    public internal(set) var rejections: [[UInt8]] = []
}
