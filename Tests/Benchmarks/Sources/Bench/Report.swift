internal import Foundation

/// The tables of a run, in Markdown.
struct Report {
    private let results: Results

    init(_ results: Results) { self.results = results }

    var text: String {
        var parts = [heading]
        for transport in Transport.allCases
        where results.samples.contains(where: { $0.transport == transport }) {
            parts.append("\(transport.rawValue), latency in µs\n\n\(latencies(transport))")
            parts.append("\(transport.rawValue), throughput\n\n\(throughput(transport))")
        }
        if !results.idle.isEmpty { parts.append("idle connections, tcp\n\n\(idle)") }
        if !results.overload.isEmpty {
            parts.append("the bus asked for more than it has room for, tcp, latency in µs\n\n\(overload)")
        }
        if !results.coder.isEmpty {
            parts.append("JSON coder, ns of processor time and allocations a message\n\n\(coder)")
        }
        parts.append("aims\n\n\(Aims(results).table)")
        return parts.joined(separator: "\n\n")
    }

    private var heading: String {
        """
        \(results.machine.date), \(results.machine.processors) processors (\(results.machine.model)), \
        \(results.machine.kernel); \(results.rounds) rounds of \(number(results.seconds)) s, medians
        """
    }

    private func latencies(_ transport: Transport) -> String {
        let rows = peers(transport).map { peer in
            [
                peer.title,
                figure(peer, transport, .alone) { $0.latency?.p50 },
                times(results.ratio(peer, to: .cCurve, transport, .alone) { $0.latency?.p50 }),
                figure(peer, transport, .alone) { $0.latency?.p99 },
                figure(peer, transport, .alone) { $0.latency?.p99Corrected },
                figure(peer, transport, .paced) { $0.latency?.p50 },
                figure(peer, transport, .paced) { $0.latency?.p99 },
                figure(peer, transport, .paced) { $0.latency?.p999 },
                both(peer, transport, .alone),
            ]
        }
        let paced = "\(results.rate)/s"
        return table(
            [
                "peer", "alone p50", "to C with CURVE", "p99", "p99 corrected", "\(paced) p50",
                "\(paced) p99",
                "\(paced) p99.9", "CPU a call alone, client + server",
            ], rows)
    }

    private func throughput(_ transport: Transport) -> String {
        let rows = peers(transport).map { peer in
            [
                peer.title,
                figure(peer, transport, .inFlight, \.rate),
                times(results.ratio(peer, to: .cCurve, transport, .inFlight, \.rate)),
                times(results.ratio(peer, to: .grpc, transport, .inFlight, \.rate)),
                both(peer, transport, .inFlight),
                figure(peer, transport, .stream, \.rate),
                times(results.ratio(peer, to: .grpc, transport, .stream, \.rate)),
                both(peer, transport, .stream),
            ]
        }
        return table(
            [
                "peer", "\(results.window) in flight, calls/s", "to C with CURVE", "to gRPC",
                "µs CPU a call, client + server", "stream, items/s", "to gRPC",
                "µs CPU an item, client + server",
            ], rows)
    }

    private var idle: String {
        table(
            ["server", "connections", "bytes of memory each"],
            results.idle.map { [$0.peer.title, "\($0.connections)", number(Double($0.bytes))] })
    }

    private var overload: String {
        let rows = Overload.rates.map { offered in
            let rounds = results.overload.filter { $0.offered == offered }
            func median(_ figure: (Overload) -> Double?) -> String {
                Results.median(rounds.compactMap(figure)).map(number) ?? ""
            }
            return [
                number(Double(offered)),
                median { Double($0.admitted) / Double($0.admitted + $0.refused) * 100 } + " %",
                median { $0.admittedLatency?.p50 }, median { $0.admittedLatency?.p99 },
                median { $0.refusedLatency?.p50 }, median { $0.refusedLatency?.p99 },
                "\(median(\.clientCPU)) + \(median(\.serverCPU))",
            ]
        }
        return table(
            [
                "calls/s asked for", "let in", "let in, p50", "p99", "refused, p50", "p99",
                "µs CPU a call, client + server",
            ], rows)
    }

    private var coder: String {
        table(
            ["message", "bytes", "coder", "encode", "allocations", "decode", "allocations"],
            results.coder.map {
                [
                    $0.message, "\($0.bytes)", $0.coder,
                    number($0.encode.time), number($0.encode.allocations),
                    number($0.decode.time), number($0.decode.allocations),
                ]
            })
    }

    private func peers(_ transport: Transport) -> [Peer] {
        Peer.allCases.filter { results.has($0, transport) }
    }

    private func figure(
        _ peer: Peer, _ transport: Transport, _ measure: Measure, _ figure: (Sample) -> Double?
    ) -> String {
        results.median(peer, transport, measure, figure).map(number) ?? ""
    }

    private func both(_ peer: Peer, _ transport: Transport, _ measure: Measure) -> String {
        guard let client = results.median(peer, transport, measure, \.clientCPU),
            let server = results.median(peer, transport, measure, \.serverCPU)
        else { return "" }
        return "\(number(client)) + \(number(server))"
    }
}

/// `| a | b |`, with a header.
func table(_ header: [String], _ rows: [[String]]) -> String {
    ([header, header.map { _ in "---" }] + rows).map { "| \($0.joined(separator: " | ")) |" }
        .joined(separator: "\n")
}

/// Three significant digits; thousands apart.
func number(_ value: Double) -> String {
    value.formatted(
        .number.precision(value < 1000 ? .significantDigits(1...3) : .fractionLength(0)).locale(
            Locale(identifier: "en")))
}

func times(_ ratio: Double?) -> String { ratio.map { "\(number($0)) ×" } ?? "" }
