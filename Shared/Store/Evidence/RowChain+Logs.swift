/// The store's own chains: what happened, who did it, who looked, what those people were called, and what the service went by.
extension RowChain {
    static let events = RowChain(
        "store_events",
        [
            "position", "id", "type", "subject", "time", "unit", "confidential", "data", "version",
            "traceparent", "person",
        ])
    static let audit = RowChain(
        "store_audit",
        [
            "number", "at", "unit", "person", "method", "key", "body_hash", "outcome", "position_before",
            "position_after",
        ])
    static let reads = RowChain(
        "store_reads",
        [
            "number", "at", "unit", "person", "method", "subjects", "tokens", "purpose", "break_glass",
            "confidential",
        ])

    static let people = RowChain("store_people", ["number", "unit", "person", "name", "since"])

    static let versions = RowChain("store_versions", ["number", "kind", "digest", "at", "day", "head"])

    static let all = [events, audit, reads, people, versions]
}
