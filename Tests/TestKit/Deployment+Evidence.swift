public import GRDB
public import ServiceKit
public import Store
internal import Vocabulary

extension Deployment {
    /// What a service's tables have that its log does not tell, each as its rule and its table: `evidence-row-differs deliveries`.
    /// Triggers that a test took away are left out.
    public func unexplained(in service: String, by proof: any LogProof.Type) async throws -> [String] {
        var found: [String] = []
        try await store(of: service).verifyEvidence(proof: proof) { found += Self.named($0.faults) }
        return found
    }

    /// The same of a copy of the store that somebody has altered, while the service goes on.
    public func unexplained<Service: DepartmentService>(
        inCopyOf _: Service.Type, alteredBy sql: SQL
    ) async throws -> [String] {
        let copy = try await backUp(Service.name)
        try Self.alter(copy.file, sql)
        var found: [String] = []
        try ServiceStore.verifyEvidence(
            inFile: copy.file, of: Service.name, migrations: Service.migrations, keys: nil,
            proof: Service.proof
        ) { found += Self.named($0.faults) }
        return found
    }

    private static func alter(_ path: String, _ sql: SQL) throws {
        let file = try DatabaseQueue(path: path)
        try file.write { try $0.execute(literal: sql) }
        try file.close()
    }

    private static func named(_ faults: [EvidenceFault]) -> [String] {
        faults.filter { !$0.message.key.hasPrefix("kit.evidence-trigger-") }
            .map { "\($0.message.key.split(separator: ".").last ?? "") \($0.table)" }
    }
}
