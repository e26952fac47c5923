/// What the framework answers in every service.
enum BuiltIn {
    static let packages: Set<String> = ["admin", "events", "health", "reflection"]

    static let methods: [any TypedMethod] = [
        AdminClock.get, AdminClock.set, AdminMetrics.get, AdminStore.backup, AdminStore.check, EventLog.head,
        EventLog.subscribe, Health.check, Health.watch, Reflection.describe, Reflection.list,
    ]
}
