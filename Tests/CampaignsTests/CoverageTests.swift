import Bus
import CampaignsAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("Who has not been taught", .timeLimit(.minutes(5)))
struct CoverageTests {
    @Test("of children with a disability, by unit and by topic, each once")
    func children() async throws {
        try await School.open { office in
            let here = try await School.disabled(office)
            let left = try await School.disabled(office)
            let there = try await School.disabled(office, in: School.otherCommune)
            // Without a determined disability: not asked for unless every child is.
            let other = try await School.registered(office).child
            _ = try await School.taught(office, [Learner(here), Learner(there)], for: .children)
            // Twice is once.
            _ = try await School.taught(office, [Learner(here)], for: .children, title: "Lần hai")
            let request = ComputeCoverage(scope: School.inclusion)
            let table = try await office.call(Coverage.compute, request)
            #expect(table.there == 3)
            #expect(table.taught == 2)
            #expect(table.on == School.today)
            #expect(
                table.units == [
                    UnitCoverage(unit: School.commune, there: 2, taught: 1),
                    UnitCoverage(unit: School.otherCommune, there: 1, taught: 1),
                ])
            #expect(table.topics == [TopicCoverage(topic: "inclusion", taught: 2)])
            let provinces = try await office.call(Coverage.compute, request.with { $0.level = .province })
            #expect(provinces.units == [UnitCoverage(unit: School.province, there: 3, taught: 2)])
            let missing = try await office.items(Coverage.list, ListCoverage(scope: School.inclusion))
            #expect(missing.map(\.person) == [Learner(left)])
            #expect(missing.map(\.unit) == [School.commune])
            let taught = try await office.items(
                Coverage.list, ListCoverage(scope: School.inclusion).with { $0.taught = true })
            #expect(Set(taught.map(\.person)) == [Learner(here), Learner(there)])
            #expect(Set(taught.map(\.taughtOn)) == [School.today])
            let every = School.inclusion.with { $0.everyChild = true }
            let all = try await office.items(Coverage.list, ListCoverage(scope: every))
            #expect(Set(all.map(\.person)) == [Learner(left), Learner(other)])
        }
    }

    @Test("a topic that was not taught, a class of before, a child that is too old")
    func narrowed() async throws {
        try await School.open { office in
            let young = try await School.disabled(office, born: "2012-05-10")
            let old = try await School.disabled(office, born: "2005-03-15")
            _ = try await School.taught(office, [Learner(young), Learner(old)], for: .children)
            func taught(_ narrow: (inout CoverageScope) -> Void) async throws -> [Int] {
                let table = try await office.call(
                    Coverage.compute, ComputeCoverage(scope: School.inclusion.with(narrow)))
                return [table.there, table.taught]
            }
            #expect(try await taught { _ in } == [2, 2])
            #expect(try await taught { $0.topics = nil } == [2, 2])
            #expect(try await taught { $0.topics = ["life-skills"] } == [2, 0])
            #expect(try await taught { $0.since = School.today } == [2, 2])
            // Sixteen today: not under sixteen any more.
            #expect(try await taught { $0.ageUnder = 16 } == [1, 1])
            #expect(try await taught { $0.ageUnder = 17 } == [2, 2])
        }
    }

    @Test("caregivers count as persons, each for one child, and are seen by whoever sees that child")
    func caregivers() async throws {
        try await School.open { office in
            let here = try await School.disabled(office)
            let there = try await School.disabled(office, in: School.otherCommune)
            let mother = try await School.caregiver(office, of: here)
            let both = try await School.caregiver(office, of: here, there)
            let far = try await School.caregiver(office, of: there)
            // Looks after no child with a disability.
            _ = try await School.caregiver(office, of: School.registered(office).child)
            _ = try await School.taught(office, [Learner(mother)], for: .caregivers)
            let scope = School.inclusion.with { $0.audiences = [.caregivers] }
            let table = try await office.call(Coverage.compute, ComputeCoverage(scope: scope))
            #expect(table.there == 3)
            #expect(table.taught == 1)
            let missing = try await office.items(Coverage.list, ListCoverage(scope: scope))
            #expect(Set(missing.map(\.person)) == [Learner(both), Learner(far)])
            #expect(missing.first { $0.person == Learner(both) }?.child == min(here, there))
            let elsewhere = try await office.acting(as: School.otherDistrict).items(
                Coverage.list, ListCoverage(scope: scope))
            let expected: Set<Learner> =
                there < here ? [Learner(both), Learner(far)] : [Learner(far)]
            #expect(Set(elsewhere.map(\.person)) == expected)
            let refused = try await office.acting(as: School.otherDistrict).refusal(
                of: Coverage.compute,
                ComputeCoverage(scope: scope).with { $0.unit = School.commune })
            #expect(refused?.status == .permissionDenied)
        }
    }

    @Test("workers by what they are on the day, and no more after their last")
    func workers() async throws {
        try await School.deploy { deployment, office in
            let officer = try await School.worker(office, .childOfficer)
            let collaborator = try await School.worker(office, .collaborator)
            _ = try await School.worker(office, .teacher)
            _ = try await School.taught(office, [Learner(officer)], for: .officers)
            let scope = CoverageScope([.officers, .collaborators]).with { $0.topics = ["inclusion"] }
            func missing(on: String? = nil) async throws -> [Learner] {
                try await office.items(
                    Coverage.list, ListCoverage(scope: scope).with { $0.on = on.map { day($0) } }
                ).map(\.person)
            }
            #expect(try await missing() == [Learner(collaborator)])
            // Before the class nobody had been taught.
            #expect(try await Set(missing(on: "2021-03-14")) == [Learner(officer), Learner(collaborator)])
            deployment.set(day: day("2021-05-01"))
            let left = WorkerFacts(worker: collaborator, facts: [.standing(.left, from: day("2021-04-01"))])
            try await office.call(RegistryStandIn.tell, .workerUpdated(left))
            #expect(try await missing() == [])
            #expect(try await missing(on: "2021-03-31") == [Learner(collaborator)])
        }
    }

    @Test("two entries that are one child are one person, taught by either; taken back, they are two")
    func once() async throws {
        try await School.open { office in
            let one = try await School.disabled(office)
            let other = try await School.disabled(office)
            _ = try await School.taught(office, [Learner(other)], for: .children)
            func counted() async throws -> [Int] {
                let table = try await office.call(
                    Coverage.compute, ComputeCoverage(scope: School.inclusion))
                return [table.there, table.taught]
            }
            func decide(_ verdict: DuplicateVerdict) async throws {
                let pair = ChildPairFacts(
                    child: min(one, other), other: max(one, other), verdict: verdict)
                try await office.call(RegistryStandIn.tell, .childDuplicateDecided(pair))
            }
            #expect(try await counted() == [2, 1])
            try await decide(.same)
            #expect(try await counted() == [1, 1])
            try await decide(.distinct)
            #expect(try await counted() == [2, 1])
        }
    }

    @Test("a child that was merged is shown by the entry that stays, and before that by the first of the two")
    func merged() async throws {
        try await School.deploy { deployment, office in
            let (one, other) = (try await School.disabled(office), try await School.disabled(office))
            let (duplicate, survivor) = (min(one, other), max(one, other))
            let pair = ChildPairFacts(child: duplicate, other: survivor, verdict: .same)
            try await office.call(RegistryStandIn.tell, .childDuplicateDecided(pair))
            func shown(knownOn: Day? = nil) async throws -> [Learner] {
                try await office.items(
                    Coverage.list, ListCoverage(scope: School.inclusion).with { $0.knownOn = knownOn }
                ).map(\.person)
            }
            #expect(try await shown() == [Learner(duplicate)])
            deployment.set(day: School.today.advanced(by: 1))
            try await office.call(RegistryStandIn.tell, .merging(duplicate, into: survivor))
            #expect(try await shown() == [Learner(survivor)])
            #expect(try await shown(knownOn: School.today) == [Learner(duplicate)])
        }
    }

    @Test("what is wrong with a question is told at once")
    func wrong() async throws {
        try await School.open { office in
            let scope = CoverageScope([.children, .community]).with {
                ($0.topics, $0.since) = (["magic"], School.today.advanced(by: 1))
                $0.ageUnder = 19
            }
            try await office.expectAllTold([
                WrongCall(
                    ["/scope/audiences/1", "/scope/topics/0", "/scope/since", "/scope/ageUnder"],
                    of: Coverage.compute, ComputeCoverage(scope: scope)),
                WrongCall(
                    ["/scope/audiences"], of: Coverage.compute, ComputeCoverage(scope: CoverageScope([]))),
            ])
        }
    }
}

@Suite("The next classes", .timeLimit(.minutes(5)))
struct ProposedClassTests {
    private func rules() throws -> ClassRules {
        ClassRules(reference: try School.reference, today: School.today)
    }

    private func gap(_ commune: String, _ count: Int, of district: UnitPath = School.district) throws -> Gap {
        Gap(unit: try #require(UnitPath("\(district)/\(commune)")), neighbourhood: district, count: count)
    }

    @Test("a commune that fills classes has its own, what is left is put together within a district")
    func together() throws {
        let proposed = try rules().propose(
            [
                gap("a", 65), gap("b", 20), gap("c", 10), gap("d", 12), gap("e", 0),
                gap("f", 9, of: School.otherDistrict),
            ], capacity: 30)
        #expect(proposed.map(\.learners) == [30, 30, 30, 17, 9])
        let from = proposed.map { $0.from.map { "\($0.unit.parts.last ?? "") \($0.learners)" } }
        #expect(from == [["a 30"], ["a 30"], ["b 20", "c 10"], ["d 12", "a 5"], ["f 9"]])
        #expect(proposed.map(\.free) == [0, 0, 0, 13, 21])
        #expect(proposed.compactMap(\.place.parts.last) == ["a", "a", "b", "d", "f"])
    }

    @Test("from who is missing, with those who have taught the course")
    func proposes() async throws {
        try await School.open { office in
            let children = [
                try await School.disabled(office), try await School.disabled(office),
                try await School.disabled(office, in: School.otherCommune),
            ]
            let trainer = try await School.worker(office, .childOfficer)
            let opened = try await School.seated(office, [Learner(children[0])], for: .children)
            let session = ClassSession(on: day("2021-03-01"), hours: 8).with { $0.trainers = [trainer] }
            try await office.call(Classes.schedule, ScheduleClass(id: opened.id, sessions: [session]))
            try await office.call(
                Classes.attendSession,
                AttendSession(id: opened.id, on: session.on, present: [Learner(children[0])]))
            try await office.call(Classes.complete, CompleteClass(id: opened.id))
            let proposed = try await office.call(Classes.propose, ProposeClasses(course: opened.course))
            #expect(proposed.missing == 2)
            #expect(proposed.classes.map(\.learners) == [1, 1])
            #expect(Set(proposed.classes.map(\.place)) == [School.commune, School.otherCommune])
            #expect(proposed.classes.map(\.free) == [29, 29])
            #expect(
                proposed.trainers == [ProposedTrainer(worker: trainer, unit: School.commune, classes: 1)])
            let refused = try await office.refusal(
                of: Classes.propose,
                ProposeClasses(course: newID()).with { ($0.capacity, $0.ageUnder) = (0, 0) })
            expectAll(refused, ["/course", "/capacity", "/ageUnder"])
        }
    }
}
