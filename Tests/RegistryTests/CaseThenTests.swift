import Bus
import GRDB
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry
@testable import Store

@Suite("A case as it stood on a day, as known on a day", .timeLimit(.minutes(5)))
struct CaseThenTests {
    /// As known on 15 March 2021, before anything was put right.
    private static let before = "2021-03-15"

    /// A case of March, assessed twice, planned and decided on, then entered otherwise on five later days.
    private func story(_ deployment: Deployment, _ office: TestClient) async throws -> Case {
        let child = try await office.registered(on: "2020-01-10")
        let id = try await office.call(
            Cases.open, OpenCase(child: child, concern: .support).with { $0.on = day("2021-03-01") }
        ).id
        for (risk, on) in [(RiskLevel.high, "2021-03-03"), (.moderate, "2021-03-05")] {
            let assessment = AssessCase(id: id, risk: risk).with {
                ($0.on, $0.note) = (day(on), "Thăm nhà ngày \(on)")
            }
            _ = try await office.call(Cases.assess, assessment)
        }
        let plan = PlanCase(id: id, goals: [CaseGoal(text: "Đi học lại")], nextReview: day("2021-06-01"))
        _ = try await office.call(Cases.plan, plan.with { $0.on = day("2021-03-08") })
        _ = try await office.call(
            Cases.decide, DecideCase(id: id, outcome: .approve).with { $0.on = day("2021-03-10") })
        deployment.set(day: day("2021-03-20"))
        let better = CorrectCaseEntry(id: id, entry: 2, reason: "Ghi nhầm").with {
            ($0.risk, $0.on, $0.note) = (.low, day("2021-03-02"), "Đã thăm nhà")
        }
        _ = try await office.call(Cases.correct, better)
        deployment.set(day: day("2021-03-22"))
        _ = try await office.call(Cases.void, VoidCaseEntry(id: id, entry: 5, reason: "Chưa quyết định"))
        deployment.set(day: day("2021-03-24"))
        _ = try await office.call(
            Cases.assign, AssignCase(id: id).with { $0.unit = Office.commune })
        deployment.set(day: day("2021-03-26"))
        try await office.close(child, on: "2021-03-25")
        deployment.set(day: day("2021-03-30"))
        return try await office.call(Cases.get, GetCase(id: id))
    }

    private func read(
        _ id: CaseID, _ office: TestClient, on text: String? = nil, knownOn known: String? = nil
    ) async throws -> Case {
        try await office.call(
            Cases.get, GetCase(id: id).with { ($0.on, $0.knownOn) = (text.map(day), known.map(day)) })
    }

    @Test(
        "the steps of then are shown, as they were entered until then, with what was due and who worked on it"
    )
    func get() async throws {
        try await Office.deploy { deployment, office in
            let now = try await story(deployment, office)
            #expect(now.history.map(\.kind).last == .closed)
            #expect(now.changes?.count == 2)
            let early = try await read(now.id, office, on: "2021-03-04", knownOn: Self.before)
            #expect((early.step, early.risk, early.changes) == (.screened, .high, nil))
            #expect(early.history.map(\.on) == [day("2021-03-01"), day("2021-03-03")])
            #expect(early.history.last?.note == "Thăm nhà ngày 2021-03-03")
            #expect((early.goals, early.nextReview, early.closedOn) == ([], nil, nil))
            // High risk asks for protection, of which there is none; what was done later is not done yet.
            #expect(early.deadlines.map(\.step).contains(.protection))
            #expect(early.deadlines.compactMap(\.doneOn).isEmpty)
            // As is known now the same day had another assessment, and says what was put right.
            let since = try await read(now.id, office, on: "2021-03-04")
            #expect((since.step, since.risk) == (.screened, .low))
            #expect(since.history.map(\.note) == [nil, "Đã thăm nhà"])
            #expect(since.changes?.map(\.entry.on) == [day("2021-03-03")])
            // What was put right of a day is told of that on which it stands since, too.
            let moved = try await read(now.id, office, on: "2021-03-02")
            #expect(moved.history.map(\.on) == [day("2021-03-01"), day("2021-03-02")])
            #expect(moved.changes?.map(\.entry.on) == [day("2021-03-03")])
            #expect(try await read(now.id, office, on: "2021-03-01").changes == nil)
            let approved = try await read(now.id, office, knownOn: Self.before)
            #expect((approved.step, approved.goals.count) == (.approved, 1))
            #expect(approved.history.count == 5)
            #expect(approved.deadlines.compactMap(\.doneOn) == [day("2021-03-08"), day("2021-03-10")])
            #expect(try await read(now.id, office, knownOn: "2021-03-21").step == .approved)
            let voided = try await read(now.id, office, knownOn: "2021-03-22")
            #expect((voided.step, voided.history.count) == (.planned, 4))
            // Neither a later office nor a later end.
            #expect(voided.worker.unit == Office.province)
            #expect(try await read(now.id, office, on: "2021-03-23").worker.unit == Office.province)
            let assigned = try await read(now.id, office, on: "2021-03-24")
            #expect((assigned.worker.unit, assigned.closedOn) == (Office.commune, nil))
            #expect(try await read(now.id, office, knownOn: "2021-03-25").step == .planned)
            let ended = try await read(now.id, office, on: "2021-03-25")
            #expect((ended.step, ended.closedFor) == (.closed, .moved))
            #expect(ended.history == now.history)
            #expect(try await read(now.id, office, on: "2021-03-30").provisional == nil)
            #expect(try await read(now.id, office, knownOn: "2021-03-30").provisional == true)
            let unreported = GetCase(id: now.id).with { $0.on = day("2021-02-28") }
            expect(try await office.refusal(of: Cases.get, unreported), .notFound, at: "/on")
            let unknown = GetCase(id: now.id).with { $0.knownOn = day("2021-03-14") }
            expect(try await office.refusal(of: Cases.get, unknown), .notFound, at: "/on")
            let tomorrow = GetCase(id: now.id).with { $0.on = day("2021-03-31") }
            expect(try await office.refusal(of: Cases.get, tomorrow), .invalidArgument, at: "/on")
        }
    }

    @Test(
        "a list narrows by the step, the risk and the commune of then, as each case shows them; reach is today's"
    )
    func list() async throws {
        try await Office.deploy { deployment, office in
            let now = try await story(deployment, office)
            let days = ["2021-03-01", "2021-03-02", "2021-03-03", "2021-03-05", "2021-03-08", "2021-03-10"]
            for known in [Self.before, "2021-03-21", "2021-03-22", "2021-03-30"] {
                for on in days + ["2021-03-25"] {
                    let then = try await read(now.id, office, on: on, knownOn: known)
                    let list = ListCases().with { ($0.on, $0.knownOn) = (day(on), day(known)) }
                    #expect(try await office.items(Cases.list, list) == [then], "\(on) \(known)")
                    for step in CaseStep.allCases {
                        let found = try await office.items(Cases.list, list.with { $0.step = step })
                        #expect(found.isEmpty == (step != then.step), "\(on) \(known) \(step)")
                    }
                    for risk in RiskLevel.allCases {
                        let found = try await office.items(Cases.list, list.with { $0.risk = risk })
                        #expect(found.isEmpty == (risk != then.risk), "\(on) \(known) \(risk)")
                    }
                }
            }
            let unreported = ListCases().with { $0.on = day("2021-02-28") }
            #expect(try await office.items(Cases.list, unreported).isEmpty)
            let unknown = ListCases().with { $0.knownOn = day("2021-03-14") }
            #expect(try await office.items(Cases.list, unknown).isEmpty)
            let there = ListCases().with { ($0.on, $0.commune) = (day("2021-03-10"), Office.commune) }
            #expect(try await office.items(Cases.list, there).map(\.id) == [now.id])
            let elsewhere = there.with { $0.commune = Office.otherDistrict }
            #expect(try await office.items(Cases.list, elsewhere).isEmpty)
            // Whose case it was is not asked: who has it now sees it as it was, and nobody else.
            let commune = office.acting(as: Office.commune, [.reader, .caseworker])
            #expect(try await commune.items(Cases.list, there).map(\.id) == [now.id])
            let other = office.acting(as: Office.otherDistrict, [.reader, .caseworker])
            #expect(try await other.items(Cases.list, ListCases().with { $0.on = day("2021-03-10") }).isEmpty)
        }
    }

    @Test(
        "of a child that was merged the cases of all its entries are listed by either id, as known then too")
    func merged() async throws {
        try await Office.deploy { deployment, office in
            let (one, other) = (
                try await office.registered(on: "2020-01-10"),
                try await office.call(
                    Children.register, child("Vũ Văn Nam", registeredOn: day("2020-01-10"))
                ).id
            )
            var cases: [CaseID] = []
            for child in [one, other] {
                let report = OpenCase(child: child, concern: .support).with { $0.on = day("2021-03-01") }
                cases.append(try await office.call(Cases.open, report).id)
            }
            deployment.set(day: day("2021-04-10"))
            _ = try await office.call(
                Children.merge, MergeChildren(survivor: one, duplicate: other, reason: "Một trẻ"))
            func listed(_ child: ChildID, knownOn known: String? = nil) async throws -> [CaseID] {
                let list = ListCases().with { ($0.child, $0.knownOn) = (child, known.map(day)) }
                return try await office.items(Cases.list, list).map(\.id)
            }
            for child in [one, other] {
                #expect(try await listed(child) == cases.sorted())
                #expect(try await listed(child, knownOn: "2021-04-10") == cases.sorted())
            }
            #expect(try await listed(one, knownOn: "2021-04-09") == [cases[0]])
            #expect(try await listed(other, knownOn: "2021-04-09") == [cases[1]])
        }
    }

    @Test("who works on a case does not learn by another child's id that the two were taken for one once")
    func parted() async throws {
        try await Office.deploy { deployment, office in
            let elsewhere: UnitPath = "thai-binh/tien-hai/tien-hai"
            let own = try await office.registered(on: "2020-01-10")
            let other = try await office.call(
                Children.register,
                child("Vũ Thị Nam", commune: elsewhere, registeredOn: day("2020-01-10"))
            ).id
            let report = OpenCase(child: own, concern: .support).with { $0.on = day("2021-03-01") }
            let id = try await office.call(Cases.open, report).id
            _ = try await office.call(Cases.assign, AssignCase(id: id).with { $0.unit = Office.commune })
            deployment.set(day: day("2021-04-10"))
            _ = try await office.call(
                Children.merge, MergeChildren(survivor: other, duplicate: own, reason: "Một trẻ"))
            deployment.set(day: day("2021-04-20"))
            _ = try await office.call(
                Children.unmerge, UnmergeChild(duplicate: own, reason: "Hai chị em"))
            func listed(_ child: ChildID, _ client: TestClient) async throws -> [CaseID] {
                let list = ListCases().with { ($0.child, $0.knownOn) = (child, day("2021-04-15")) }
                return try await client.items(Cases.list, list).map(\.id)
            }
            let here = office.acting(as: Office.commune, [.reader, .caseworker])
            #expect(try await listed(own, here) == [id])
            #expect(try await listed(other, here) == [])
            for child in [own, other] { #expect(try await listed(child, office) == [id]) }
        }
    }

    @Test(
        "who takes the first keeper's place at the same point of the log has kept the case from the beginning"
    )
    func keeper() throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        try DatabaseQueue(configuration: configuration).write { db in
            for migration in RegistryService.migrations.prefix(3) { try migration.apply(db) }
            let vault = Vault(keys: [([1, 2, 3, 4], [UInt8](repeating: 7, count: 32))])
            let (records, id): (_, CaseID) = (CaseEntryRecords(db: db, vault: vault), newID())
            func keep(_ unit: UnitPath, from text: String, learned point: UInt64) throws -> [[String]] {
                let worker = CaseWorker(unit: unit, person: nil)
                try records.keep(
                    CaseKeeper(commune: Office.commune, worker: worker), of: id, from: day(text),
                    learned: LogPoint(point))
                let sql = "SELECT on_day, worker_unit FROM case_keepers ORDER BY known_from"
                return try Row.fetchAll(db, sql: sql).map { [$0["on_day"], $0["worker_unit"]] }
            }
            let (province, commune) = (Office.province.text, Office.commune.text)
            let beginning = try #require(
                try keep(Office.province, from: "2021-03-15", learned: 1).first?.first)
            #expect(beginning < "2021-03-15")
            #expect(
                try keep(Office.commune, from: "2021-03-15", learned: 1) == [[beginning, commune]])
            let later = [[beginning, commune], ["2021-03-20", province]]
            #expect(try keep(Office.province, from: "2021-03-20", learned: 2) == later)
        }
    }
}
