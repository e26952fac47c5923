internal import Synchronization

/// What one principal has with a server, over all its connections.
final class PrincipalAccount: Sendable {
    let number: Int
    /// Octets of its items that wait for their readers.
    private let unread = Atomic<Int>(0)
    /// Octets of the bodies of its calls that are here.
    let bodies = Atomic<Int>(0)

    /// Octets that were sent to its connections and are known not to be read.
    let unheard = Atomic<Int>(0)

    init(number: Int) { self.number = number }

    /// Takes `octets` in; false, and nothing is taken, when there would be more than `limit`.
    func take(_ octets: Int, limit: Int) -> Bool {
        guard unread.add(octets, ordering: .relaxed).newValue > limit else { return true }
        give(octets)
        return false
    }

    func give(_ octets: Int) {
        if octets != 0 { unread.subtract(octets, ordering: .relaxed) }
    }

    /// What ``take(_:limit:)`` counts. For harnesses.
    var unreadOctets: Int { unread.load(ordering: .relaxed) }
}
