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
    private func standing(
        _ child: ChildID, _ status: ChildStatus, _ text: String, _ kind: VersionKind = .recorded,
        of fact: FactID = newID()
    ) -> ChildFacts {
        ChildFacts(child: child, facts: [.standing(status, from: day(text), kind, of: fact)])
    }

    /// That a child was born on another day.
    private func born(_ child: ChildID, _ text: String, of fact: FactID) -> ChildFacts {
        let birth = day(text)
        let identity = ChildIdentity(sex: .female, birthYear: birth.year).with { $0.birthDate = birth }
        let corrected = ChildFact(id: fact, aspect: .identity, kind: .corrected, from: .first).with {
            $0.identity = identity
        }
        return ChildFacts(child: child, facts: [corrected])
    }

    /// A class with the first child in it, who was there for ten hours on two days.
    private func attended(
        _ office: TestClient, _ child: ChildID, capacity: Int = 5
    ) async throws -> TrainingClass {
        let course = try await School.approved(office)
        let opened = try await office.call(
            Classes.open, School.classRequest(course.id, capacity: capacity))
        let learner = Learner(child)
        _ = try await office.call(Classes.enrol, EnrolLearner(id: opened.id, learner: learner))
        for text in ["2021-03-02", "2021-03-08"] {
            _ = try await office.call(
                Classes.attend,
                AttendClass(id: opened.id, learner: learner, hours: 5).with { $0.on = day(text) })
        }
        return opened
    }

    private func register(_ office: TestClient, _ id: ClassID) async throws -> ClassRegister {
        try await office.call(Classes.get, GetClass(id: id))
    }

    @Test("a place ends with the child from that day, hours of later are contradicted; both come back")
    func ending() async throws {
        try await School.open { office in
            let children = try await School.told(office, 2)
            let opened = try await attended(office, children[0], capacity: 1)
            let closure: FactID = newID()
            try await office.call(
                RegistryStandIn.tell, .childClosed(standing(children[0], .moved, "2021-03-05", of: closure)))
            let ended = try await register(office, opened.id)
            #expect(ended.class.enrolled == 0)
            #expect(ended.enrolments.items.map(\.hoursAttended) == [5])
            #expect(ended.enrolments.items.map(\.until) == [day("2021-03-04")])
            #expect(ended.enrolments.items.map(\.contradicted) == [true])
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(standing(children[0], .moved, "2021-03-05", .voided, of: closure)))
            let back = try await register(office, opened.id)
            #expect(back.class.enrolled == 1)
            #expect(back.enrolments.items.map(\.hoursAttended) == [10])
            #expect(back.enrolments.items.map(\.until) == [nil])
            #expect(back.enrolments.items.map(\.contradicted) == [nil])
            // Somebody else has the place: then it is the class's to decide.
            let second: FactID = newID()
            try await office.call(
                RegistryStandIn.tell, .childClosed(standing(children[0], .moved, "2021-03-05", of: second)))
            _ = try await office.call(
                Classes.enrol,
                EnrolLearner(id: opened.id, learner: Learner(children[1])).with {
                    $0.on = day("2021-03-05")
                })
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(standing(children[0], .moved, "2021-03-05", .voided, of: second)))
            let taken = try await register(office, opened.id)
            #expect(taken.class.enrolled == 1)
            #expect(taken.enrolments.items.count { $0.until == day("2021-03-04") } == 1)
        }
    }

    @Test("a closure that turns out to be of a child entered in error leaves no hours, until that is void")
    func mistakenClosure() async throws {
        try await School.open { office in
            let child = try #require(try await School.told(office, 1).first)
            let opened = try await attended(office, child)
            let closure: FactID = newID()
            try await office.call(
                RegistryStandIn.tell, .childClosed(standing(child, .moved, "2021-03-05", of: closure)))
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(standing(child, .enteredInError, "2021-03-05", .corrected, of: closure)))
            let never = try await register(office, opened.id)
            #expect(never.class.enrolled == 0)
            #expect(never.enrolments.items.map(\.hoursAttended) == [0])
            #expect(never.enrolments.items.map(\.contradicted) == [true])
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(standing(child, .enteredInError, "2021-03-05", .voided, of: closure)))
            let back = try await register(office, opened.id)
            #expect(back.class.enrolled == 1)
            #expect(back.enrolments.items.map(\.hoursAttended) == [10])
            #expect(back.enrolments.items.map(\.until) == [nil])
            #expect(back.enrolments.items.map(\.contradicted) == [nil])
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
                RegistryStandIn.tell, .childClosed(standing(child, .moved, "2021-03-11")))
            try await office.call(
                RegistryStandIn.tell, .childReopened(standing(child, .active, "2021-03-13")))
            #expect(try await register(office, opened.id).enrolments.items.first?.until != nil)
            expect(
                try await office.refusal(of: Classes.enrol, enrol.with { $0.on = day("2021-03-10") }),
                .alreadyExists, at: "/on", "2021-03-10")
            let again = try await office.call(Classes.enrol, enrol)
            #expect(again.from == day("2021-03-13"))
            #expect(again.until == nil)
            #expect(try await register(office, opened.id).class.enrolled == 1)
        }
    }

    @Test("hours of a day on which the child was gone are not corrected")
    func correctingHours() async throws {
        try await School.open { office in
            let child: ChildID = newID()
            let facts = School.facts(child)
            try await office.call(RegistryStandIn.tell, .childRegistered(facts))
            let opened = try await attended(office, child)
            // The place stands, but the child was born after the first lesson.
            let identity = try #require(facts.facts.first { $0.aspect == .identity })
            try await office.call(
                RegistryStandIn.tell, .childCorrected(born(child, "2021-03-05", of: identity.id)))
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
                RegistryStandIn.tell, .childClosed(standing(child, .moved, "2021-03-05", of: closure)))
            func leave(_ on: String) -> LeaveClass {
                LeaveClass(id: opened.id, learner: learner, reason: "chuyển trường").with {
                    $0.on = day(on)
                }
            }
            expect(
                try await office.refusal(of: Classes.leave, leave("2021-03-08")), .failedPrecondition,
                at: "/on", "2021-03-04")
            // Coming back does not make that it was there in between.
            let reopening: FactID = newID()
            try await office.call(
                RegistryStandIn.tell,
                .childReopened(standing(child, .active, "2021-03-07", of: reopening)))
            expect(
                try await office.refusal(of: Classes.leave, leave("2021-03-08")), .failedPrecondition,
                at: "/on", "2021-03-04")
            #expect(try await office.call(Classes.leave, leave("2021-03-03")).until == day("2021-03-03"))
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(standing(child, .active, "2021-03-07", .voided, of: reopening)))
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(standing(child, .moved, "2021-03-05", .voided, of: closure)))
            let left = try await register(office, opened.id)
            #expect(left.enrolments.items.map(\.until) == [day("2021-03-03")])
        }
    }

    @Test("a child that came back is enrolled from then on, and stays, whatever is said of it since")
    func firstPlaceAfterAbsence() async throws {
        try await School.open { office in
            let child: ChildID = newID()
            let facts = School.facts(child)
            try await office.call(RegistryStandIn.tell, .childRegistered(facts))
            let course = try await School.approved(office)
            let opened = try await office.call(
                Classes.open,
                School.classRequest(course.id, until: "2021-03-20", capacity: 5))
            try await office.call(RegistryStandIn.tell, .childClosed(standing(child, .moved, "2021-03-05")))
            let enrol = EnrolLearner(id: opened.id, learner: Learner(child))
            expect(
                try await office.refusal(of: Classes.enrol, enrol), .failedPrecondition, at: "/learner/id")
            try await office.call(
                RegistryStandIn.tell, .childReopened(standing(child, .active, "2021-03-13")))
            expect(
                try await office.refusal(of: Classes.enrol, enrol.with { $0.on = day("2021-03-08") }),
                .failedPrecondition, at: "/on", "2021-03-04")
            #expect(try await office.call(Classes.enrol, enrol).from == day("2021-03-13"))
            let identity = try #require(facts.facts.first { $0.aspect == .identity })
            try await office.call(
                RegistryStandIn.tell, .childCorrected(born(child, "2012-05-11", of: identity.id)))
            let after = try await register(office, opened.id)
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
                try await office.call(RegistryStandIn.tell, .childClosed(standing(child, .moved, on)))
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
                .failedPrecondition, at: "/on", "2021-03-04")
            let seated = try await office.call(Classes.enrol, third.with { $0.on = day("2021-03-03") })
            #expect(seated.from == day("2021-03-03"))
            let enrolments = try await register(office, opened.id).enrolments.items
            let ends = gone.map { child in enrolments.first { $0.learner == Learner(child) }?.until }
            #expect(ends == [nil, day("2021-03-04"), day("2021-03-04")])
            #expect(enrolments.map(\.hoursAttended).sorted() == [0, 0, 5, 5])
            let asOf = try await office.call(
                Classes.get, GetClass(id: opened.id).with { $0.on = day("2021-03-06") })
            #expect(asOf.class.enrolled == 2)
        }
    }

    @Test("hours and passes outside the child's life are counted on no day, as far as was known")
    func readingAsOf() async throws {
        try await School.deploy { deployment, office in
            let children = try await School.told(office, 2)
            let opened = try await attended(office, children[0])
            let passing = try await attended(office, children[1])
            try await office.call(Classes.complete, CompleteClass(id: passing.id))
            deployment.set(day: day("2021-03-16"))
            for (child, on) in zip(children, ["2021-03-08", "2021-03-12"]) {
                try await office.call(RegistryStandIn.tell, .childClosed(standing(child, .deceased, on)))
            }
            func read(_ id: ClassID, knownOn: Day) async throws -> (register: ClassRegister, mark: [Bool?]) {
                let asOf = GetClass(id: id).with { ($0.on, $0.knownOn) = (School.today, knownOn) }
                let register = try await office.call(Classes.get, asOf)
                return (register, register.enrolments.items.map(\.contradicted))
            }
            for (knownOn, hours, mark): (Day, Int, Bool?) in [
                (School.today, 10, nil), (day("2021-03-16"), 5, true),
            ] {
                let attended = try await read(opened.id, knownOn: knownOn)
                #expect(attended.register.enrolments.items.map(\.hoursAttended) == [hours])
                #expect(attended.mark == [mark])
                let passed = try await read(passing.id, knownOn: knownOn)
                #expect(passed.register.class.passed == (mark == nil ? 1 : 0))
                #expect(passed.register.enrolments.items.map(\.passed) == [true])
                #expect(passed.mark == [mark])
            }
            let told = try await deployment.store(of: "campaigns").events(after: 0, limit: 50)
                .compactMap { try $0.recorded(CampaignsEvent.self)?.event }
                .compactMap { if case .attendanceContradicted(let facts) = $0 { facts } else { nil } }
            #expect(told.map(\.on) == [day("2021-03-08")])
            #expect(told.map(\.contradicted) == [true])
        }
    }

    @Test("a pass on a day that the child was gone is taken back, and given back with the closure")
    func pass() async throws {
        try await School.deploy { deployment, office in
            let child = try #require(try await School.told(office, 1).first)
            let opened = try await attended(office, child)
            #expect(try await office.call(Classes.complete, CompleteClass(id: opened.id)).passed == 1)
            let closure: FactID = newID()
            try await office.call(
                RegistryStandIn.tell, .childClosed(standing(child, .deceased, "2021-03-12", of: closure)))
            let gone = try await register(office, opened.id)
            #expect(gone.class.passed == 0)
            #expect(gone.enrolments.items.map(\.contradicted) == [true])
            #expect(gone.enrolments.items.map(\.passed) == [true])
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(standing(child, .deceased, "2021-03-12", .voided, of: closure)))
            #expect(try await register(office, opened.id).class.passed == 1)
            let told = try await deployment.store(of: "campaigns").events(after: 0, limit: 20).map(\.type)
            #expect(
                told.suffix(3) == [
                    "campaigns.trainingPassed", "campaigns.trainingRevoked", "campaigns.trainingPassed",
                ])
        }
    }

    @Test("who left while the class went on has no pass, whether told before it was completed or after")
    func toldAfterCompletion() async throws {
        try await School.open { office in
            let children = try await School.told(office, 3)
            let learners = children.map { Learner($0) }
            var opened: [ClassID] = []
            for child in children { opened.append(try await attended(office, child).id) }
            func leave(_ child: ChildID) async throws {
                try await office.call(
                    RegistryStandIn.tell, .childClosed(standing(child, .moved, "2021-03-04")))
                try await office.call(
                    RegistryStandIn.tell, .childReopened(standing(child, .active, "2021-03-06")))
            }
            try await leave(children[0])
            #expect(try await office.call(Classes.complete, CompleteClass(id: opened[0])).passed == 0)

            #expect(try await office.call(Classes.complete, CompleteClass(id: opened[1])).passed == 1)
            try await leave(children[1])
            let after = try await register(office, opened[1])
            #expect(after.class.passed == 0)
            #expect(after.enrolments.items.map(\.hoursAttended) == [10])
            #expect(after.enrolments.items.map(\.contradicted) == [true])

            let failed = CompleteClass(id: opened[2]).with { $0.failed = [learners[2]] }
            _ = try await office.call(Classes.complete, failed)
            try await leave(children[2])
            let correct = CorrectResult(
                id: opened[2], learner: learners[2], passed: true, reason: "chấm lại")
            expect(
                try await office.refusal(of: Classes.correct, correct), .failedPrecondition, at: "/passed",
                "2021-03-03")
        }
    }

    @Test("a pass that was kept from a child is given when the closure turns out never to have been")
    func voidedAfterCompletion() async throws {
        try await School.deploy { deployment, office in
            let children: [ChildID] = [newID(), newID()]
            let facts = children.map(School.facts)
            for facts in facts { try await office.call(RegistryStandIn.tell, .childRegistered(facts)) }
            let identity = try #require(facts[1].facts.first { $0.aspect == .identity }?.id)
            var opened: [ClassID] = []
            for child in children { opened.append(try await attended(office, child).id) }
            // The one loses its place, the other no more than the hours of one day.
            let moved: FactID = newID()
            try await office.call(
                RegistryStandIn.tell, .childClosed(standing(children[0], .moved, "2021-03-05", of: moved)))
            try await office.call(
                RegistryStandIn.tell, .childCorrected(born(children[1], "2021-03-05", of: identity)))
            for id in opened {
                #expect(try await office.call(Classes.complete, CompleteClass(id: id)).passed == 0)
            }
            #expect(try await register(office, opened[0]).enrolments.items.map(\.passed) == [nil])
            #expect(try await register(office, opened[1]).enrolments.items.map(\.passed) == [false])
            // Who had left before the class was completed has no result, whenever that was.
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(standing(children[0], .moved, "2021-03-04", .corrected, of: moved)))
            let then = GetClass(id: opened[0]).with { $0.on = School.today }
            #expect(try await office.call(Classes.get, then).enrolments.items.map(\.passed) == [nil])
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(standing(children[0], .moved, "2021-03-04", .voided, of: moved)))
            try await office.call(
                RegistryStandIn.tell, .childCorrected(born(children[1], "2012-05-10", of: identity)))
            for id in opened {
                let back = try await register(office, id)
                #expect(back.class.passed == 1)
                #expect(back.enrolments.items.map(\.until) == [nil])
                #expect(back.enrolments.items.map(\.hoursAttended) == [10])
                let asOf = GetClass(id: id).with { $0.on = School.today }
                #expect(try await office.call(Classes.get, asOf).class.passed == 1)
            }
            let told = try await deployment.store(of: "campaigns").events(after: 0, limit: 50).map(\.type)
            #expect(told.count { $0 == "campaigns.trainingPassed" } == 2)
            // Born after the first lesson after all: it was there too little.
            try await office.call(
                RegistryStandIn.tell, .childCorrected(born(children[1], "2021-03-05", of: identity)))
            let contradicted = try await register(office, opened[1])
            #expect(contradicted.class.passed == 0)
            #expect(contradicted.enrolments.items.map(\.contradicted) == [true])
        }
    }

    @Test("of a class that ends after a child has left, the child does not pass")
    func leftBefore() async throws {
        try await School.open { office in
            let child = try #require(try await School.told(office, 1).first)
            let opened = try await attended(office, child)
            // Gone between the last lesson and the day of completion.
            try await office.call(
                RegistryStandIn.tell, .childClosed(standing(child, .deceased, "2021-03-12")))
            #expect(try await office.call(Classes.complete, CompleteClass(id: opened.id)).passed == 0)
        }
    }

    @Test(
        "a child whom a restored registry has forgotten sits in no class, and sits there again when it has it back"
    )
    func restored() async throws {
        try await School.deploy { deployment, office in
            let copy = try await deployment.backUp("registry")
            let ghost = try await School.told(office, 1)[0]
            let opened = try await attended(office, ghost)
            let whole = try await deployment.backUp("registry")
            try await deployment.restore(copy)
            deployment.forgetSeen(of: "registry")
            let rewound = try await deployment.rewound("campaigns", from: "registry")
            #expect(rewound.lastLearned == 1 && rewound.lastKept == 0)
            let without = try await register(office, opened.id)
            #expect(without.class.enrolled == 0)
            #expect(without.enrolments.items.map(\.contradicted) == [true])
            try await deployment.restore(whole)
            deployment.pretendToHaveSeen(Positions(["registry": 1]))
            let back = try await register(office, opened.id)
            #expect(back.class.enrolled == 1)
            #expect(back.enrolments.items.map(\.until) == [nil])
            #expect(back.enrolments.items.map(\.contradicted) == [nil])
        }
    }
}
