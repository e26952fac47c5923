internal import ArgumentParser
internal import Foundation

/// The whole comparison.
struct Compare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs every peer's server as a process of its own and calls them in turn.",
        discussion: """
            Rounds are interleaved: each measure is taken of every peer right after one another, so that what else the \
            machine does meanwhile falls on all of them. A figure is the median of its rounds, and so is a ratio, \
            which is taken within each round.
            """)

    @Option(help: "How often everything is measured.")
    var rounds = 5
    @Option(help: "Seconds a measure.")
    var seconds = 0.5
    @Option(help: "Calls a second where the rate is fixed.")
    var rate = 500
    @Option(help: "Callers at once.")
    var window = 64
    @Option(help: "Idle connections for the memory figure; 0 leaves it out.")
    var connections = 1000
    @Option(parsing: .upToNextOption, help: "Who is measured.")
    var peers = Peer.allCases
    @Option(parsing: .upToNextOption, help: "Over what.")
    var transports = Transport.allCases
    @Option(parsing: .upToNextOption, help: "What is measured.")
    var measures = Measure.allCases
    @Flag(inversion: .prefixedNo, help: "Ask the bus for more than it has room for, too.")
    var overload = true
    @Flag(inversion: .prefixedNo, help: "Measure the JSON coder too.")
    var coder = true
    @Option(help: "Writes every sample to this file.")
    var json: String?
    @Option(help: "Draws the ratios into this SVG file.")
    var svg: String?

    func run() async throws {
        let keys = try Keys()
        let directory = try FileManager.default.url(
            for: .itemReplacementDirectory, in: .userDomainMask,
            appropriateFor: URL(filePath: NSTemporaryDirectory()), create: true
        ).path
        defer {
            do {
                try FileManager.default.removeItem(atPath: directory)
            } catch {
                log("\(directory) is left: \(error)")
            }
        }
        var results = Results(
            machine: Machine(), rounds: rounds, seconds: seconds, rate: rate, window: window)
        results.samples = try await samples(keys, directory)
        if connections > 0 { results.idle = try await idleConnections(keys, directory) }
        if overload { results.overload = try await overloads(keys, directory) }
        if coder { results.coder = try CoderMeasure.all() }
        print(Report(results).text)
        if let json { try encoded(results).write(to: URL(filePath: json)) }
        if let svg { try Data(Chart(results).svg.utf8).write(to: URL(filePath: svg)) }
    }

    private func samples(_ keys: Keys, _ directory: String) async throws -> [Sample] {
        var stands: [Stand] = []
        for transport in transports {
            var servers: [Peer: ServerProcess] = [:]
            for peer in peers {
                let server =
                    try servers[peer.server]
                    ?? ServerProcess(peer.server, transport, keys: keys, directory: directory)
                servers[peer.server] = server
                stands.append(try Stand(peer, server, keys))
            }
        }
        for stand in stands { try await stand.warmUp() }
        var samples: [Sample] = []
        for round in 1...max(1, rounds) {
            log("round \(round) of \(rounds)")
            for transport in transports {
                for measure in measures {
                    for stand in stands where stand.server.transport == transport {
                        samples.append(
                            try await stand.sample(
                                measure, round: round, seconds: seconds, rate: rate, window: window))
                    }
                }
            }
        }
        for stand in stands { try await stand.contestant.close() }
        return samples
    }

    private func idleConnections(_ keys: Keys, _ directory: String) async throws -> [IdleMemory] {
        var found: [IdleMemory] = []
        for peer in peers where peer == peer.server && peer != .grpcHouse {
            log("\(connections) idle connections to \(peer.rawValue)")
            let server = try ServerProcess(peer, .tcp, keys: keys, directory: directory)
            found.append(try await IdleMemory(of: server, connections: connections, keys))
        }
        return found
    }

    private func overloads(_ keys: Keys, _ directory: String) async throws -> [Overload] {
        let server = try ServerProcess(.bus, .tcp, keys: keys, directory: directory)
        let client = try BusEchoClient(server.endpoint, keys, onReactor: true)
        defer { client.close() }
        _ = try await client.inFlight(16, for: 200_000_000)
        var found: [Overload] = []
        for round in 1...max(1, rounds) {
            log("overload, round \(round) of \(rounds)")
            for offered in Overload.rates {
                found.append(
                    try await Overload(client, server, round: round, offered: offered, seconds: seconds))
            }
        }
        return found
    }

    private func encoded(_ results: Results) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return try encoder.encode(results)
    }
}

/// Progress, beside the table on standard output.
func log(_ text: String) { FileHandle.standardError.write(Data("bench: \(text)\n".utf8)) }
