internal import DequeModule

/// Items that have come in and wait for their reader, and a reader that waits for items. The protocol's credit bounds
/// it: it never holds more than were granted.
struct Inbox: Sendable {
    typealias Reader = CheckedContinuation<[UInt8]?, any Error>

    private var items: Deque<[UInt8]> = []
    /// Of the items that wait.
    private(set) var octets = 0
    private var reader: Reader?
    private var end: Result<Void, any Error>?

    /// Whom to wake, with what; to be done after the lock is given back.
    typealias Wake = (reader: Reader, result: Result<[UInt8]?, any Error>)

    mutating func add(_ item: [UInt8]) -> Wake? {
        if let waiting = reader.take() { return (waiting, .success(item)) }
        items.append(item)
        octets += item.count
        return nil
    }

    /// No more items; those that wait can still be read.
    mutating func finish() -> Wake? {
        end = end ?? .success(())
        return reader.take().map { ($0, .success(nil)) }
    }

    /// No more items, and those that wait are dropped.
    mutating func fail(_ error: any Error) -> Wake? {
        items.removeAll()
        octets = 0
        end = .failure(error)
        return reader.take().map { ($0, .failure(error)) }
    }

    /// Like ``finish()``, with an error after the last item.
    mutating func finish(throwing error: any Error) -> Wake? {
        end = .failure(error)
        return reader.take().map { ($0, .failure(error)) }
    }

    /// The reader's task was cancelled while it waited.
    mutating func interrupt() -> Wake? { reader.take().map { ($0, .failure(CancellationError())) } }

    /// The next item, nil for the end; `.none` when the reader has to wait.
    mutating func poll() -> Result<[UInt8]?, any Error>? {
        if let item = items.popFirst() {
            octets -= item.count
            return .success(item)
        }
        return end.map { $0.map { nil } }
    }

    /// Only one reader waits at a time: another in the meantime is told that there is nothing.
    mutating func wait(_ newReader: Reader) -> Wake? {
        if let result = poll() { return (newReader, result) }
        guard reader == nil else { return (newReader, .success(nil)) }
        reader = newReader
        return nil
    }
}
