import GatewayKit
import ServiceKit
import Vocabulary

/// What `up` says and writes down while it runs.
struct UpDisplay {
    private let context: CommandContext
    private let heartbeat: Duration
    /// Where it is said, when detached.
    private let log: RotatedFile
    private var tails: [String: LogTail]
    private var ready = false
    private let began = ContinuousClock.now

    init(_ context: CommandContext, _ specs: [ServiceSpec], heartbeat: Duration) {
        (self.context, self.heartbeat) = (context, heartbeat)
        log = RotatedFile(context.data.upLog)
        tails = Dictionary(specs.map { ($0.name, LogTail($0.log)) }) { first, _ in first }
    }

    mutating func note(_ supervisor: Supervisor, _ name: String, _ change: Supervisor.Change) {
        log.turnIfLong()
        switch change {
        case .started: break
        case .healthy:
            if ready { context.note("service-back", ["service": name]) }
        case .silent:
            context.note(
                "service-silent", ["service": name, "limit": context.numbers.seconds(heartbeat)])
        case .ended(let code, let delay?):
            context.note(
                "service-ended",
                [
                    "service": name, "code": "\(code)", "why": context.exitReason(code),
                    "delay": context.numbers.seconds(delay),
                ])
        case .ended: break
        case .failed:
            // What it said itself; the sentence about it ends `up`.
            for line in tails[name]?.lastLines(10) ?? [] { context.say("  \(name) │ \(line)") }
        }
        if !ready, supervisor.isAllRunning {
            ready = true
            let count = context.numbers.spelled(tails.count)
            context.note(
                "up",
                [
                    "count": count, "Count": count.prefix(1).uppercased() + count.dropFirst(),
                    "took": context.numbers.seconds(.now - began), "data": context.data.path,
                ])
        }
        do {
            try SupervisorFile(supervisor, ready: ready).write(context.data)
        } catch {
            // The stack runs on; who reads the file sees that it is old.
            context.note("data-unwritable", ["path": SupervisorFile.path(context.data)])
        }
    }
}
