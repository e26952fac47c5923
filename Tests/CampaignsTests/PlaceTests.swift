import Bus
import CampaignsAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("A class has a place on each day by who holds one on that day", .timeLimit(.minutes(2)))
struct PlaceTests {
    /// A class of ten days with one place, and children for it.
    private struct SmallClass {
        let office: TestClient
        let id: ClassID
        let told: [ChildID]
        var children: [Learner] { told.map { Learner($0) } }

        func enrol(_ child: Int, from: String? = nil, until: String? = nil) -> EnrolLearner {
            EnrolLearner(id: id, learner: children[child]).with {
                ($0.on, $0.until) = (from.map { day($0) }, until.map { day($0) })
                $0.reason = until.map { _ in "chuyển trường" }
            }
        }

        func leave(_ child: Int, _ on: String) -> LeaveClass {
            LeaveClass(id: id, learner: children[child], reason: "chuyển trường").with { $0.on = day(on) }
        }

        /// From when until when each child is in the class, in their order; nil for who is not.
        func days() async throws -> [DayRange?] {
            let register = try await office.call(Classes.get, GetClass(id: id))
            return children.map { child in
                register.enrolments.items.first { $0.learner == child }
                    .flatMap { DayRange(from: $0.from, until: $0.until) }
            }
        }

        /// How many hold a place on each of these days.
        func held(_ days: String...) async throws -> [Int] {
            var counts: [Int] = []
            for text in days {
                let asked = GetClass(id: id).with { $0.on = day(text) }
                counts.append(try await office.call(Classes.get, asked).class.enrolled)
            }
            return counts
        }

        func tell(_ child: Int, _ kind: VersionKind, gone closure: FactID, on text: String) async throws {
            let left = ChildFact.standing(.moved, from: day(text), kind, of: closure)
            let facts = ChildFacts(child: told[child], facts: [left])
            try await office.call(
                RegistryStandIn.tell, kind == .recorded ? .childClosed(facts) : .childCorrected(facts))
        }
    }

    private func open(_ body: (SmallClass) async throws -> Void) async throws {
        try await School.open { _, office in
            let course = try await School.approved(office)
            let opened = try await office.call(Classes.open, School.classRequest(course.id, capacity: 1))
            let told = try await School.told(office, 2)
            try await body(SmallClass(office: office, id: opened.id, told: told))
        }
    }

    @Test("who left takes no place after that, and did before it")
    func after() async throws {
        try await open { small in
            _ = try await small.office.call(Classes.enrol, small.enrol(0))
            let full = try await small.office.refusal(of: Classes.enrol, small.enrol(1))
            expect(full, .failedPrecondition, at: "/learner", "2021-03-01")
            _ = try await small.office.call(Classes.leave, small.leave(0, "2021-03-04"))
            // Without a first day one begins with the class, when the place was still taken.
            let early = try await small.office.refusal(of: Classes.enrol, small.enrol(1))
            expect(early, .failedPrecondition, at: "/learner", "từ 2021-03-05 còn chỗ")
            let row = ClassRow(class: small.id, learner: small.children[1], hours: 4).with {
                $0.on = day("2021-03-08")
            }
            let rejected = try await small.office.import(Classes.import, [row])
            #expect(rejected.rejections.map(\.status) == ["FAILED_PRECONDITION"])
            let joined = try await small.office.call(Classes.enrol, small.enrol(1, from: "2021-03-05"))
            #expect(joined.from == day("2021-03-05"))
            let imported = try await small.office.import(Classes.import, [row])
            #expect(imported.accepted == 1)
            #expect(
                try await small.days() == [
                    DayRange(from: day("2021-03-01"), until: day("2021-03-04")),
                    DayRange(from: day("2021-03-05")),
                ])
            #expect(try await small.held("2021-03-04", "2021-03-05") == [1, 1])
        }
    }

    @Test("who comes later takes no place before that: who left by then is entered afterwards")
    func before() async throws {
        try await open { small in
            _ = try await small.office.call(Classes.enrol, small.enrol(1, from: "2021-03-06"))
            let open = try await small.office.refusal(of: Classes.enrol, small.enrol(0))
            expect(open, .failedPrecondition, at: "/learner", "2021-03-06")
            #expect(open?.message.contains("còn chỗ") == false)
            let late = try await small.office.refusal(
                of: Classes.enrol, small.enrol(0, until: "2021-03-06"))
            expect(late, .failedPrecondition, at: "/learner", "2021-03-06")
            let enrolled = try await small.office.call(Classes.enrol, small.enrol(0, until: "2021-03-05"))
            #expect(enrolled.from == day("2021-03-01"))
            #expect(enrolled.until == day("2021-03-05"))
            #expect(
                try await small.days() == [
                    DayRange(from: day("2021-03-01"), until: day("2021-03-05")),
                    DayRange(from: day("2021-03-06")),
                ])
            #expect(try await small.held("2021-03-05", "2021-03-06") == [1, 1])
        }
    }

    @Test("who left later than was said needs the place for longer")
    func longer() async throws {
        try await open { small in
            _ = try await small.office.call(Classes.enrol, small.enrol(0))
            _ = try await small.office.call(Classes.leave, small.leave(0, "2021-03-04"))
            _ = try await small.office.call(Classes.enrol, small.enrol(1, from: "2021-03-06"))
            let taken = try await small.office.refusal(of: Classes.leave, small.leave(0, "2021-03-07"))
            expect(taken, .failedPrecondition, at: "/learner", "2021-03-06")
            let left = try await small.office.call(Classes.leave, small.leave(0, "2021-03-05"))
            #expect(left.until == day("2021-03-05"))
        }
    }

    @Test("a closure that never was gives no place back on days that somebody else had, whoever sits now")
    func reopening() async throws {
        try await open { small in
            let closure: FactID = newID()
            _ = try await small.office.call(Classes.enrol, small.enrol(0))
            try await small.tell(0, .recorded, gone: closure, on: "2021-03-05")
            let between = small.enrol(1, from: "2021-03-05", until: "2021-03-06")
            _ = try await small.office.call(Classes.enrol, between)
            try await small.tell(0, .corrected, gone: closure, on: "2021-03-06")
            let gone = DayRange(from: day("2021-03-01"), until: day("2021-03-04"))
            #expect(try await small.days().first == gone)
            try await small.tell(0, .voided, gone: closure, on: "2021-03-06")
            #expect(try await small.days().first == gone)
            #expect(try await small.held("2021-03-05", "2021-03-06", "2021-03-07") == [1, 1, 0])
        }
    }

    @Test("a place that is over when it is entered says when and why, of days on which the learner was there")
    func over() async throws {
        try await open { small in
            func refused(_ request: EnrolLearner, _ field: String, _ words: String = "") async throws {
                let refused = try await small.office.refusal(of: Classes.enrol, request)
                expect(refused, .invalidArgument, at: field, words)
            }
            let ended = small.enrol(0, until: "2021-03-05")
            try await refused(ended.with { $0.reason = nil }, "/reason")
            try await refused(ended.with { $0.until = nil }, "/reason", "ngày cuối")
            try await refused(ended.with { $0.on = day("2021-03-06") }, "/until", "2021-03-06")
            try await refused(small.enrol(0, until: "2021-02-28"), "/until", "2021-03-01")
            try await refused(small.enrol(0, until: "2021-03-11"), "/until", "2021-03-10")
            try await small.tell(0, .recorded, gone: newID(), on: "2021-03-04")
            let gone = try await small.office.refusal(
                of: Classes.enrol, ended.with { $0.on = day("2021-03-01") })
            expect(gone, .failedPrecondition, at: "/until", "2021-03-03")
        }
    }
}
