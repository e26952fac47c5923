internal import ArgumentParser
internal import CEcho
internal import Foundation

/// A server process; says on its standard output where it listens.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(shouldDisplay: false)

    @Argument var peer: Peer
    @Argument var endpoint: String

    func run() async throws {
        // Its measurer may be killed.
        echo_end_with_parent()
        guard let text = ProcessInfo.processInfo.environment[Keys.variable] else {
            throw Failure("\(Keys.variable) is not set")
        }
        let keys = try Keys(text)
        switch peer {
        case .cPlain: throw try CPeer.serve(endpoint, nil)
        case .cCurve: throw try CPeer.serve(endpoint, keys)
        case .bus, .busNaive: try await BusPeer.serve(endpoint, keys, announce: announce)
        case .grpc: try await GRPCPeer.serve(endpoint, FoundationCoding(), announce: announce)
        case .grpcHouse: try await GRPCPeer.serve(endpoint, HouseCoding(), announce: announce)
        }
    }

    private func announce(_ endpoint: String) {
        FileHandle.standardOutput.write(Data("\(endpoint)\n".utf8))
    }
}

/// Until the process is killed.
func forever() async throws -> Never {
    while true { try await Task.sleep(for: .seconds(3600)) }
}
