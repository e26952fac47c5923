public import Store
internal import Vocabulary

extension Deployment {
    /// What a service's tables have that its log does not tell, each as its rule and its table: `evidence-row-differs deliveries`.
    /// Triggers that a test took away are left out.
    public func unexplained(in service: String, by proof: any LogProof.Type) async throws -> [String] {
        var found: [String] = []
        try await store(of: service).verifyEvidence(proof: proof) { piece in
            found += piece.faults.filter { !$0.message.key.hasPrefix("kit.evidence-trigger-") }
                .map { "\($0.message.key.split(separator: ".").last ?? "") \($0.table)" }
        }
        return found
    }
}
