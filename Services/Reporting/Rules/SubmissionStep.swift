public import ReportingAPI
public import ServiceKit
import Vocabulary

/// What can happen to a submission.
enum SubmissionStep: Step {
    case draft, submit, `return`, accept

    func next(from status: SubmissionStatus) -> SubmissionStatus? {
        switch (status, self) {
        case (.draft, .draft): .draft
        case (.returned, .draft): .returned
        case (.draft, .submit), (.returned, .submit): .submitted
        case (.submitted, .return): .returned
        case (.submitted, .accept): .accepted
        default: nil
        }
    }

    func instead(for submission: Submission) -> Message {
        switch submission.status {
        case .draft, .returned: Message("reporting.not-submitted", ["id": submission.id.text])
        case .submitted:
            Message(
                "reporting.already-submitted",
                ["id": submission.id.text, "on": submission.submittedOn?.description ?? ""])
        case .accepted:
            Message(
                "reporting.already-accepted",
                ["id": submission.id.text, "on": submission.acceptedOn?.description ?? ""])
        }
    }
}

extension Submission: Stepping {
    /// Whether it is in: not one that is still to be handed in, for the first time or again.
    var isHandedIn: Bool { status == .submitted || status == .accepted }
}
