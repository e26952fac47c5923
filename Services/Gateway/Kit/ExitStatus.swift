package import Bus
import ServiceKit

/// How `chungtay` ends. Documented in `docs/gateway.md`; scripts and harnesses rely on the numbers.
package enum ExitStatus: Int32, CaseIterable {
    case done = 0
    /// A call was refused, an expectation was not met, some rows were not admitted.
    case refused = 1
    /// The command line is wrong.
    case usage = 64
    /// A plan, script, table, policy or settings file is wrong; the sentence says which line.
    case badFile = 65
    /// The stack does not run, or a service cannot be reached.
    case unavailable = 69
    /// Our own mistake.
    case failed = 70
    /// The answer could not be written where it was to go.
    case outputLost = 74

    package init(_ status: Status) {
        switch status {
        case .ok: self = .done
        case .unavailable: self = .unavailable
        default: self = .refused
        }
    }
}
