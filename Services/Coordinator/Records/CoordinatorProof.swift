import GRDB
import GatewayAPI
import Store
import Vocabulary

/// The coordinator held against its log: each run, step, task and mandate is as the last event that tells of its row left it, and of
/// each row one tells. A run that waits has something to wait for.
///
/// What the coordinator keeps of other departments' logs it can read there anew, and is not held against its own.
struct CoordinatorProof: LogProof {
    static let table = RunRecords.table

    mutating func pass(_ event: EventEnvelope, _ db: Database) throws -> [EvidenceFault] {
        guard case .recordKept(let told) = try event.recorded(GatewayEvent.self)?.event,
            let table = told.subject.split(separator: "/").first.flatMap({
                WitnessedTable(rawValue: String($0))
            })
        else { return [] }
        return try LatestProof.faults(of: event, in: table.rawValue, db) {
            try table.digests(Self.row(told.subject, in: table), db) == [told]
        }
    }

    func finish(upTo position: UInt64, _ db: Database) throws -> [EvidenceFault] {
        try WitnessedTable.allCases.flatMap { table in
            try LatestProof.untold(in: table.rawValue, calledBy: table.subject, db)
        } + Self.sleepers(db)
    }

    /// Runs that would wait for ever.
    private static func sleepers(_ db: Database) throws -> [EvidenceFault] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT id FROM runs WHERE status = 'waiting' AND ready = 0
                    AND NOT EXISTS (SELECT 1 FROM waits WHERE run = runs.id) ORDER BY id LIMIT 100
                """
        ).map { EvidenceFault("gateway.evidence-no-wait", in: WaitRecords.table, ["run": $0[0] as String]) }
    }

    private static func row(_ subject: String, in table: WitnessedTable) -> SQL {
        let parts = subject.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard table == .journal else { return "kept.id = \(parts.dropFirst().joined(separator: "/"))" }
        return
            "kept.run = \(parts.count > 1 ? parts[1] : "") AND kept.number = \(parts.last.flatMap { Int($0) })"
    }
}
