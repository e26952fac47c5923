package import Bus

/// What the framework answers in every service.
package enum BuiltIn {
    /// Who is meant has to be said, or all are.
    package static let packages: Set<String> = ["admin", "events", "health", "reflection"]

    static let methods: [any TypedMethod] = [
        AdminAccess.explain, AdminAudit.search, AdminAudit.verify, AdminClock.get, AdminClock.set,
        AdminMetrics.get, AdminHeads.get, AdminReads.list, AdminStore.check, AdminVersions.list,
        EventLog.compare, EventLog.head, EventLog.heads, EventLog.subscribe, Health.check, Health.watch,
        Reflection.describe, Reflection.list,
    ]

    /// How the messages of one of them flow; nil for a method that is none.
    package static func kind(of method: String) -> CallKind? {
        methods.first { $0.name == method }?.kind
    }
}
