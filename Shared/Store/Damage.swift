internal import Synchronization

/// What was found of the file that is not as it was written. It stays found until the store is opened again: what was put back
/// is another file.
final class Damage: Sendable {
    /// More says nothing more.
    private static let most = 20

    private let known = Mutex<[String]>([])

    /// In English, for the operator; empty while nothing was found.
    var found: [String] { known.withLock { $0 } }

    func note(_ text: String) {
        known.withLock { known in
            guard known.count < Self.most, !known.contains(text) else { return }
            known.append(text)
        }
    }
}

extension ServiceStore {
    /// What was found so far of the file that is not as it was written, in English; empty while nothing was. Nothing more should
    /// be written to such a file.
    public var damage: [String] { core.damage.found }
}
