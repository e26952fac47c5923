import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

extension ClassRules {
    /// Marks are given where there is an examination, each learner one.
    func check(_ marks: [ExaminationMark], of course: Course?, _ checks: inout Checks) {
        if !marks.isEmpty, let course, course.passMark == nil {
            checks.fail("/marks", "campaigns.no-examination")
        }
        var seen: Set<Learner> = []
        for (index, one) in marks.enumerated() {
            checks.number(one.mark, of: ExaminationMark.self, at: "/marks/\(index)/mark")
            if !seen.insert(one.learner).inserted {
                checks.fail("/marks/\(index)/learner", "check.named-twice")
            }
        }
    }

    /// Throws FAILED_PRECONDITION where no session was said, or none of a day for which hours were entered: whoever was there on such
    /// a day would have one more than there are.
    func requireSessions(of schedule: Schedule, in entry: ClassID, on attended: [Day]) throws {
        guard !schedule.sessions.isEmpty else {
            throw Refusal.precondition("/id", Message("campaigns.class-without-sessions").about(entry))
        }
        guard let other = attended.first(where: { schedule.session(on: $0) == nil }) else { return }
        throw Refusal.precondition(
            "/id",
            Message("campaigns.attended-without-session", ["day": "\(other)"]).about(entry))
    }

    /// Throws FAILED_PRECONDITION where the learner was there too little, or its mark is too low, to pass.
    func requireRule(of taught: TaughtClass, met enrolment: KeptEnrolment) throws {
        let course = taught.course
        let percent = "\(course.requiredAttendance)"
        guard taught.isEnough(enrolment) else {
            let message =
                switch course.attendanceBy ?? .hours {
                case .hours:
                    Message(
                        "campaigns.attended-too-little",
                        ["hours": "\(enrolment.hours)", "course": "\(course.hours)", "percent": percent])
                case .sessions:
                    Message(
                        "campaigns.attended-too-few",
                        [
                            "count": "\(enrolment.sessions)", "sessions": "\(taught.sessions)",
                            "percent": percent,
                        ])
                }
            throw Refusal.precondition("/passed", message.about(course.id))
        }
        guard let needed = course.passMark, needed > enrolment.mark ?? -1 else { return }
        guard let mark = enrolment.mark else {
            throw Refusal.precondition(
                "/mark",
                Message("campaigns.no-mark", ["needed": "\(needed)"]).about(course.id))
        }
        throw Refusal.precondition(
            "/mark",
            Message("campaigns.mark-too-low", ["mark": "\(mark)", "needed": "\(needed)"]).about(course.id))
    }
}
