import Bus
import CampaignsAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("What a child has in classes follows its life", .timeLimit(.minutes(5)))
struct SettlingTests {
    @Test("a closure that turns out to be of a child entered in error leaves no hours, until that is void")
    func mistakenClosure() async throws {
        try await School.open { office in
            let child = try #require(try await School.told(office, 1).first)
            let opened = try await School.attended(office, child)
            let closure: FactID = newID()
            try await office.call(
                RegistryStandIn.tell, .childClosed(School.standing(child, .moved, "2021-03-05", of: closure)))
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(
                    School.standing(child, .enteredInError, "2021-03-05", .corrected, of: closure)))
            let never = try await School.register(office, opened.id)
            #expect(never.class.enrolled == 0)
            #expect(never.enrolments.items.map(\.hoursAttended) == [0])
            #expect(never.enrolments.items.map(\.contradicted) == [true])
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(School.standing(child, .enteredInError, "2021-03-05", .voided, of: closure)))
            let back = try await School.register(office, opened.id)
            #expect(back.class.enrolled == 1)
            #expect(back.enrolments.items.map(\.hoursAttended) == [10])
            #expect(back.enrolments.items.map(\.until) == [nil])
            #expect(back.enrolments.items.map(\.contradicted) == [nil])
        }
    }

    @Test(
        "a child whom a restored registry has forgotten sits in no class, and sits there again when it has it back"
    )
    func restored() async throws {
        try await School.deploy { deployment, office in
            let copy = try await deployment.backUp("registry")
            let ghost = try await School.told(office, 1)[0]
            let opened = try await School.attended(office, ghost)
            let whole = try await deployment.backUp("registry")
            try await deployment.restore(copy)
            deployment.forgetSeen(of: "registry")
            let rewound = try await deployment.rewound("campaigns", from: "registry")
            #expect(rewound.lastLearned == 1 && rewound.lastKept == 0)
            let without = try await School.register(office, opened.id)
            #expect(without.class.enrolled == 0)
            #expect(without.enrolments.items.map(\.contradicted) == [true])
            try await deployment.restore(whole)
            deployment.pretendToHaveSeen(Positions(["registry": 1]))
            let back = try await School.register(office, opened.id)
            #expect(back.class.enrolled == 1)
            #expect(back.enrolments.items.map(\.until) == [nil])
            #expect(back.enrolments.items.map(\.contradicted) == [nil])
        }
    }

    @Test("a place ends with the child from that day, hours of later are contradicted; both come back")
    func ending() async throws {
        try await School.open { office in
            let children = try await School.told(office, 2)
            let opened = try await School.attended(office, children[0], capacity: 1)
            let closure: FactID = newID()
            try await office.call(
                RegistryStandIn.tell,
                .childClosed(School.standing(children[0], .moved, "2021-03-05", of: closure)))
            let ended = try await School.register(office, opened.id)
            #expect(ended.class.enrolled == 0)
            #expect(ended.enrolments.items.map(\.hoursAttended) == [5])
            #expect(ended.enrolments.items.map(\.until) == [day("2021-03-04")])
            #expect(ended.enrolments.items.map(\.contradicted) == [true])
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(School.standing(children[0], .moved, "2021-03-05", .voided, of: closure)))
            let back = try await School.register(office, opened.id)
            #expect(back.class.enrolled == 1)
            #expect(back.enrolments.items.map(\.hoursAttended) == [10])
            #expect(back.enrolments.items.map(\.until) == [nil])
            #expect(back.enrolments.items.map(\.contradicted) == [nil])
            // Somebody else has the place: then it is the class's to decide.
            let second: FactID = newID()
            try await office.call(
                RegistryStandIn.tell,
                .childClosed(School.standing(children[0], .moved, "2021-03-05", of: second)))
            _ = try await office.call(
                Classes.enrol,
                EnrolLearner(id: opened.id, learner: Learner(children[1])).with {
                    $0.on = day("2021-03-05")
                })
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(School.standing(children[0], .moved, "2021-03-05", .voided, of: second)))
            let taken = try await School.register(office, opened.id)
            #expect(taken.class.enrolled == 1)
            #expect(taken.enrolments.items.count { $0.until == day("2021-03-04") } == 1)
        }
    }

    @Test("whoever left does not pass; who came back is enrolled again, and no reopening does that")
    func comingBack() async throws {
        try await School.open { office in
            let child = try #require(try await School.told(office, 1).first)
            let course = try await School.approved(office)
            let opened = try await office.call(
                Classes.open,
                School.classRequest(course.id, from: "2021-03-10", until: "2021-03-20", capacity: 5))
            let enrol = EnrolLearner(id: opened.id, learner: Learner(child))
            _ = try await office.call(Classes.enrol, enrol)
            #expect(try await office.refusal(of: Classes.enrol, enrol)?.status == .alreadyExists)
            try await office.call(
                RegistryStandIn.tell, .childClosed(School.standing(child, .moved, "2021-03-11")))
            try await office.call(
                RegistryStandIn.tell, .childReopened(School.standing(child, .active, "2021-03-13")))
            #expect(try await School.register(office, opened.id).enrolments.items.first?.until != nil)
            expect(
                try await office.refusal(of: Classes.enrol, enrol.with { $0.on = day("2021-03-10") }),
                .alreadyExists, at: "/on", "10/03/2021")
            let again = try await office.call(Classes.enrol, enrol)
            #expect(again.from == day("2021-03-13"))
            #expect(again.until == nil)
            #expect(try await School.register(office, opened.id).class.enrolled == 1)
        }
    }

    @Test("hours of a day on which the child was gone are not corrected")
    func correctingHours() async throws {
        try await School.open { office in
            let facts = try await School.registered(office)
            let child = facts.child
            let opened = try await School.attended(office, child)
            // The place stands, but the child was born after the first lesson.
            let identity = try #require(facts.facts.first { $0.aspect == .identity })
            try await office.call(
                RegistryStandIn.tell, .childCorrected(School.born(child, "2021-03-05", of: identity.id)))
            let refused = try await office.refusal(
                of: Classes.correctAttendance,
                CorrectAttendance(
                    id: opened.id, learner: Learner(child), on: day("2021-03-02"), hours: 4))
            expect(refused, .invalidArgument, at: "/on")
        }
    }

    @Test("a child leaves while it is there, and has left then, whatever becomes of the closure")
    func leavingAfterClosure() async throws {
        try await School.open { office in
            let child = try #require(try await School.told(office, 1).first)
            let course = try await School.approved(office)
            let opened = try await office.call(Classes.open, School.classRequest(course.id))
            let learner = Learner(child)
            _ = try await office.call(Classes.enrol, EnrolLearner(id: opened.id, learner: learner))
            let closure: FactID = newID()
            try await office.call(
                RegistryStandIn.tell, .childClosed(School.standing(child, .moved, "2021-03-05", of: closure)))
            func leave(_ on: String) -> LeaveClass {
                LeaveClass(id: opened.id, learner: learner, reason: "chuyển trường").with {
                    $0.on = day(on)
                }
            }
            expect(
                try await office.refusal(of: Classes.leave, leave("2021-03-08")), .failedPrecondition,
                at: "/on", "04/03/2021")
            // Coming back does not make that it was there in between.
            let reopening: FactID = newID()
            try await office.call(
                RegistryStandIn.tell,
                .childReopened(School.standing(child, .active, "2021-03-07", of: reopening)))
            expect(
                try await office.refusal(of: Classes.leave, leave("2021-03-08")), .failedPrecondition,
                at: "/on", "04/03/2021")
            #expect(try await office.call(Classes.leave, leave("2021-03-03")).until == day("2021-03-03"))
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(School.standing(child, .active, "2021-03-07", .voided, of: reopening)))
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(School.standing(child, .moved, "2021-03-05", .voided, of: closure)))
            let left = try await School.register(office, opened.id)
            #expect(left.enrolments.items.map(\.until) == [day("2021-03-03")])
        }
    }

    @Test("a child that came back is enrolled from then on, and stays, whatever is said of it since")
    func firstPlaceAfterAbsence() async throws {
        try await School.open { office in
            let facts = try await School.registered(office)
            let child = facts.child
            let course = try await School.approved(office)
            let opened = try await office.call(
                Classes.open,
                School.classRequest(course.id, until: "2021-03-20", capacity: 5))
            try await office.call(
                RegistryStandIn.tell, .childClosed(School.standing(child, .moved, "2021-03-05")))
            let enrol = EnrolLearner(id: opened.id, learner: Learner(child))
            expect(
                try await office.refusal(of: Classes.enrol, enrol), .failedPrecondition, at: "/learner/id")
            try await office.call(
                RegistryStandIn.tell, .childReopened(School.standing(child, .active, "2021-03-13")))
            expect(
                try await office.refusal(of: Classes.enrol, enrol.with { $0.on = day("2021-03-08") }),
                .failedPrecondition, at: "/on", "04/03/2021")
            #expect(try await office.call(Classes.enrol, enrol).from == day("2021-03-13"))
            let identity = try #require(facts.facts.first { $0.aspect == .identity })
            try await office.call(
                RegistryStandIn.tell, .childCorrected(School.born(child, "2012-05-11", of: identity.id)))
            let after = try await School.register(office, opened.id)
            #expect(after.enrolments.items.map(\.from) == [day("2021-03-13")])
            #expect(after.enrolments.items.map(\.until) == [nil])
        }
    }

    @Test("no place begins before the child is born; one of days before it left is entered late, and ends")
    func enteredLate() async throws {
        try await School.deploy { deployment, office in
            let course = try await School.approved(office)
            let opened = try await office.call(Classes.open, School.classRequest(course.id))
            let newborn: ChildID = newID()
            try await office.call(
                RegistryStandIn.tell,
                .childRegistered(
                    .registering(
                        newborn, born: day("2021-03-02"), in: School.commune, on: day("2021-03-02"))))
            let enrol = EnrolLearner(id: opened.id, learner: Learner(newborn))
            expect(
                try await office.refusal(of: Classes.enrol, enrol.with { $0.on = day("2021-03-01") }),
                .invalidArgument, at: "/on")
            #expect(try await office.call(Classes.enrol, enrol).from == day("2021-03-02"))

            let gone = try await School.told(office, 3)
            for (child, on) in zip(gone, ["2021-05-10", "2021-03-05", "2021-03-05"]) {
                try await office.call(RegistryStandIn.tell, .childClosed(School.standing(child, .moved, on)))
            }
            deployment.set(day: day("2021-06-01"))
            let rows = gone.prefix(2).map { child in
                ClassRow(class: opened.id, learner: Learner(child), hours: 5).with {
                    $0.on = day("2021-03-02")
                }
            }
            #expect(try await office.import(Classes.import, rows).accepted == 2)
            let third = EnrolLearner(id: opened.id, learner: Learner(gone[2]))
            expect(
                try await office.refusal(of: Classes.enrol, third), .failedPrecondition, at: "/learner/id")
            expect(
                try await office.refusal(of: Classes.enrol, third.with { $0.on = day("2021-03-05") }),
                .failedPrecondition, at: "/on", "04/03/2021")
            let seated = try await office.call(Classes.enrol, third.with { $0.on = day("2021-03-03") })
            #expect(seated.from == day("2021-03-03"))
            let enrolments = try await School.register(office, opened.id).enrolments.items
            let ends = gone.map { child in enrolments.first { $0.learner == Learner(child) }?.until }
            #expect(ends == [nil, day("2021-03-04"), day("2021-03-04")])
            #expect(enrolments.map(\.hoursAttended).sorted() == [0, 0, 5, 5])
            let asOf = try await office.call(
                Classes.get, GetClass(id: opened.id).with { $0.on = day("2021-03-06") })
            #expect(asOf.class.enrolled == 2)
        }
    }
}
