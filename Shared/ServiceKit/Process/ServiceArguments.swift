internal import ArgumentParser
internal import Logging
internal import Vocabulary

/// The command line of a service: `chungtay-registry --data DIR --compose DIR`.
struct ServiceArguments: ParsableCommand {
    static var configuration: CommandConfiguration {
        let program = CommandLine.arguments.first?.split(separator: "/").last.map(String.init)
        return CommandConfiguration(
            commandName: program, abstract: "Runs one department's service until it is told to stop.")
    }

    @Option(help: "Where the deployment keeps its stores and keys.")
    var data = ""

    @Option(help: "Where policy.yaml, stack.yaml and reference/ are.")
    var compose = ""

    @Flag(help: "Print what the service answers and tells, with schemas, as JSON, and end.")
    var describe = false

    @Option(
        help: "Go over the evidence in this copy of the service's store, print a JSON text a piece, and end.")
    var verify: String?

    @Option(
        help:
            "Print what the service issued and signed, as this copy of its store has it, a JSON text a line, and end."
    )
    var issued: String?

    @Option(help: "The file of the public keys that the logs of that copy are signed with.")
    var keys: String?

    @Option(help: "The language of what is wrong with it: vi, en.", transform: { Language(accept: $0) })
    var lang = Language.vi

    @Option(help: "Where to listen, instead of what stack.yaml says: tcp://HOST:PORT or ipc://PATH.")
    var endpoint: String?

    @Option(
        help: "Whose time counts, instead of what stack.yaml says: system, simulated.",
        transform: { try word($0, of: "clock") })
    var clock: StackSettings.Clock?

    @Option(
        help: "The day that a simulated clock shows when the store is made: YYYY-MM-DD.",
        transform: { text in
            guard let day = Day(text) else { throw ValidationError("There is no day \(text).") }
            return day
        })
    var firstDay: Day?

    @Flag(help: "No encryption and no keys: loopback and ipc only.")
    var insecure = false

    @Option(
        help: "Least level to log: trace, debug, info, notice, warning, error.",
        transform: { try word($0, of: "level") })
    var log: Logger.Level = .info

    func validate() throws {
        if describe || verify != nil || issued != nil { return }
        if data.isEmpty { throw ValidationError("Missing expected argument '--data <data>'") }
        if compose.isEmpty { throw ValidationError("Missing expected argument '--compose <compose>'") }
    }
}

extension StackSettings {
    /// These, with what the command line says instead.
    func overridden(by arguments: ServiceArguments) -> StackSettings {
        StackSettings(
            services: services, clock: arguments.clock ?? clock, firstDay: arguments.firstDay ?? firstDay,
            zoneOffsetMinutes: zoneOffsetMinutes, heartbeatSeconds: heartbeatSeconds, room: room,
            limits: limits)
    }
}

private func word<Word: RawRepresentable<String>>(_ text: String, of kind: String) throws -> Word {
    guard let word = Word(rawValue: text) else { throw ValidationError("There is no \(kind) \(text).") }
    return word
}
