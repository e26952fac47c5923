import Bus
import CampaignsAPI
import Vocabulary

/// What a course must say before anyone is taught by it.
struct CourseRules {
    let checks: Checks

    init(reference: Reference, today: Day) { checks = Checks(reference: reference, today: today) }

    func design(_ request: DesignCourse, as id: CourseID, unit: UnitPath) throws -> Course {
        var faults = Faults()
        let title = checks.text(request.title, at: "/title", &faults)
        checks.several(request.audiences, at: "/audiences", &faults)
        if let index = request.audiences.firstIndex(of: .community) {
            faults.add("/audiences/\(index)", "course-for-everyone")
        }
        checks.several(request.topics, at: "/topics", &faults)
        checks.within(request.topics.count, 1...20, at: "/topics", &faults)
        for (index, topic) in request.topics.enumerated()
        where !checks.reference.knows(.trainingTopic, topic, on: checks.today) {
            let known = checks.reference.codes(.trainingTopic, on: checks.today).joined(separator: ", ")
            faults.add("/topics/\(index)", "unknown-topic", ["topic": topic, "topics": known])
        }
        checks.within(request.hours, 1...1000, at: "/hours", &faults)
        checks.within(request.requiredAttendance, 1...100, at: "/requiredAttendance", &faults)
        checks.unit(unit, on: checks.today, at: "/unit", &faults)
        try faults.check()
        return Course(
            id: id, title: title, audiences: request.audiences, topics: request.topics, hours: request.hours,
            requiredAttendance: request.requiredAttendance, unit: unit, status: .designed)
    }

    func approve(_ course: Course) throws -> Course {
        guard course.status == .designed else { throw Refusal.state("/id", "course-approved-already") }
        var approved = course
        approved.status = .approved
        return approved
    }
}

extension Course {
    var facts: CourseFacts {
        CourseFacts(id: id, audiences: audiences, topics: topics, hours: hours, unit: unit)
    }

    /// Whether someone who attended so many hours attended enough: hours are compared in whole, never rounded up.
    func isEnough(_ attended: Int) -> Bool { attended * 100 >= hours * requiredAttendance }
}
