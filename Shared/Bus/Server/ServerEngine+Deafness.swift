internal import CoreMetrics
internal import Vocabulary

/// Clients that do not read what they are told: it is kept in memory here until they do.
extension ServerEngine {
    /// So long somebody may read nothing of what lies here before it is disconnected where room is needed. A mebibyte takes as long on a line of
    /// 140 kbit/s.
    static let patienceWithDeaf = Duration.seconds(60)
    /// Looks for whom to disconnect cost a glance at every connection.
    private static let betweenLooks = Duration.seconds(1)

    /// Whether there is sense in a call of `peer`'s: its answer is going to be read.
    func isListening(_ peer: Peer, _ account: PrincipalAccount) -> Bool {
        if peer.isDeaf {
            if peer.isFoundDeaf() { meters.stalled.increment() }
            return false
        }
        guard admission.isOverdrawn(account) else { return true }
        let now = ContinuousClock.now
        if lookedForDeaf.map({ now - $0 >= Self.betweenLooks }) ?? true {
            lookedForDeaf = now
            cutDeafest(of: account, at: now)
        }
        return false
    }

    /// Disconnects who holds most of those that have read nothing for long: of `account`'s connections, and of all where
    /// none of those is and what lies here for everybody is too much. There is room then for whoever reads.
    func cutDeafest(of account: PrincipalAccount, at now: ContinuousClock.Instant) {
        let deaf = peers.values.filter { $0.isDeaf(since: now - Self.patienceWithDeaf) }
        let own = deaf.filter { $0.debtor === account }
        let cuttable = own.isEmpty && admission.unheard >= limits.bodies ? deaf : own
        guard let worst = cuttable.max(by: { $0.owed < $1.owed }) else { return }
        meters.stalled.increment()
        worst.cut()
    }
}
