internal import Foundation
internal import Vocabulary

/// What a store may hold and for how long.
public struct StoreLimits: Hashable, Sendable {
    /// Commands that share one commit, at most.
    public var batch = 256
    /// For how many days a reply is remembered, and an import that nobody finished, by the store's own clock.
    public var rememberedDays = 400
    /// For how many days the reply to a step of a run is remembered, by the same clock, which is never ahead of the days: longer than
    /// the mandate can be used by which it was done. That it was done is kept for good, since the run may go on by another mandate.
    public var mandatedDays = Mandate.longest + 2
    /// After so much work a batch is committed although more is waiting, as who has been served would wait for the others; after
    /// twice the time that the last commit took where that is more, and at most 20 ms.
    public var batchTime = Duration.milliseconds(4)
    /// For how long the writer works at an import's rows before it commits them, while nobody else waits for it: the more rows share
    /// a commit, the more of them share a page.
    public var importTime = Duration.milliseconds(100)
    /// Quick queries at work at the same time. Long ones have half as many places besides, one less than there are processors at
    /// most, and those that turn out to be long give theirs back.
    public var readers = 4
    /// What takes longer is a long query.
    public var quickTime = Duration.milliseconds(50)
    /// How long a query may be at work.
    public var queryTime = Duration.seconds(10)
    /// How long one may be that is meant to be long.
    public var longQueryTime = Duration.seconds(120)
    /// Rows of the logs that are written before their heads are signed, at most about.
    public var unsignedRows: UInt64 = 1024
    /// Rows of the read log that are found by what they say themselves, at most about: so many are entered in the index at a time.
    public var unindexedLooks: UInt64 = 128
    /// How long a row waits until the head of its log is signed, at most about.
    public var unsignedFor = Duration.seconds(600)
    /// Octets from which the writer waits for readers to end so that the write-ahead log begins anew.
    public var longJournal = 64 << 20

    public init() {}
}

extension StoreLimits {
    var reading: ReadingTurns.Limits {
        ReadingTurns.Limits(
            readers: readers, processors: ProcessInfo.processInfo.activeProcessorCount, quickTime: quickTime)
    }
}
