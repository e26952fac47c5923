internal import DequeModule

/// Senders that wait for credit, in the order in which they came.
struct WaitingSenders: Sendable {
    struct Sender: Sendable {
        let ticket: UInt64
        /// The item, as it goes over the wire.
        let frame: [UInt8]
        let continuation: CheckedContinuation<Void, any Error>

        /// Octets of the item itself.
        var size: Int { frame.count - Frame.headerLength }
    }

    private var senders: Deque<Sender> = []
    private var lastTicket: UInt64 = 0

    var isEmpty: Bool { senders.isEmpty }

    var count: Int { senders.count }

    var first: Sender? { senders.first }

    mutating func ticket() -> UInt64 {
        lastTicket += 1
        return lastTicket
    }

    mutating func add(_ sender: Sender) { senders.append(sender) }

    mutating func next() -> Sender? { senders.popFirst() }

    mutating func remove(ticket: UInt64) -> Sender? {
        senders.firstIndex { $0.ticket == ticket }.map { senders.remove(at: $0) }
    }

    mutating func removeAll() -> [Sender] {
        defer { senders.removeAll() }
        return Array(senders)
    }
}
