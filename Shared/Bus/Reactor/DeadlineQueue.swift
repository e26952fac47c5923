internal import HeapModule

/// Deadlines, the earliest first. One that no longer matters stays until its time has come, or until what does not
/// matter is swept out: taking it out at once would cost more than all the rest.
struct DeadlineQueue<Key> {
    private struct Entry: Comparable {
        let date: ContinuousClock.Instant
        let key: Key

        static func < (left: Entry, right: Entry) -> Bool { left.date < right.date }
        static func == (left: Entry, right: Entry) -> Bool { left.date == right.date }
    }

    private var heap = Heap<Entry>()

    var next: ContinuousClock.Instant? { heap.min?.date }

    mutating func add(_ key: Key, at date: ContinuousClock.Instant) {
        heap.insert(Entry(date: date, key: key))
    }

    /// One whose time has come.
    mutating func popDue(_ now: ContinuousClock.Instant) -> Key? {
        guard let first = heap.min, first.date <= now else { return nil }
        heap.removeMin()
        return first.key
    }

    /// Sweeps when more than half of a long queue no longer matters; `live` is how many may matter at most.
    mutating func sweep(live: Int, keeping matters: (Key) -> Bool) {
        guard heap.count > 2 * live + 1024 else { return }
        heap = Heap(heap.unordered.filter { matters($0.key) })
    }
}
