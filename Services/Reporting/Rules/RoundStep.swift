public import ReportingAPI
public import ServiceKit
import Vocabulary

/// What can happen to a round.
enum RoundStep: Step {
    /// A unit drafts its submission, or hands it in.
    case collect
    case close

    func next(from status: RoundStatus) -> RoundStatus? {
        switch (status, self) {
        case (.open, .collect): .open
        case (.open, .close): .closed
        case (.closed, _), (.voided, _): nil
        }
    }

    /// Only a round that is not open has steps that cannot be taken.
    func instead(for round: Round) -> Message {
        round.status == .voided
            ? Message("reporting.round-voided")
            : Message("reporting.round-closed", ["on": "\(round.closedOn ?? round.due)"])
    }
}

extension Round: Stepping {}
