import ArgumentParser
import Bus
import GatewayKit
import ServiceKit
import Vocabulary

/// `chungtay status`.
struct StatusCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Các dịch vụ đang ra sao · how the services are.")

    @OptionGroup var options: GlobalOptions

    func perform(in context: CommandContext) async throws {
        try context.data.prepare()
        if try StackLock(SupervisorFile.lock(context.data)) != nil {
            throw Failure(.unavailable, Message("gateway.not-up", ["data": context.data.path]))
        }
        let report = try await StackReport(context)
        try context.show(report) { report.lines(context) }
        if !report.services.allSatisfy({ $0.state == "running" && $0.problem == nil }) {
            throw AlreadyReported(status: .unavailable)
        }
    }
}

/// How the services are, as the supervisor and they themselves say.
struct StackReport: Codable {
    struct Service: Codable {
        var service: String
        /// The supervisor's word for the process.
        var state: String
        var pid: Int32?
        var restarts: Int
        var endpoint: String?
        /// The day on its clock.
        var today: Day?
        /// The number of the last event in its log.
        var head: UInt64?
        /// Events of other services' logs that it knows of and has not applied.
        var lag: UInt64?
        /// Why it did not answer.
        var problem: String?
    }

    var supervisor: Int32?
    var services: [Service]

    init(_ context: CommandContext) async throws {
        let file = try SupervisorFile.read(context.data)
        let endpoints = try context.clients.services()
        supervisor = file?.pid
        services = []
        for name in StackOrder.sorted(Array(endpoints.keys)) {
            let process = file?.services.first { $0.name == name }
            var service = Service(
                service: name, state: process?.state ?? "stopped", pid: process?.pid,
                restarts: process?.restarts ?? 0,
                endpoint: endpoints[name]?.endpoint)
            do {
                let health = try await context.clients.client(to: name, as: .serviceItself).call(
                    Health.check, Empty(),
                    CallOptions(timeout: .seconds(2), language: context.language, retry: .never))
                service.today = health.today
                service.head = health.position
                service.lag = health.following.reduce(0) { $0 + $1.lag }
            } catch let error as CallError {
                service.problem = error.message
            }
            services.append(service)
        }
    }

    func lines(_ context: CommandContext) -> [String] {
        var table = TextTable([
            .init(title: context.text("column.service")), .init(title: context.text("column.state")),
            .init(title: "PID", alignment: .right),
            .init(title: context.text("column.restarts"), alignment: .right),
            .init(title: context.text("column.endpoint"), wraps: true),
            .init(title: context.text("column.today")),
            .init(title: context.text("column.head"), alignment: .right),
            .init(title: context.text("column.lag"), alignment: .right),
        ])
        for service in services {
            table.add([
                service.service, context.text("state.\(service.state)"), service.pid.map { "\($0)" } ?? "–",
                "\(service.restarts)", service.endpoint?.replacing("tcp://", with: "") ?? "–",
                service.today.map(context.numbers.day) ?? "–",
                service.head.map(context.numbers.whole) ?? "–", service.lag.map(context.numbers.whole) ?? "–",
            ])
        }
        return table.rendered(width: Terminal.width)
            + services.compactMap { service in service.problem.map { "\(service.service): \($0)" } }
    }
}
