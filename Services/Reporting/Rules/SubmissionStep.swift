import Bus
import ReportingAPI
import ServiceKit
import Vocabulary

/// What can happen to a submission.
enum SubmissionStep: Sendable, CaseIterable {
    case draft, submit, `return`, accept
}

extension SubmissionStatus {
    /// Where the step leads; nil when it cannot be taken from here.
    func after(_ step: SubmissionStep) -> SubmissionStatus? {
        switch (self, step) {
        case (.draft, .draft): .draft
        case (.returned, .draft): .returned
        case (.draft, .submit), (.returned, .submit): .submitted
        case (.submitted, .return): .returned
        case (.submitted, .accept): .accepted
        default: nil
        }
    }

    /// What is said to who tried a step that cannot be taken from here.
    func instead(_ id: SubmissionID) -> Message {
        switch self {
        case .draft, .returned: Message("reporting.not-submitted", ["id": id.text])
        case .submitted: Message("reporting.already-submitted", ["id": id.text])
        case .accepted: Message("reporting.already-accepted", ["id": id.text])
        }
    }
}

extension Submission {
    /// The submission after a step. FAILED_PRECONDITION when the step cannot be taken from where it is.
    func taking(_ step: SubmissionStep, at pointer: String) throws -> Submission {
        guard let next = status.after(step) else {
            throw Refusal.precondition(pointer, status.instead(id))
        }
        return with { $0.status = next }
    }
}
