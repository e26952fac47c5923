import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

/// What a course must say before anyone is taught by it.
struct CourseRules: Rules {
    /// What a course may take.
    static let mostHours = 1000

    let reference: Reference
    let today: Day

    func design(_ request: DesignCourse, as id: CourseID, unit: UnitPath) throws -> Course {
        var checks = Checks(reference, today: today)
        let title = checks.title(request.title, at: "/title", upTo: 300)
        checks.several(request.audiences, at: "/audiences")
        if let index = request.audiences.firstIndex(of: .community) {
            checks.fail(
                "/audiences/\(index)", "campaigns.course-for-everyone",
                terms: ["choices": Audience.allCases.filter { $0 != .community }.map(\.term)])
        }
        checks.several(request.topics, at: "/topics")
        checks.count(request.topics.count, in: 0...20, at: "/topics")
        for (index, topic) in request.topics.enumerated() {
            checks.code(topic, in: .trainingTopic, at: "/topics/\(index)")
        }
        checks.number(request.hours, of: DesignCourse.self, at: "/hours")
        checks.number(request.requiredAttendance, of: DesignCourse.self, at: "/requiredAttendance")
        if let mark = request.passMark { checks.number(mark, of: DesignCourse.self, at: "/passMark") }
        if let years = request.validYears { checks.number(years, of: DesignCourse.self, at: "/validYears") }
        if let curriculum = request.curriculum { check(curriculum, of: request, &checks) }
        checks.unit(unit, at: "/unit")
        checks.day(request.on ?? today, at: "/on")
        try checks.finish()
        return Course(
            id: id, title: title, audiences: request.audiences, topics: request.topics, hours: request.hours,
            requiredAttendance: request.requiredAttendance, unit: unit, status: .designed
        ).with {
            ($0.attendanceBy, $0.curriculum) = (request.attendanceBy, request.curriculum)
            ($0.passMark, $0.validYears) = (request.passMark, request.validYears)
        }
    }

    /// Whose hours are told by topic, they are all told.
    private func check(_ curriculum: [TopicHours], of request: DesignCourse, _ checks: inout Checks) {
        checks.several(curriculum.map(\.topic), at: "/curriculum")
        checks.count(curriculum.count, in: 0...20, at: "/curriculum")
        for (index, part) in curriculum.enumerated() {
            checks.code(
                part.topic, among: request.topics, of: .trainingTopic, at: "/curriculum/\(index)/topic")
            checks.number(part.hours, of: TopicHours.self, at: "/curriculum/\(index)/hours")
        }
        let hours = curriculum.prefix(20).reduce(0) { $0 + min(max($1.hours, 0), Self.mostHours) }
        if hours != request.hours {
            checks.fail(
                "/curriculum", "campaigns.curriculum-of-other-hours",
                ["hours": "\(hours)", "course": "\(request.hours)"])
        }
    }

    /// `since` is the day of its last step; nil leaves that to the caller.
    func approve(_ course: Sought<Course>, since: Day? = nil, on day: Day? = nil) throws -> Course {
        var checks = Checks(reference, today: today)
        checks.day(day ?? today, since: .lastStep(since, of: course.value?.id), at: "/on")
        return try checks.finish(course).taking(CourseStep.approve)
    }
}

extension Course {
    var facts: CourseFacts {
        CourseFacts(id: id, audiences: audiences, topics: topics, hours: hours, unit: unit)
    }

    /// Whether someone who attended so many hours attended enough: hours are compared in whole, never rounded up.
    func isEnough(_ attended: Int) -> Bool { attended * 100 >= hours * requiredAttendance }

    /// The last day on which a pass of that day counts; nil where it counts for ever.
    func lastDay(ofPassOn day: Day) -> Day? {
        validYears.flatMap { day.advanced(byMonths: $0 * 12)?.advanced(by: -1) }
    }
}
