import Bus
import CampaignsAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("Sessions, and who was in them", .timeLimit(.minutes(5)))
struct SessionTests {
    private func sessions(_ days: String..., hours: Int = 4) -> [ClassSession] {
        days.map { ClassSession(on: day($0), hours: hours) }
    }

    @Test("a sheet enters a session's hours; entered twice it changes nothing, otherwise it is refused")
    func sheet() async throws {
        try await School.deploy { deployment, office in
            let learners = try await School.told(office, 3).map { Learner($0) }
            let opened = try await School.seated(office, learners, for: .children)
            let schedule = ScheduleClass(id: opened.id, sessions: sessions("2021-03-08", "2021-03-01"))
            let said = try await office.call(Classes.schedule, schedule)
            #expect(said.sessions.map(\.on) == [day("2021-03-01"), day("2021-03-08")])
            let sheet = AttendSession(id: opened.id, on: day("2021-03-01"), present: [learners[0]]).with {
                $0.absent = [learners[1]]
            }
            let first = try await office.call(Classes.attendSession, sheet)
            #expect([first.entered, first.same] == [2, 0])
            let told = try await deployment.store(of: "campaigns").events(after: 0, limit: 50).count
            let again = try await office.call(Classes.attendSession, sheet)
            #expect([again.entered, again.same] == [0, 2])
            let toldAgain = try await deployment.store(of: "campaigns").events(after: 0, limit: 50).count
            #expect(toldAgain == told)
            let hours = try await School.register(office, opened.id).enrolments.items
            #expect(hours.first { $0.learner == learners[0] }?.hoursAttended == 4)
            #expect(hours.first { $0.learner == learners[1] }?.hoursAttended == 0)
            // Another sheet says otherwise of the second; the third comes in with it or not at all.
            let otherwise = AttendSession(
                id: opened.id, on: day("2021-03-01"), present: [learners[2], learners[1]])
            let refused = try await office.refusal(of: Classes.attendSession, otherwise)
            expect(refused, .alreadyExists, at: "/present/1")
            let after = try await School.register(office, opened.id).enrolments.items
            #expect(after.first { $0.learner == learners[2] }?.hoursAttended == 0)
        }
    }

    @Test("a sheet may name a child by any of its entries, not by two")
    func merged() async throws {
        try await School.open { office in
            let (child, shown) = (try await School.told(office, 1)[0], try await School.told(office, 1)[0])
            let opened = try await School.seated(office, [Learner(child)], for: .children)
            try await office.call(
                Classes.schedule, ScheduleClass(id: opened.id, sessions: sessions("2021-03-01")))
            try await office.call(RegistryStandIn.tell, .merging(child, into: shown))
            let sheet = AttendSession(id: opened.id, on: day("2021-03-01"), present: [Learner(shown)])
            let twice = sheet.with { $0.absent = [Learner(child)] }
            expect(
                try await office.refusal(of: Classes.attendSession, twice), .invalidArgument,
                at: "/absent/0")
            #expect(try await office.call(Classes.attendSession, sheet).entered == 1)
            let there = try await School.register(office, opened.id).enrolments.items
            #expect(there.map(\.learner) == [Learner(child)])
            #expect(there.map(\.hoursAttended) == [4])
        }
    }

    @Test("a day without a session, somebody who is not enrolled, somebody twice")
    func refused() async throws {
        try await School.open { office in
            let learners = try await School.told(office, 2).map { Learner($0) }
            let opened = try await School.seated(office, [learners[0]], for: .children)
            try await office.call(
                Classes.schedule, ScheduleClass(id: opened.id, sessions: sessions("2021-03-01")))
            func refusal(_ on: String, _ present: [Learner]) async throws -> Refused? {
                try await office.refusal(
                    of: Classes.attendSession,
                    AttendSession(id: opened.id, on: day(on), present: present))
            }
            expect(try await refusal("2021-03-02", learners), .notFound, at: "/on")
            expect(try await refusal("2021-03-01", learners), .notFound, at: "/present/1")
            expect(
                try await refusal("2021-03-01", [learners[0], learners[0]]), .invalidArgument,
                at: "/present/1")
            expect(try await refusal("2021-03-01", []), .invalidArgument, at: "/present")
        }
    }

    @Test("sessions lie in the class, on its topics, in its hours, and keep the days that were attended")
    func schedules() async throws {
        try await School.open { office in
            let learner = Learner(try await School.told(office, 1)[0])
            let opened = try await School.seated(office, [learner], for: .children)
            let wrong = [
                ClassSession(on: day("2021-03-11"), hours: 13).with { $0.topic = "life-skills" },
                ClassSession(on: day("2021-03-11"), hours: 1).with { $0.trainers = [newID()] },
            ]
            try await office.expectAllTold([
                WrongCall(
                    [
                        "/sessions/0/on", "/sessions/0/hours", "/sessions/0/topic", "/sessions/1",
                        "/sessions/1/on", "/sessions/1/trainers/0",
                    ], of: Classes.schedule, ScheduleClass(id: opened.id, sessions: wrong))
            ])
            let long = sessions("2021-03-01", "2021-03-02", "2021-03-03")
            let refused = try await office.refusal(
                of: Classes.schedule, ScheduleClass(id: opened.id, sessions: long))
            expect(refused, .failedPrecondition, at: "/sessions", "12")
            let schedule = ScheduleClass(id: opened.id, sessions: sessions("2021-03-01"))
            let first = try await office.call(Classes.schedule, schedule, key: "k")
            let repeated = try await office.call(Classes.schedule, schedule, key: "k")
            #expect(repeated == first)
            try await office.call(
                Classes.attendSession, AttendSession(id: opened.id, on: day("2021-03-01"), present: [learner])
            )
            let moved = try await office.refusal(
                of: Classes.schedule, ScheduleClass(id: opened.id, sessions: sessions("2021-03-02")))
            expect(moved, .failedPrecondition, at: "/sessions", "01/03/2021")
        }
    }
}
