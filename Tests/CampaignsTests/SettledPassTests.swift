import Bus
import CampaignsAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("What a child has passed follows its life", .timeLimit(.minutes(5)))
struct SettledPassTests {
    @Test("who left while the class went on has no pass, whether told before it was completed or after")
    func toldAfterCompletion() async throws {
        try await School.open { office in
            let children = try await School.told(office, 3)
            let learners = children.map { Learner($0) }
            var opened: [ClassID] = []
            for child in children { opened.append(try await School.attended(office, child).id) }
            func leave(_ child: ChildID) async throws {
                try await office.call(
                    RegistryStandIn.tell, .childClosed(School.standing(child, .moved, "2021-03-04")))
                try await office.call(
                    RegistryStandIn.tell, .childReopened(School.standing(child, .active, "2021-03-06")))
            }
            try await leave(children[0])
            #expect(try await office.call(Classes.complete, CompleteClass(id: opened[0])).passed == 0)

            #expect(try await office.call(Classes.complete, CompleteClass(id: opened[1])).passed == 1)
            try await leave(children[1])
            let after = try await School.register(office, opened[1])
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
                "03/03/2021")
        }
    }

    @Test("hours and passes outside the child's life are counted on no day, as far as was known")
    func readingAsOf() async throws {
        try await School.deploy { deployment, office in
            let children = try await School.told(office, 2)
            let opened = try await School.attended(office, children[0])
            let passing = try await School.attended(office, children[1])
            try await office.call(Classes.complete, CompleteClass(id: passing.id))
            deployment.set(day: day("2021-03-16"))
            for (child, on) in zip(children, ["2021-03-08", "2021-03-12"]) {
                try await office.call(
                    RegistryStandIn.tell, .childClosed(School.standing(child, .deceased, on)))
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
            let opened = try await School.attended(office, child)
            #expect(try await office.call(Classes.complete, CompleteClass(id: opened.id)).passed == 1)
            let closure: FactID = newID()
            try await office.call(
                RegistryStandIn.tell,
                .childClosed(School.standing(child, .deceased, "2021-03-12", of: closure)))
            let gone = try await School.register(office, opened.id)
            #expect(gone.class.passed == 0)
            #expect(gone.enrolments.items.map(\.contradicted) == [true])
            #expect(gone.enrolments.items.map(\.passed) == [true])
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(School.standing(child, .deceased, "2021-03-12", .voided, of: closure)))
            #expect(try await School.register(office, opened.id).class.passed == 1)
            let told = try await deployment.store(of: "campaigns").events(after: 0, limit: 20).map(\.type)
            #expect(
                told.suffix(3) == [
                    "campaigns.trainingPassed", "campaigns.trainingRevoked", "campaigns.trainingPassed",
                ])
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
            for child in children { opened.append(try await School.attended(office, child).id) }
            // The one loses its place, the other no more than the hours of one day.
            let moved: FactID = newID()
            try await office.call(
                RegistryStandIn.tell,
                .childClosed(School.standing(children[0], .moved, "2021-03-05", of: moved)))
            try await office.call(
                RegistryStandIn.tell, .childCorrected(School.born(children[1], "2021-03-05", of: identity)))
            for id in opened {
                #expect(try await office.call(Classes.complete, CompleteClass(id: id)).passed == 0)
            }
            #expect(try await School.register(office, opened[0]).enrolments.items.map(\.passed) == [nil])
            #expect(try await School.register(office, opened[1]).enrolments.items.map(\.passed) == [false])
            // Who had left before the class was completed has no result, whenever that was.
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(School.standing(children[0], .moved, "2021-03-04", .corrected, of: moved)))
            let then = GetClass(id: opened[0]).with { $0.on = School.today }
            #expect(try await office.call(Classes.get, then).enrolments.items.map(\.passed) == [nil])
            try await office.call(
                RegistryStandIn.tell,
                .childCorrected(School.standing(children[0], .moved, "2021-03-04", .voided, of: moved)))
            try await office.call(
                RegistryStandIn.tell, .childCorrected(School.born(children[1], "2012-05-10", of: identity)))
            for id in opened {
                let back = try await School.register(office, id)
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
                RegistryStandIn.tell, .childCorrected(School.born(children[1], "2021-03-05", of: identity)))
            let contradicted = try await School.register(office, opened[1])
            #expect(contradicted.class.passed == 0)
            #expect(contradicted.enrolments.items.map(\.contradicted) == [true])
        }
    }

    /// Says that the child lives where the district does not reach it.
    private func moveAway(_ child: ChildID, _ office: TestClient) async throws {
        let away = ChildFacts(
            child: child, facts: [.home("thai-binh/tien-hai/tien-hai", from: day("2021-03-05"))])
        try await office.call(RegistryStandIn.tell, .childUpdated(away))
    }

    @Test("a result of a child out of reach is put right, and a pass after its death counts no more for that")
    func correctedOutOfReach() async throws {
        try await School.deploy { deployment, office in
            let child = try #require(try await School.told(office, 1).first)
            let opened = try await School.attended(office, child)
            _ = try await office.call(Classes.complete, CompleteClass(id: opened.id))
            try await moveAway(child, office)
            try await office.call(
                RegistryStandIn.tell, .childClosed(School.standing(child, .deceased, "2021-03-12")))
            let teaching = office.acting(as: School.district)
            for passed in [false, true] {
                _ = try await teaching.call(
                    Classes.correct,
                    CorrectResult(
                        id: opened.id, learner: Learner(child), passed: passed, reason: "chấm lại"))
            }
            let register = try await School.register(office, opened.id)
            #expect(register.class.passed == 0)
            #expect(register.enrolments.items.map(\.passed) == [true])
            #expect(register.enrolments.items.map(\.contradicted) == [true])
            let told = try await deployment.store(of: "campaigns").events(after: 0, limit: 50).map(\.type)
            #expect(told.count { $0 == "campaigns.trainingPassed" } == 1)
        }
    }

    @Test("hours entered for a child out of reach, of a day before its birth, are not counted")
    func enteredOutOfReach() async throws {
        try await School.open { office in
            let facts = School.facts(newID())
            try await office.call(RegistryStandIn.tell, .childRegistered(facts))
            let (child, learner) = (facts.child, Learner(facts.child))
            let course = try await School.approved(office)
            let opened = try await office.call(Classes.open, School.classRequest(course.id))
            _ = try await office.call(Classes.enrol, EnrolLearner(id: opened.id, learner: learner))
            let identity = try #require(facts.facts.first { $0.aspect == .identity }?.id)
            try await office.call(
                RegistryStandIn.tell, .childCorrected(School.born(child, "2021-03-05", of: identity)))
            try await moveAway(child, office)
            let teaching = office.acting(as: School.district)
            func attend(_ text: String) async throws -> Enrolment {
                try await teaching.call(
                    Classes.attend,
                    AttendClass(id: opened.id, learner: learner, hours: 5).with { $0.on = day(text) })
            }
            let early = try await attend("2021-03-02")
            #expect((early.hoursAttended, early.contradicted) == (0, true))
            #expect(try await attend("2021-03-08").hoursAttended == 5)
            let corrected = try await teaching.call(
                Classes.correctAttendance,
                CorrectAttendance(id: opened.id, learner: learner, on: day("2021-03-02"), hours: 4))
            #expect((corrected.hoursAttended, corrected.contradicted) == (5, true))
        }
    }

    @Test("of a class that ends after a child has left, the child does not pass")
    func leftBefore() async throws {
        try await School.open { office in
            let child = try #require(try await School.told(office, 1).first)
            let opened = try await School.attended(office, child)
            // Gone between the last lesson and the day of completion.
            try await office.call(
                RegistryStandIn.tell, .childClosed(School.standing(child, .deceased, "2021-03-12")))
            #expect(try await office.call(Classes.complete, CompleteClass(id: opened.id)).passed == 0)
        }
    }
}
