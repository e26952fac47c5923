internal import ArgumentParser

/// Measures the bus beside C and gRPC. See docs/performance.md.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures the bus beside libzmq in C and grpc-swift-2, side by side in one run.",
        subcommands: [Compare.self, Serve.self], defaultSubcommand: Compare.self)
}
