/// What is counted and timed, named by the conventions of Prometheus: `docs/observability.md` lists them all.
enum MetricNames {
    static let calls = "chungtay_calls_total"
    static let duration = "chungtay_call_duration_seconds"
    static let storeFile = "chungtay_store_file_bytes"
    static let storeJournal = "chungtay_store_journal_bytes"
    static let diskFree = "chungtay_disk_free_bytes"
}
