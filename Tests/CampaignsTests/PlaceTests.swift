import Bus
import CampaignsAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("A class has a place on each day by who holds one on that day", .timeLimit(.minutes(5)))
struct PlaceTests {
    /// That the first child has the place until a day, and the second from the next one on.
    private func expectPlace(
        _ small: SmallClass, until last: String, thenFrom first: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let days = try await small.days()
        #expect(
            days == [DayRange(from: day("2021-03-01"), until: day(last)), DayRange(from: day(first))],
            sourceLocation: sourceLocation)
        #expect(try await small.held(last, first) == [1, 1], sourceLocation: sourceLocation)
    }

    @Test("who left takes no place after that, and did before it")
    func after() async throws {
        try await SmallClass.taken { small in
            let full = try await small.office.refusal(of: Classes.enrol, small.enrol(1))
            expect(full, .failedPrecondition, at: "/learner", "01/03/2021")
            _ = try await small.office.call(Classes.leave, small.leave(0, "2021-03-04"))
            // Without a first day one begins with the class, when the place was still taken.
            let early = try await small.office.refusal(of: Classes.enrol, small.enrol(1))
            expect(early, .failedPrecondition, at: "/learner", "từ 05/03/2021 còn chỗ")
            let row = ClassRow(class: small.id, learner: small.children[1], hours: 4).with {
                $0.on = day("2021-03-08")
            }
            let rejected = try await small.office.import(Classes.import, [row])
            #expect(rejected.rejections.map(\.status) == ["FAILED_PRECONDITION"])
            let joined = try await small.office.call(Classes.enrol, small.enrol(1, from: "2021-03-05"))
            #expect(joined.from == day("2021-03-05"))
            let imported = try await small.office.import(Classes.import, [row])
            #expect(imported.accepted == 1)
            try await expectPlace(small, until: "2021-03-04", thenFrom: "2021-03-05")
        }
    }

    @Test("who comes later takes no place before that: who left by then is entered afterwards")
    func before() async throws {
        try await SmallClass.open { small in
            _ = try await small.office.call(Classes.enrol, small.enrol(1, from: "2021-03-06"))
            let open = try await small.office.refusal(of: Classes.enrol, small.enrol(0))
            expect(open, .failedPrecondition, at: "/learner", "06/03/2021")
            #expect(open?.message.contains("còn chỗ") == false)
            let late = try await small.office.refusal(
                of: Classes.enrol, small.enrol(0, until: "2021-03-06"))
            expect(late, .failedPrecondition, at: "/learner", "06/03/2021")
            let enrolled = try await small.office.call(Classes.enrol, small.enrol(0, until: "2021-03-05"))
            #expect(enrolled.from == day("2021-03-01"))
            #expect(enrolled.until == day("2021-03-05"))
            try await expectPlace(small, until: "2021-03-05", thenFrom: "2021-03-06")
        }
    }

    @Test("who left later than was said needs the place for longer")
    func longer() async throws {
        try await SmallClass.taken { small in
            _ = try await small.office.call(Classes.leave, small.leave(0, "2021-03-04"))
            _ = try await small.office.call(Classes.enrol, small.enrol(1, from: "2021-03-06"))
            let taken = try await small.office.refusal(of: Classes.leave, small.leave(0, "2021-03-07"))
            expect(taken, .failedPrecondition, at: "/learner", "06/03/2021")
            let left = try await small.office.call(Classes.leave, small.leave(0, "2021-03-05"))
            #expect(left.until == day("2021-03-05"))
        }
    }

    @Test("a closure that never was gives no place back on days that somebody else had, whoever sits now")
    func reopening() async throws {
        try await SmallClass.taken { small in
            let closure: FactID = newID()
            func tell(_ kind: VersionKind, _ on: String) async throws {
                try await small.office.call(
                    RegistryStandIn.tell, .standing(.moved, of: small.told[0], on: on, kind, as: closure))
            }
            try await tell(.recorded, "2021-03-05")
            let between = small.enrol(1, from: "2021-03-05", until: "2021-03-06")
            _ = try await small.office.call(Classes.enrol, between)
            try await tell(.corrected, "2021-03-06")
            let gone = DayRange(from: day("2021-03-01"), until: day("2021-03-04"))
            #expect(try await small.days().first == gone)
            try await tell(.voided, "2021-03-06")
            #expect(try await small.days().first == gone)
            #expect(try await small.held("2021-03-05", "2021-03-06", "2021-03-07") == [1, 1, 0])
        }
    }

    @Test("a place that is over when it is entered says when and why, of days on which the learner was there")
    func over() async throws {
        try await SmallClass.open { small in
            func refused(_ request: EnrolLearner, _ field: String, _ words: String = "") async throws {
                let refused = try await small.office.refusal(of: Classes.enrol, request)
                expect(refused, .invalidArgument, at: field, words)
            }
            let ended = small.enrol(0, until: "2021-03-05")
            try await refused(ended.with { $0.reason = nil }, "/reason")
            try await refused(ended.with { $0.until = nil }, "/reason", "ngày cuối")
            try await refused(ended.with { $0.on = day("2021-03-06") }, "/until", "06/03/2021")
            try await refused(small.enrol(0, until: "2021-02-28"), "/until", "01/03/2021")
            try await refused(small.enrol(0, until: "2021-03-11"), "/until", "10/03/2021")
            try await small.office.call(
                RegistryStandIn.tell, .standing(.moved, of: small.told[0], on: "2021-03-04"))
            let gone = try await small.office.refusal(
                of: Classes.enrol, ended.with { $0.on = day("2021-03-01") })
            expect(gone, .failedPrecondition, at: "/until", "03/03/2021")
        }
    }
}
