import GatewayAPI

/// One version of a workflow, with the methods that it calls in its starter's name.
struct WorkflowCode: Sendable {
    let kind: WorkflowKind
    let version: Int
    /// What a mandate for it must hold, and nothing else.
    let methods: [String]
    let body: @Sendable (Flow) async throws -> Void
}

/// Every workflow, each in all versions that runs may still have: a run keeps the one that it was started with.
struct WorkflowBook: Sendable {
    let all: [WorkflowCode]

    static let shipped = WorkflowBook(all: [Respond.first, Admit.first, Transfer.first, Foster.first])

    func find(_ kind: WorkflowKind, _ version: Int) -> WorkflowCode? {
        all.first { $0.kind == kind && $0.version == version }
    }

    /// The version that runs are started with now.
    func latest(_ kind: WorkflowKind) -> WorkflowCode? {
        all.filter { $0.kind == kind }.max { $0.version < $1.version }
    }
}
