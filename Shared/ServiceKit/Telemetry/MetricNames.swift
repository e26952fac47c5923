/// What is counted and timed, named by the conventions of Prometheus: `docs/observability.md` lists them all.
enum MetricNames {
    static let calls = "chungtay_calls_total"
    static let duration = "chungtay_call_duration_seconds"
}
