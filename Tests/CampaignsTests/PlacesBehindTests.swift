import Bus
import CampaignsAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("A learner's places in a class, entered in any order", .timeLimit(.minutes(5)))
struct PlacesBehindTests {
    private func places(_ small: SmallClass) async throws -> [DayRange?] {
        var found: [DayRange?] = []
        for on in ["2021-03-02", "2021-03-05", "2021-03-08"] {
            let there = try await small.enrolments(on).first { $0.learner == small.learner }
            found.append(there.flatMap { DayRange(from: $0.from, until: $0.until) })
        }
        return found
    }

    @Test("one that is over is entered behind the one that came after it: the order decides nothing")
    func behind() async throws {
        var seen: [[DayRange?]] = []
        for order in [[0, 1], [1, 0]] {
            try await SmallClass.open { small in
                let stays = [
                    small.enrol(0, from: "2021-03-02", until: "2021-03-03"),
                    small.enrol(0, from: "2021-03-06"),
                ]
                for number in order { _ = try await small.office.call(Classes.enrol, stays[number]) }
                _ = try await small.office.call(Classes.attend, small.attend(2, "2021-03-03"))
                _ = try await small.office.call(Classes.attend, small.attend(8, "2021-03-07"))
                seen.append(try await places(small))
                #expect(try await small.held("2021-03-03", "2021-03-04", "2021-03-06") == [1, 0, 1])
                let left = try await small.office.call(Classes.leave, small.leave(0, "2021-03-09"))
                #expect(left.from == day("2021-03-06"))
                #expect(left.hoursAttended == 10)
            }
        }
        let (first, last) = (
            DayRange(from: day("2021-03-02"), until: day("2021-03-03")), DayRange(from: day("2021-03-06"))
        )
        #expect(seen.count >= 2)
        #expect(seen.allSatisfy { $0 == [first, first, last] })
    }

    @Test("where the days meet, the other place is named with its days and who entered it")
    func meeting() async throws {
        try await SmallClass.open { small in
            let office = small.office
            _ = try await office.call(Classes.enrol, small.enrol(0, from: "2021-03-06"))
            func refused(_ request: EnrolLearner, _ field: String, _ words: String) async throws {
                let refused = try await office.refusal(of: Classes.enrol, request)
                expect(refused, .alreadyExists, at: field, words)
                #expect(refused?.message.contains("do \(School.province.text) ghi") == true)
            }
            try await refused(small.enrol(0), "/learner", "06/03/2021")
            try await refused(small.enrol(0, from: "2021-03-02"), "/on", "06/03/2021")
            try await refused(small.enrol(0, from: "2021-03-02", until: "2021-03-06"), "/on", "06/03/2021")
            try await refused(small.enrol(0, until: "2021-03-07"), "/learner", "06/03/2021")
            // Without a first day one that is over by then begins with the class.
            let ended = try await office.call(Classes.enrol, small.enrol(0, until: "2021-03-03"))
            #expect(ended.from == day("2021-03-01"))
            try await refused(
                small.enrol(0, from: "2021-03-03", until: "2021-03-04"), "/on", "từ 01/03/2021 đến 03/03/2021"
            )
            // And the next one that is over the day after.
            let next = try await office.call(Classes.enrol, small.enrol(0, until: "2021-03-05"))
            #expect(next.from == day("2021-03-04"))
        }
    }

    @Test("a place that never was is voided, hours first; what is left is shown")
    func voiding() async throws {
        try await SmallClass.open { small in
            let office = small.office
            _ = try await office.call(Classes.enrol, small.enrol(0, from: "2021-03-06"))
            _ = try await office.call(
                Classes.enrol, small.enrol(0, from: "2021-03-02", until: "2021-03-03"))
            _ = try await office.call(Classes.attend, small.attend(4, "2021-03-07"))
            func void(_ from: String) -> VoidEnrolment {
                VoidEnrolment(id: small.id, learner: small.learner, from: day(from))
            }
            expect(
                try await office.refusal(of: Classes.voidEnrolment, void("2021-03-05")), .notFound,
                at: "/from", "2021-03-02…2021-03-03, 2021-03-06…")
            expect(
                try await office.refusal(of: Classes.voidEnrolment, void("2021-03-06")),
                .failedPrecondition, at: "/from", "07/03/2021")
            _ = try await office.call(
                Classes.voidAttendance,
                VoidAttendance(id: small.id, learner: small.learner, on: day("2021-03-07")))
            small.deployment.set(day: day("2021-03-20"))
            #expect(try await office.call(Classes.voidEnrolment, void("2021-03-06")).enrolled == 0)
            #expect(
                try await small.days().first
                    == DayRange(from: day("2021-03-02"), until: day("2021-03-03")))
            #expect(try await small.held("2021-03-06") == [0])
            // As was known before, it was there.
            #expect(
                try await small.enrolments("2021-03-08", knownOn: School.today).map(\.from)
                    == [day("2021-03-06")])
            #expect(try await office.call(Classes.voidEnrolment, void("2021-03-02")).enrolled == 0)
            #expect(try await small.days() == [nil, nil])
            expect(
                try await office.refusal(of: Classes.voidEnrolment, void("2021-03-02")), .notFound,
                at: "/learner")
            let again = try await office.call(Classes.enrol, small.enrol(0, from: "2021-03-02"))
            #expect(again.until == nil)
        }
    }
}
