import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

// Steps of a course that were entered and never were so.

extension CourseRules {
    /// The course of which a step was on another day. `mayApprove`: whether the caller may say that it is approved.
    func correct(
        _ course: Sought<Course>, by request: CorrectCourse, steps: StepDays<CourseStatus>, mayApprove: Bool
    ) throws -> Course {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        // Of what is not there, or not the caller's, nothing is told.
        if course.value == nil {
            checks.day(request.on, at: "/on")
        } else {
            steps.check(request.on, of: request.step, &checks)
        }
        let known = try checks.finish(course)
        if request.step == .approved { try requireApprover(mayApprove, Courses.approve.needs) }
        try steps.requireOther(request.on, of: request.step, at: known.status)
        return known
    }

    /// The course where it stood before its last step; as it was, where that is its design. `opened` is a class of it.
    func void(
        _ course: Sought<Course>, by request: VoidCourse, steps: StepDays<CourseStatus>, opened: KeptClass?,
        mayApprove: Bool
    ) throws -> Course {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        let known = try checks.finish(course)
        if request.step == .approved { try requireApprover(mayApprove, Courses.approve.needs) }
        try steps.requireLast(request.step, at: known.status)
        if let opened {
            throw Refusal.precondition(
                "/step",
                Message(
                    "campaigns.course-with-class",
                    ["id": opened.id.text, "place": opened.place.text, "day": "\(opened.start)"]
                ).about(opened.id, told: ["classOpened"]))
        }
        return known.with { $0.status = request.step.before ?? .designed }
    }
}
