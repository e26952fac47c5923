import Bus
import ReportingAPI
import ServiceKit
import Vocabulary

/// What can happen to a round.
enum RoundStep: Sendable, CaseIterable {
    /// A unit drafts its submission, or hands it in.
    case collect
    case close
}

extension RoundStatus {
    /// Where the step leads; nil when it cannot be taken from here.
    func after(_ step: RoundStep) -> RoundStatus? {
        switch (self, step) {
        case (.open, .collect): .open
        case (.open, .close): .closed
        case (.closed, _): nil
        }
    }
}

extension Round {
    /// The round after a step. FAILED_PRECONDITION when the step cannot be taken from where it is.
    @discardableResult
    func taking(_ step: RoundStep, at pointer: String) throws -> Round {
        guard let next = status.after(step) else { throw Refusal.precondition(pointer, instead) }
        return with { $0.status = next }
    }

    /// What is said to who tried a step that cannot be taken from here: only a closed round has such.
    private var instead: Message { Message("reporting.round-closed", ["on": "\(closedOn ?? due)"]) }
}
