internal import Store
internal import Synchronization
internal import Vocabulary

/// What going over a service's logs has found, for who asks after its health.
final class EvidenceWatch: Sendable {
    private struct Rounds {
        /// Of the round that is under way.
        var faults: Set<EvidenceFault> = []
        /// Of the last one that came to its end.
        var last: Set<EvidenceFault> = []
        var checkedAt: Timestamp?

        var report: EvidenceReport {
            let known = last.union(faults)
            let state: EvidenceReport.State =
                !known.isEmpty ? .broken : checkedAt == nil ? .unchecked : .sound
            return EvidenceReport(state: state, faults: known.count, checkedAt: checkedAt)
        }
    }

    /// More say nothing more: a chain that was cut at its beginning has a fault a row.
    private static let most = 1000

    private let rounds = Mutex(Rounds())
    private let changed: @Sendable () -> Void

    /// `changed` is called when the state has become another.
    init(changed: @escaping @Sendable () -> Void) { self.changed = changed }

    var report: EvidenceReport { rounds.withLock { $0.report } }

    func beginRound() { change { $0.faults = [] } }

    /// Whether one of these was not found before.
    func isNews(_ faults: [EvidenceFault]) -> Bool {
        rounds.withLock { rounds in !rounds.last.union(rounds.faults).isSuperset(of: faults) }
    }

    func found(_ faults: [EvidenceFault]) {
        guard !faults.isEmpty else { return }
        change { rounds in
            for fault in faults where rounds.faults.count < Self.most { rounds.faults.insert(fault) }
        }
    }

    func endRound(at moment: Timestamp) {
        change { rounds in
            (rounds.last, rounds.faults, rounds.checkedAt) = (rounds.faults, [], moment)
        }
    }

    private func change(_ body: (inout Rounds) -> Void) {
        let (before, after) = rounds.withLock { rounds in
            let before = rounds.report.state
            body(&rounds)
            return (before, rounds.report.state)
        }
        if before != after { changed() }
    }
}
