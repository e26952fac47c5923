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
        guard try StackLock(SupervisorFile.lock(context.data)) == nil else {
            return try await showOrphans(context)
        }
        let report = try await StackReport(context.clients)
        try context.show(report) { report.lines(context) }
        if !report.isServing {
            throw AlreadyReported(status: .unavailable)
        }
    }

    /// Nobody keeps the services; some may run all the same.
    private func showOrphans(_ context: CommandContext) async throws {
        let orphans = try OrphanedServices(context.data)
        guard !orphans.services.isEmpty, context.clients.isUp else {
            throw Failure(.unavailable, Message("gateway.not-up", ["data": context.data.path]))
        }
        var report = try await StackReport(context.clients)
        report.tell(of: orphans)
        try context.show(report) {
            report.lines(context) + [
                context.text("orphans", ["services": orphans.text, "data": context.data.path])
            ]
        }
        throw AlreadyReported(status: .unavailable)
    }
}

extension StackReport {
    /// For people.
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
            + services.compactMap { service in
                service.storage.flatMap { $0.line(of: service.service, context) }
            }
            + services.compactMap { service in
                service.logs.flatMap { $0.line(of: service.service, context) }
            }
            + services.compactMap { service in
                service.connections.flatMap { $0.line(of: service.service, context) }
            }
            + services.flatMap { service in
                (service.rewinds ?? []).map { rewind in
                    context.text(
                        rewind.settled ? "rewound" : "rewinding",
                        [
                            "service": service.service, "source": rewind.source,
                            "first": context.numbers.whole(rewind.first),
                            "last": context.numbers.whole(rewind.last),
                            "at": context.moment(rewind.at),
                        ])
                }
            }
    }
}

extension EvidenceReport {
    /// Nil while nothing was found.
    fileprivate func line(of service: String, _ context: CommandContext) -> String? {
        guard state == .broken else { return nil }
        return context.text(
            "evidence-broken", ["service": service, "faults": context.numbers.whole(UInt64(max(0, faults)))])
    }
}

extension ConnectionsReport {
    /// Nil while nobody was turned away.
    fileprivate func line(of service: String, _ context: CommandContext) -> String? {
        guard turnedAway > 0 else { return nil }
        return context.text(
            "turned-away",
            [
                "service": service, "count": context.numbers.whole(turnedAway),
                "open": context.numbers.whole(open),
            ])
    }
}

extension StorageReport {
    /// Nil when there is enough room.
    fileprivate func line(of service: String, _ context: CommandContext) -> String? {
        let key: String
        switch state {
        case .ample: return nil
        case .low: key = "room-low"
        case .full: key = "room-full"
        case .damaged: key = "store-damaged"
        }
        return context.text(
            key,
            [
                "service": service, "free": context.numbers.whole(freeBytes >> 20),
                "total": context.numbers.whole(totalBytes >> 20), "data": context.data.path,
            ])
    }
}
