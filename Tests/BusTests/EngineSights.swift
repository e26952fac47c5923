import Synchronization
import Vocabulary

@testable import Bus

/// What tests look at; on the reactor's thread.
extension ServerEngine {
    func running(_ kind: ServerLimits.Kind) -> Int { admission.queues[kind.rawValue].running }
    func waiting(_ kind: ServerLimits.Kind) -> Int { admission.queues[kind.rawValue].waiting }
    var hasWaitingSenders: Bool {
        peers.values.contains { peer in
            peer.calls.values.contains { call in call.state.withLock { !$0.senders.isEmpty } }
        }
    }
    var callsSeen: UInt64 { peers.values.map(\.usedIDs.highest).max() ?? 0 }
    /// Octets of items of `unit` that have come in and wait for their readers.
    func unreadOctets(of unit: UnitPath) -> Int { admission.accounts[unit]?.unreadOctets ?? 0 }
}
