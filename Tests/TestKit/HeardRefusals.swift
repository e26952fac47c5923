internal import Bus
internal import Synchronization

/// What a service refuses in a test, held to ``Wording`` in Vietnamese whatever language the test reads: refusals of
/// calls, and of rows of imports.
final class HeardRefusals: Sendable {
    private let wording: Wording
    private let first = Mutex<Wording.Offence?>(nil)

    init(_ wording: Wording) { self.wording = wording }

    func hear(_ refusal: Refusal) {
        let messages = refusal.violations.map(\.message) + [refusal.message]
        guard let offence = messages.lazy.compactMap({ [wording] in wording.offence(in: $0) }).first else {
            return
        }
        first.withLock { $0 = $0 ?? offence }
    }

    /// Throws the first offence that was heard.
    func check() throws {
        if let offence = first.withLock({ $0 }) { throw offence }
    }
}
