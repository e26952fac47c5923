import Foundation
import GatewayKit
import Glibc
import ServiceKit
import Vocabulary

/// `up --detach`: the same command in a session of its own, until all is healthy.
struct Detached {
    /// How long services may take until all are healthy.
    static let patience: Duration = .seconds(120)

    private let up: UpCommand
    private let context: CommandContext

    init(_ up: UpCommand, _ context: CommandContext) { (self.up, self.context) = (up, context) }

    func start() async throws {
        if try StackLock(SupervisorFile.lock(context.data)) == nil {
            let pid = try SupervisorFile.read(context.data)?.pid
            throw Failure(
                .unavailable,
                Message("gateway.already-up", ["data": context.data.path, "pid": pid.map { "\($0)" } ?? "?"]))
        }
        var arguments = [
            "up", "--data", context.data.path, "--compose", context.compose, "--lang",
            context.language.rawValue,
            "--ports",
            up.ports.rawValue,
        ]
        if let clock = up.clock { arguments += ["--clock", clock.rawValue] }
        if let day = up.firstDay { arguments += ["--first-day", "\(day)"] }
        let log = context.data.upLog
        let tail = LogTail(log)
        let child = try ChildProcess(try OwnExecutable.path(), arguments, errors: log, detached: true)
        let progress = ProgressLine(context.text("starting"))
        let deadline = ContinuousClock.now + Self.patience
        while try SupervisorFile.read(context.data).map({ !$0.ready || $0.pid != child.pid }) ?? true {
            progress.advance(to: 0)
            var status: Int32 = 0
            if waitpid(child.pid, &status, WNOHANG) == child.pid {
                for line in tail.lastLines(20) { Terminal.note(line) }
                throw AlreadyReported(status: ExitStatus(rawValue: (status >> 8) & 0xFF) ?? .unavailable)
            }
            if ContinuousClock.now > deadline {
                kill(child.pid, SIGTERM)
                for line in tail.lastLines(20) { Terminal.note(line) }
                throw Failure(.unavailable, Message("gateway.never-healthy", ["log": log]))
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        progress.finish()
        let report = try await StackReport(context.clients)
        try context.show(report) { report.lines(context) }
    }
}
