internal import DequeModule

/// Flow control counts items: how many one side may send before the other has granted more.
enum FlowControl {
    /// What each side may send at first.
    static let initialCredit: UInt32 = 64
    /// More outstanding credit than this breaks the protocol: a peer that grants without bound and then does not
    /// read would make its sender's memory grow without bound.
    static let maximumCredit: UInt32 = 65_536
    /// Octets that have been read and not granted again, at most: who gets long items grants earlier than after half
    /// a window.
    static let octetsPerGrant = 2 * 1024 * 1024
    /// Items that a client's window widens to while they are short: each turn between two processes costs several
    /// switches of threads, which 32 short items do not pay for. Measured: twice the items a second of 256 octets.
    static let widestWindow: UInt32 = 512
    /// Octets that a widened window may come to.
    static let octetsOfWideWindow = 1024 * 1024
    /// Octets of items that a client has on the way in a call, at most, once they are ``octetsPerGrant`` or more.
    static let octetsOnTheWay = 4 * 1024 * 1024
}

/// Items that this side may still send.
struct SendWindow: Hashable, Sendable {
    private(set) var credit = FlowControl.initialCredit

    /// False when there is no credit left.
    mutating func spend() -> Bool {
        guard credit > 0 else { return false }
        credit -= 1
        return true
    }

    /// False when the peer grants more than may be outstanding.
    mutating func grant(_ count: UInt32) -> Bool {
        guard count <= FlowControl.maximumCredit - credit else { return false }
        credit += count
        return true
    }
}

/// Octets of the items that were sent and for which credit has not come again: what the peer may not have read yet.
struct OctetWindow: Hashable, Sendable {
    private var sizes: Deque<Int> = []
    private(set) var octets = 0

    /// Whether an item of `size` octets may follow. While less is on the way than the peer reads without granting, any may:
    /// otherwise both would wait for one another.
    func admits(_ size: Int) -> Bool {
        octets < FlowControl.octetsPerGrant || size <= FlowControl.octetsOnTheWay - octets
    }

    mutating func send(_ size: Int) {
        sizes.append(size)
        octets += size
    }

    /// The peer grants again for the items that it has read, the oldest first; more than it was sent changes nothing.
    mutating func grant(_ count: UInt32) {
        let read = min(Int(count), sizes.count)
        octets -= sizes.prefix(read).reduce(0, +)
        sizes.removeFirst(read)
    }
}

/// Items that the peer may still send, and those that are to be granted again.
struct ReceiveWindow: Hashable, Sendable {
    private(set) var allowance = FlowControl.initialCredit
    private var consumed: UInt32 = 0
    private var octets = 0
    /// Items that are allowed, unread, or read and not granted again, all together.
    private(set) var size = FlowControl.initialCredit
    private let widest: UInt32

    /// - Parameter widest: how many items the window may widen to while they are short; at least
    ///   ``FlowControl/initialCredit``.
    init(widest: UInt32 = FlowControl.initialCredit) { self.widest = widest }

    /// False when the peer sends more than it was granted.
    mutating func receive() -> Bool {
        guard allowance > 0 else { return false }
        allowance -= 1
        return true
    }

    /// One received item has been taken by its reader: how many to grant now, 0 most of the time (half a window is
    /// granted at once, so that credit costs few frames; long items are granted earlier). `size` is in octets.
    mutating func consume(_ size: Int) -> UInt32 {
        consumed += 1
        octets += size
        guard consumed >= self.size / 2 || octets >= FlowControl.octetsPerGrant else { return 0 }
        let granted = resize(consumed, mean: octets / Int(consumed))
        consumed = 0
        octets = 0
        allowance += granted
        return granted
    }

    /// What to grant for so many items: more of short ones, fewer once they have become long.
    private mutating func resize(_ consumed: UInt32, mean: Int) -> UInt32 {
        if size * 2 <= widest, Int(size) * 2 * mean <= FlowControl.octetsOfWideWindow {
            defer { size *= 2 }
            return consumed + size
        }
        guard size > FlowControl.initialCredit, Int(size) * mean > FlowControl.octetsOfWideWindow else {
            return consumed
        }
        let withheld = min(consumed, size - FlowControl.initialCredit)
        size -= withheld
        return consumed - withheld
    }
}
