internal import Foundation

/// Everything that a run found out.
struct Results: Codable {
    let machine: Machine
    let rounds: Int
    let seconds: Double
    let rate: Int
    let window: Int
    var samples: [Sample] = []
    var idle: [IdleMemory] = []
    var overload: [Overload] = []
    var coder: [CoderMeasure] = []

    init(machine: Machine, rounds: Int, seconds: Double, rate: Int, window: Int) {
        self.machine = machine
        self.rounds = rounds
        self.seconds = seconds
        self.rate = rate
        self.window = window
    }

    /// The median over the rounds; nil when it was not measured.
    func median(
        _ peer: Peer, _ transport: Transport, _ measure: Measure, _ figure: (Sample) -> Double?
    ) -> Double? {
        Results.median(of(peer, transport, measure).compactMap(figure))
    }

    /// The median of the rounds' ratios.
    func ratio(
        _ peer: Peer, to other: Peer, _ transport: Transport, _ measure: Measure,
        _ figure: (Sample) -> Double?
    ) -> Double? {
        let others = Dictionary(
            of(other, transport, measure).map { ($0.round, $0) }, uniquingKeysWith: { first, _ in first })
        return Results.median(
            of(peer, transport, measure).compactMap { sample in
                guard let other = others[sample.round], let above = figure(sample), let below = figure(other)
                else { return nil }
                return above / below
            })
    }

    func has(_ peer: Peer, _ transport: Transport) -> Bool {
        samples.contains { $0.peer == peer && $0.transport == transport }
    }

    private func of(_ peer: Peer, _ transport: Transport, _ measure: Measure) -> [Sample] {
        samples.filter { $0.peer == peer && $0.transport == transport && $0.measure == measure }
    }

    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}

/// What it ran on.
struct Machine: Codable {
    let processors: Int
    let model: String
    let kernel: String
    let date: String

    init() {
        processors = ProcessInfo.processInfo.activeProcessorCount
        let information = FileManager.default.contents(atPath: "/proc/cpuinfo").map {
            String(decoding: $0, as: UTF8.self)
        }
        model =
            information?.split(separator: "\n").first { $0.hasPrefix("model name") }?
            .split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown"
        kernel = ProcessInfo.processInfo.operatingSystemVersionString
        date = Date.now.formatted(.iso8601.year().month().day())
    }
}
