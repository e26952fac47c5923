/// Flow control counts items: how many one side may send before the other has granted more.
enum Flow {
    /// What each side may send at first.
    static let initialCredit: UInt32 = 64
    /// More outstanding credit than this breaks the protocol: a peer that grants without bound and then does not
    /// read would make its sender's memory grow without bound.
    static let maximumCredit: UInt32 = 65_536
    /// Octets that have been read and not granted again, at most: who gets long items grants earlier than after half
    /// a window.
    static let octetsPerGrant = 2 * 1024 * 1024
}

/// Items that this side may still send.
struct SendWindow: Hashable, Sendable {
    private(set) var credit = Flow.initialCredit

    /// False when there is no credit left.
    mutating func spend() -> Bool {
        guard credit > 0 else { return false }
        credit -= 1
        return true
    }

    /// False when the peer grants more than may be outstanding.
    mutating func grant(_ count: UInt32) -> Bool {
        guard count <= Flow.maximumCredit - credit else { return false }
        credit += count
        return true
    }
}

/// Items that the peer may still send, and those that are to be granted again.
struct ReceiveWindow: Hashable, Sendable {
    private(set) var allowance = Flow.initialCredit
    private var consumed: UInt32 = 0
    private var octets = 0

    /// False when the peer sends more than it was granted.
    mutating func receive() -> Bool {
        guard allowance > 0 else { return false }
        allowance -= 1
        return true
    }

    /// One received item has been taken by its reader: how many to grant now, 0 most of the time (half a window is
    /// granted at once, so that credit costs one frame in 32; long items are granted earlier). `size` is in octets.
    mutating func consume(_ size: Int = 0) -> UInt32 {
        consumed += 1
        octets += size
        guard consumed >= Flow.initialCredit / 2 || octets >= Flow.octetsPerGrant else { return 0 }
        let granted = consumed
        consumed = 0
        octets = 0
        allowance += granted
        return granted
    }
}
