import ArgumentParser
import Bus
import Dispatch
import Foundation
import GatewayKit
import Glibc
import ServiceKit
import Vocabulary

/// `chungtay up`.
struct UpCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "up",
        abstract: """
            Chạy \(NumberFormat(.vi).spelled(Departments.all.count)) dịch vụ cho đến khi Ctrl-C · \
            run the \(NumberFormat(.en).spelled(Departments.all.count)) services until Ctrl-C.
            """)

    @OptionGroup var options: GlobalOptions

    @Flag(help: "Chạy nền, trả lời khi mọi dịch vụ sẵn sàng · in the background, return when all are healthy")
    var detach = false

    @Option(help: "any: chọn cổng còn trống · any: pick free ports")
    var ports: PortChoice = .settings

    @Option(help: "Đồng hồ: system hoặc simulated · clock, instead of stack.yaml's")
    var clock: ClockChoice?

    @Option(help: "Ngày đầu của đồng hồ mô phỏng · first day of a simulated clock (YYYY-MM-DD)")
    var firstDay: Day?

    enum PortChoice: String, ExpressibleByArgument, CaseIterable { case settings, any }
    enum ClockChoice: String, ExpressibleByArgument, CaseIterable { case system, simulated }

    func perform(in context: CommandContext) async throws {
        // A mistake in what all of them read is said once, here, instead of by each of them.
        _ = try KnownUnits(compose: context.compose)
        try context.data.prepare()
        if detach { return try await Detached(self, context).start() }
        guard let lock = try StackLock(SupervisorFile.lock(context.data)) else {
            let pid = try SupervisorFile.read(context.data)?.pid
            throw Failure(
                .unavailable,
                Message("gateway.already-up", ["data": context.data.path, "pid": pid.map { "\($0)" } ?? "?"]))
        }
        try await OrphanedServices(context.data).end()
        var extra: [String] = []
        if let clock { extra += ["--clock", clock.rawValue] }
        if let firstDay { extra += ["--first-day", "\(firstDay)"] }
        let stack = try Stack(
            context.data, compose: context.compose, anyPorts: ports == .any, extra: extra)
        try Endpoints.write(stack.endpoints, portal: stack.portal?.url, context.data)
        let failure = try await supervise(stack, context)
        for path in [context.data.endpoints, SupervisorFile.path(context.data)] {
            try FileManager.default.removeItem(atPath: path)
        }
        withExtendedLifetime(lock) {}
        withExtendedLifetime(stack) {}
        if let failure { throw Failure(.unavailable, failure) }
    }

    private func supervise(_ stack: Stack, _ context: CommandContext) async throws -> Message? {
        let specs = try stack.specs()
        let clients = context.clients
        let lines = HeartbeatLines(clients)
        let portal = stack.portal
        let heartbeat = Heartbeat(limit: stack.heartbeat) { name, patience in
            if let portal, name == PortalPlace.name { return await portal.answers(within: patience) }
            return await lines.answers(name, within: patience)
        }
        var supervisor = Supervisor(specs, heartbeat: heartbeat) { name in
            if let portal, name == PortalPlace.name { return await portal.answers(within: .seconds(2)) }
            return await clients.isServing(name)
        }
        let signals = StopSignals(supervisor.stop)
        defer { signals.cancel() }
        var show = UpDisplay(context, specs, heartbeat: stack.heartbeat)
        let failure = await supervisor.run { supervisor, name, change in show.note(supervisor, name, change) }
        if failure == nil { context.note("stopped") }
        return failure.map {
            Message(
                "gateway.service-failed",
                ["service": $0.name, "code": "\($0.code)", "why": context.exitReason($0.code)])
        }
    }
}

/// SIGINT and SIGTERM as calls of a function.
struct StopSignals {
    private let sources: [any DispatchSourceSignal]

    init(_ stop: @escaping @Sendable () -> Void) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler(handler: stop)
            source.resume()
            return source
        }
    }

    func cancel() { for source in sources { source.cancel() } }
}

extension CommandContext {
    /// What an exit code of a service means.
    func exitReason(_ code: Int32) -> String {
        guard let known = ServiceKit.ExitCode(rawValue: code) else { return text("exit-other") }
        return switch known {
        case .ok: text("exit-ok")
        case .usage: text("exit-usage")
        case .badFile: text("exit-bad-file")
        case .portTaken: text("exit-port")
        case .internalError: text("exit-other")
        case .dataUnwritable: text("exit-data")
        case .storeDamaged: text("exit-damaged")
        case .databaseOther: text("exit-database")
        case .keysMissing: text("exit-keys")
        }
    }
}
