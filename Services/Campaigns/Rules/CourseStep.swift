public import CampaignsAPI
public import ServiceKit
import Vocabulary

/// What can happen to a course.
enum CourseStep: Step {
    case approve

    func next(from status: CourseStatus) -> CourseStatus? {
        switch (status, self) {
        case (.designed, .approve): .approved
        case (.approved, .approve): nil
        }
    }

    func instead(for course: Course) -> Message {
        Message("campaigns.course-approved-already", ["id": course.id.text])
    }
}

extension Course: Stepping {}
