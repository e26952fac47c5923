import Bus
import CampaignsAPI
import Vocabulary

/// What can happen to a course.
enum CourseStep {
    case approve
}

extension CourseStatus {
    /// Where the step leads; nil when it cannot be taken from here.
    func after(_ step: CourseStep) -> CourseStatus? {
        switch (self, step) {
        case (.designed, .approve): .approved
        case (.approved, .approve): nil
        }
    }

    /// Where the step leads. FAILED_PRECONDITION when it cannot be taken from here.
    func taking(_ step: CourseStep, at pointer: String) throws -> CourseStatus {
        guard let next = after(step) else {
            throw Refusal.precondition(pointer, Message("campaigns.course-approved-already"))
        }
        return next
    }
}
