/// What the bus is to reach, with CURVE on and Codable JSON on both sides.
struct Aims {
    private struct Aim {
        let title: String
        let wanted: Double
        /// Or at most.
        let atLeast: Bool
        let got: Double?
        let unit: String

        var row: [String] {
            guard let got else { return [title, bound, "not measured", ""] }
            let isMet = atLeast ? got >= wanted : got <= wanted
            return [title, bound, number(got) + unit, isMet ? "met" : "missed"]
        }

        private var bound: String { "\(atLeast ? "≥" : "≤") \(number(wanted))\(unit)" }
    }

    private let aims: [Aim]

    init(_ results: Results) {
        var aims: [Aim] = []
        for transport in Transport.allCases where results.has(.bus, transport) {
            func ratio(_ other: Peer, _ measure: Measure, _ figure: (Sample) -> Double?) -> Double? {
                results.ratio(.bus, to: other, transport, measure, figure)
            }
            let name = transport.rawValue
            aims += [
                Aim(
                    title: "\(name): p50 alone, to C with CURVE", wanted: 1.5, atLeast: false,
                    got: ratio(.cCurve, .alone) { $0.latency?.p50 }, unit: " ×"),
                Aim(
                    title: "\(name): p50 alone, to grpc-swift-2", wanted: 0.125, atLeast: false,
                    got: ratio(.grpc, .alone) { $0.latency?.p50 }, unit: " ×"),
                Aim(
                    title: "\(name): \(results.window) in flight, to grpc-swift-2", wanted: 20, atLeast: true,
                    got: ratio(.grpc, .inFlight, \.rate), unit: " ×"),
                Aim(
                    title: "\(name): \(results.window) in flight, to C with CURVE", wanted: 0.35,
                    atLeast: true,
                    got: ratio(.cCurve, .inFlight, \.rate), unit: " ×"),
                Aim(
                    title: "\(name): stream, to grpc-swift-2", wanted: 8, atLeast: true,
                    got: ratio(.grpc, .stream, \.rate), unit: " ×"),
            ]
        }
        if let coder = results.coder.first(where: { $0.message == "echo" && $0.coder == "the bus's" }) {
            let most = max(coder.encode.allocations, coder.decode.allocations)
            aims += [
                Aim(title: "JSON, write", wanted: 2500, atLeast: false, got: coder.encode.time, unit: " ns"),
                Aim(title: "JSON, read", wanted: 2500, atLeast: false, got: coder.decode.time, unit: " ns"),
                Aim(
                    title: "JSON, allocations either way, the value's own text included", wanted: 4,
                    atLeast: false, got: most, unit: ""),
            ]
        }
        self.aims = aims
    }

    var table: String { bench.table(["aim", "wanted", "got", ""], aims.map(\.row)) }
}
