import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

extension ClassRules {
    static let mostSessions = 200
    static let mostTrainersAtOnce = 10
    /// A sheet of paper holds fewer.
    static let mostOnASheet = 500

    /// The sessions of a class, by day. `attended` are the days for which hours were entered, `isWorker` says of whom the registry
    /// has told.
    func schedule(
        _ request: ScheduleClass, in taught: Sought<TaughtClass>, attended: [Day],
        isWorker: (WorkerID) throws -> Bool
    ) throws -> Schedule {
        var checks = Checks(reference, today: today)
        checks.several(request.sessions.map(\.on), at: "/sessions")
        checks.count(request.sessions.count, in: 0...Self.mostSessions, at: "/sessions")
        for (index, session) in request.sessions.enumerated() {
            try checks.part("/sessions/\(index)") { try check(session, of: taught.value, isWorker, &$0) }
        }
        let taught = try checks.finish(taught)
        _ = try taught.entry.taking(ClassStep.teach)
        let hours = request.sessions.reduce(0) { $0 + $1.hours }
        guard hours <= taught.course.hours else {
            throw Refusal.precondition(
                "/sessions",
                Message(
                    "campaigns.more-than-the-course",
                    ["hours": "\(hours)", "course": "\(taught.course.hours)"]
                ).about(taught.course.id))
        }
        let days = Set(request.sessions.map(\.on))
        if let left = attended.first(where: { !days.contains($0) }) {
            throw Refusal.precondition(
                "/sessions",
                Message("campaigns.attended-without-session", ["day": "\(left)"]).about(taught.entry.id))
        }
        return Schedule(sessions: request.sessions.sorted { $0.on < $1.on })
    }

    private func check(
        _ session: ClassSession, of taught: TaughtClass?, _ isWorker: (WorkerID) throws -> Bool,
        _ checks: inout Checks
    ) throws {
        checks.number(session.hours, of: ClassSession.self, at: "/hours")
        if let taught {
            let entry = taught.entry
            if session.on < entry.start || session.on > entry.end { checks.fail(session.on, outside: entry) }
            if let topic = session.topic {
                checks.code(topic, among: taught.course.topics, of: .trainingTopic, at: "/topic")
            }
        } else if let topic = session.topic {
            checks.code(topic, in: .trainingTopic, at: "/topic")
        }
        guard let trainers = session.trainers else { return }
        checks.several(trainers, at: "/trainers")
        checks.count(trainers.count, in: 0...Self.mostTrainersAtOnce, at: "/trainers")
        for (index, trainer) in trainers.enumerated() where try !isWorker(trainer) {
            checks.fail(
                "/trainers/\(index)", "campaigns.no-learner", ["id": trainer.text],
                terms: ["kind": [LearnerKind.worker.term]])
        }
    }

    /// The session of a sheet, and whom it is about with the hours of each.
    func attend(
        _ request: AttendSession, in taught: Sought<TaughtClass>, schedule: Schedule
    ) throws -> [(pointer: String, learner: Learner, hours: Int)] {
        var checks = Checks(reference, today: today)
        let absent = request.absent ?? []
        checks.day(request.on, at: "/on")
        checks.count(request.present.count + absent.count, in: 1...Self.mostOnASheet, at: "/present")
        var seen: Set<Learner> = []
        var rows: [(pointer: String, learner: Learner)] = []
        for (member, learners) in [("present", request.present), ("absent", absent)] {
            for (index, learner) in learners.enumerated() {
                rows.append(("/\(member)/\(index)", learner))
                if !seen.insert(learner).inserted { checks.fail("/\(member)/\(index)", "check.named-twice") }
            }
        }
        let taught = try checks.finish(taught)
        _ = try taught.entry.taking(ClassStep.teach)
        guard let session = schedule.session(on: request.on) else {
            throw Refusal.notFound("/on", Message("campaigns.no-session", ["day": "\(request.on)"]))
        }
        let there = request.present.count
        return rows.enumerated().map { index, row in
            (row.pointer, row.learner, index < there ? session.hours : 0)
        }
    }
}
