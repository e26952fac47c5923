internal import Foundation
internal import GRDB
internal import Vocabulary

/// Heads that services sign, kept by those who follow them.
extension ServiceStore {
    /// The last signed head of each of this service's logs, and those of `kept` that the logs no longer have; both of one moment.
    public func signedHeads(
        comparing kept: [KnownHead]
    ) async throws -> (heads: [SignedHead], missing: [KnownHead]) {
        try await reading { db in
            let heads = try RowChain.all.compactMap { chain in
                try Row.fetchOne(
                    db, sql: "SELECT * FROM \(SignedHead.table) WHERE log = ? ORDER BY number DESC LIMIT 1",
                    arguments: [chain.table]
                ).flatMap { SignedHead($0) }
            }
            let missing = try kept.filter { known in
                guard let chain = RowChain.all.first(where: { $0.table == known.log }) else { return true }
                return try chain.head(at: known.mark.position, db) != known.mark.chain
            }
            return (heads, missing)
        }
    }

    /// What this service keeps of the logs of those that it follows: the last signed head of each, and those that turned out to be no
    /// more. By service, then log.
    public func neighbourHeads(of source: String? = nil) async throws -> [NeighbourHead] {
        try await reading { [service] db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT head, log, position, chain, at, key, signature, source, gone_at
                    FROM store_neighbour_heads WHERE source = ifnull(?, source) ORDER BY source, log, number
                    """, arguments: [source])
            return rows.compactMap { row in
                SignedHead(row).map {
                    NeighbourHead(keeper: service, source: row[7], head: $0, goneAt: row[8])
                }
            }
        }
    }

    /// Keeps what a service has signed by now of its logs, in the place of what it had signed before: that it still has those was
    /// asked in the same moment, so whatever holds for the new ones holds for them. Those that it has no more stay, for good.
    ///
    /// - Returns: those that were kept, and are no more since this time.
    public func keep(
        _ heads: [SignedHead], missing: [KnownHead], of source: String
    ) async throws -> [NeighbourHead] {
        let all = try await neighbourHeads(of: source)
        let gone = all.filter { $0.goneAt == nil && missing.contains($0.head.known) }
        let fresh = heads.filter { head in !all.contains { $0.head == head } }
        guard !gone.isEmpty || !fresh.isEmpty else { return [] }
        return try await perform { batch in
            let now = batch.machineTime
            for kept in gone {
                try batch.run(
                    """
                    UPDATE store_neighbour_heads SET gone_at = ? WHERE source = ? AND log = ? AND gone_at IS NULL
                    """, [now, source, kept.head.log])
            }
            for head in fresh {
                try batch.run(
                    "DELETE FROM store_neighbour_heads WHERE source = ? AND log = ? AND gone_at IS NULL",
                    [source, head.log])
                try batch.run(
                    """
                    INSERT INTO store_neighbour_heads
                        (source, head, log, position, chain, at, key, signature)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    [
                        source, Int64(head.number), head.log, Int64(head.mark.position), head.mark.chain,
                        head.at, head.key, Data(head.signature),
                    ])
            }
            return gone.map {
                NeighbourHead(keeper: $0.keeper, source: $0.source, head: $0.head, goneAt: now)
            }
        }
    }
}
