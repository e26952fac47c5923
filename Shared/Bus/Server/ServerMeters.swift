internal import CoreMetrics

/// What a server counts, in whatever metrics backend it is given; `docs/observability.md` lists the names.
struct ServerMeters: Sendable {
    let peers: Meter
    let dropped: Counter
    let stalled: Counter
    let turnedAway: Counter
    /// By the number of the kind of ``ServerLimits``.
    private let running: [Meter]
    private let waiting: [Meter]
    private let refused: [Counter]

    init(_ factory: any MetricsFactory) {
        peers = Meter(label: "chungtay_bus_peers_connected", factory: factory)
        dropped = Counter(
            label: "chungtay_bus_frames_dropped_total", dimensions: [("side", "server")], factory: factory)
        stalled = Counter(label: "chungtay_bus_peers_stalled_total", factory: factory)
        turnedAway = Counter(label: "chungtay_bus_connections_refused_total", factory: factory)
        let kinds = ServerLimits.Kind.allCases.map { [("kind", "\($0)")] }
        running = kinds.map {
            Meter(label: "chungtay_bus_calls_running", dimensions: $0, factory: factory)
        }
        waiting = kinds.map {
            Meter(label: "chungtay_bus_calls_queued", dimensions: $0, factory: factory)
        }
        refused = kinds.map {
            Counter(label: "chungtay_bus_calls_refused_total", dimensions: $0, factory: factory)
        }
    }

    func measure(_ kind: Int, running count: Int, waiting queued: Int) {
        running[kind].set(count)
        waiting[kind].set(queued)
    }

    func refuse(_ kind: Int) { refused[kind].increment() }
}
