import GatewayKit
import ServiceKit
import Vocabulary

/// What `up` says and writes down while it runs.
struct UpDisplay {
    private let desk: Desk
    private var tails: [String: LogTail]
    private var ready = false
    private let began = ContinuousClock.now

    init(_ desk: Desk, _ specs: [ServiceSpec]) {
        self.desk = desk
        tails = Dictionary(specs.map { ($0.name, LogTail($0.log)) }) { first, _ in first }
    }

    mutating func note(_ supervisor: Supervisor, _ name: String, _ change: Supervisor.Change) {
        switch change {
        case .started: break
        case .healthy:
            if ready { desk.note("service-back", ["service": name]) }
        case .ended(let code, let delay?):
            desk.note(
                "service-ended",
                [
                    "service": name, "code": "\(code)", "why": desk.exitReason(code),
                    "delay": desk.numbers.seconds(delay),
                ])
        case .ended: break
        case .failed:
            // What it said itself; the sentence about it ends `up`.
            for line in tails[name]?.lastLines(10) ?? [] { desk.say("  \(name) │ \(line)") }
        }
        if !ready, supervisor.isAllRunning {
            ready = true
            desk.note("up", ["took": desk.numbers.seconds(.now - began), "data": desk.data.path])
        }
        do {
            try SupervisorFile(supervisor, ready: ready).write(desk.data)
        } catch {
            // The stack runs on; who reads the file sees that it is old.
            desk.note("data-unwritable", ["path": SupervisorFile.path(desk.data)])
        }
    }
}
