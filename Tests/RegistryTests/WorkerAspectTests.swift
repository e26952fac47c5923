import Bus
import GRDB
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("A worker changes aspect by aspect", .timeLimit(.minutes(5)))
struct WorkerAspectTests: WorkerStories {
    @Test("a late transfer takes its place between two others, and moves neither")
    func between() async throws {
        try await open { office, id in
            _ = try await office.call(Workers.update, .move(id, to: third, on: "2020-09-01"))
            let late = UpdateWorker.move(id, to: second, on: "2020-03-01").with { $0.role = .childOfficer }
            let now = try await office.call(Workers.update, late)
            #expect(now.unit == third && now.role == .childOfficer && now.from == day("2020-09-01"))
            for (on, unit, role) in [
                ("2020-01-02", first, .collaborator), ("2020-02-29", first, .collaborator),
                ("2020-03-01", second, .childOfficer), ("2020-08-31", second, .childOfficer),
                ("2020-09-01", third, .childOfficer),
            ] as [(String, UnitPath, WorkerRole)] {
                let then = try await office.worker(id, on: on)
                #expect(then.unit == unit && then.role == role, "on \(on)")
            }
            let before = GetWorker(id: id).with { $0.on = day("2020-01-01") }
            expect(try await office.refusal(of: Workers.get, before), .notFound, at: "/on")
        }
    }

    @Test("nothing is entered before the first day at work, nor while the worker was gone")
    func outside() async throws {
        try await open { office, id in
            expect(
                try await office.refusal(of: Workers.update, .move(id, to: second, on: "2020-01-01")),
                .invalidArgument, at: "/on", "02/01/2020")
            _ = try await office.call(
                Workers.update, UpdateWorker(id: id).with { $0.until = day("2020-06-30") })
            expect(
                try await office.refusal(of: Workers.update, .move(id, to: second, on: "2020-07-01")),
                .failedPrecondition, at: "/on", "30/06/2020")
            // By whom, and when it was recorded.
            let said = try await office.refusal(of: Workers.update, .move(id, to: second, on: "2020-07-01"))
            #expect(said?.message.hasSuffix("ghi ngày \(DayWords.day(Office.today, in: .vi)).") == true)
            let moved = try await office.call(Workers.update, .move(id, to: second, on: "2020-06-30"))
            #expect(moved.unit == second && moved.until == day("2020-06-30") && moved.standing == .left)
            // Who left earlier than that was not moved then.
            let left = try #require(try await office.history(id, .standing).last)
            let earlier = CorrectWorker(id: id, fact: left.fact).with { $0.on = day("2020-06-01") }
            let moving = try #require(try await office.history(id, .workplace).last)
            expect(
                try await office.refusal(of: Workers.correct, earlier), .failedPrecondition, at: "/fact",
                moving.fact.text)
        }
    }

    @Test("who has left and comes back has a new standing, and leaves again")
    func comingBack() async throws {
        try await open { office, id in
            let back = UpdateWorker(id: id).with { $0.since = day("2020-10-01") }
            expect(
                try await office.refusal(of: Workers.update, back), .failedPrecondition, at: "/since",
                "01/10/2020")
            let gone = UpdateWorker(id: id).with { $0.until = day("2020-06-30") }
            #expect(try await office.call(Workers.update, gone).standing == .left)
            expect(
                try await office.refusal(of: Workers.update, gone.with { $0.until = day("2020-07-31") }),
                .failedPrecondition, at: "/until", "30/06/2020")
            let again = try await office.call(Workers.update, back.with { $0.unit = second })
            #expect(again.unit == second && again.from == day("2020-10-01") && again.until == nil)
            for (on, standing) in [
                ("2020-06-30", .atWork), ("2020-07-01", .left), ("2020-09-30", .left),
                ("2020-10-01", .atWork),
            ] as [(String, WorkerStanding)] {
                #expect(try await office.worker(id, on: on).standing == standing, "on \(on)")
            }
            #expect(try await office.worker(id, on: "2020-08-01").until == day("2020-06-30"))
            let both = UpdateWorker(id: id).with {
                ($0.until, $0.since) = (day("2020-11-30"), day("2021-01-04"))
            }
            #expect(try await office.call(Workers.update, both).from == day("2021-01-04"))
            #expect(try await office.worker(id, on: "2020-12-15").standing == .left)
        }
    }

    @Test("a unit must have been there on the day that the worker came into it, however that day was given")
    func unitOfTheDay() async throws {
        let merged: UnitPath = "thai-binh/thai-thuy/duong-hong-thuy"
        let before: UnitPath = "thai-binh/thai-thuy/thai-duong"
        try await Office.open { office in
            func request(_ name: String, _ unit: UnitPath, _ from: String) -> RegisterWorker {
                RegisterWorker(name: name, unit: unit, role: .teacher).with { $0.from = day(from) }
            }
            expect(
                try await office.refusal(of: Workers.register, request("Lê Văn Một", merged, "2020-01-02")),
                .invalidArgument, at: "/unit", before.text)
            let early = try await office.call(Workers.register, request("Lê Văn Hai", before, "2020-01-02"))
            #expect(early.unit == before)
            expect(
                try await office.refusal(of: Workers.update, .move(early.id, to: merged, on: "2020-02-01")),
                .invalidArgument, at: "/unit", before.text)
            let late = try await office.call(Workers.register, request("Lê Văn Ba", merged, "2020-06-01"))
            let registration = try #require(try await office.history(late.id, .standing).first?.fact)
            let workplace = try #require(try await office.history(late.id, .workplace).first?.fact)
            for fact in [registration, workplace] {
                let correction = CorrectWorker(id: late.id, fact: fact).with { $0.on = day("2020-02-01") }
                expect(
                    try await office.refusal(of: Workers.correct, correction), .invalidArgument, at: "/on",
                    before.text)
            }
            let there = CorrectWorker(id: late.id, fact: registration).with { $0.on = day("2020-03-01") }
            #expect(try await office.call(Workers.correct, there).from == day("2020-03-01"))
        }
    }

    @Test("facts are corrected and voided, as known from then on; a registration moves its unit and role")
    func correcting() async throws {
        try await Office.deploy { deployment, office in
            let id = try await entered(office)
            _ = try await office.call(Workers.update, .move(id, to: second, on: "2020-03-01"))
            deployment.set(day: Office.today.advanced(by: 10))
            let workplaces = try await office.history(id, .workplace)
            let (start, transfer) = (workplaces[0], workplaces[1])
            let role = try #require(try await office.history(id, .role).first)
            let corrected = try await office.call(
                Workers.correct,
                CorrectWorker(id: id, fact: transfer.fact).with {
                    ($0.unit, $0.on) = (third, day("2020-04-01"))
                })
            #expect(corrected.unit == third && corrected.version == 3)
            #expect(try await office.worker(id, on: "2020-03-15").unit == first)
            #expect(
                try await office.worker(id, on: "2020-03-15", knownOn: "2021-03-15").unit == second)
            let registration = try #require(try await office.history(id, .standing).first)
            let moved = try await office.call(
                Workers.correct,
                CorrectWorker(id: id, fact: registration.fact).with { $0.on = day("2019-12-02") })
            #expect(moved.version == 4)
            let began = try await office.worker(id, on: "2019-12-02")
            #expect(began.unit == first && began.role == .collaborator)
            let late = CorrectWorker(id: id, fact: registration.fact).with { $0.on = day("2020-05-04") }
            expect(
                try await office.refusal(of: Workers.correct, late), .failedPrecondition, at: "/fact",
                transfer.fact.text)
            let voided = try await office.call(Workers.void, VoidWorkerFact(id: id, fact: transfer.fact))
            #expect(voided.unit == first && voided.from == day("2019-12-02"))
            for fact in [start.fact, role.fact, registration.fact] {
                let refused = try await office.refusal(of: Workers.void, VoidWorkerFact(id: id, fact: fact))
                expect(refused, .failedPrecondition, at: "/fact")
            }
            let entry = try #require(
                try await office.history(id, .workplace).last { $0.fact == transfer.fact })
            #expect(entry.kind == .voided && !entry.stands && entry.unit == Office.province)
        }
    }

    @Test("name and telephone are put right for every day, and a telephone is taken off by name")
    func identity() async throws {
        try await open { office, id in
            let right = try await office.call(
                Workers.update,
                UpdateWorker(id: id).with { ($0.name, $0.clear) = ("Phạm Văn Bính", ["phone"]) })
            #expect(right.name == "Phạm Văn Bính" && right.phone == nil && right.version == 2)
            #expect(try await office.worker(id, on: "2020-01-02").name == "Phạm Văn Bính")
            let fact = try #require(try await office.history(id, .identity).last).fact
            expect(
                try await office.refusal(of: Workers.correct, CorrectWorker(id: id, fact: fact)),
                .failedPrecondition, at: "/fact")
            let old = UpdateWorker(id: id).with { ($0.phone, $0.ifVersion) = ("0912000902", 1) }
            expect(try await office.refusal(of: Workers.update, old), .aborted, at: "/ifVersion")
        }
    }

    @Test("an entry made by mistake is nobody's, and can be none again")
    func mistake() async throws {
        try await open { office, id in
            let registration = try #require(try await office.history(id, .standing).first).fact
            let mistake = CorrectWorker(id: id, fact: registration).with { $0.standing = .enteredInError }
            #expect(try await office.call(Workers.correct, mistake).standing == .enteredInError)
            expect(
                try await office.refusal(of: Workers.update, .move(id, to: second, on: "2020-03-01")),
                .failedPrecondition, at: "/id", registration.text)
            // Nobody is in the way of who has the name and the telephone.
            let again = try await entered(office)
            let atWork = ListWorkers().with { ($0.standing, $0.on) = (.atWork, day("2020-06-01")) }
            #expect(try await office.items(Workers.list, atWork).map(\.id) == [again])
            let none = mistake.with { $0.standing = .atWork }
            #expect(try await office.call(Workers.correct, none).standing == .atWork)
            expect(
                try await office.refusal(of: Workers.correct, none.with { $0.standing = .left }),
                .invalidArgument, at: "/standing")
        }
    }

    @Test("two workers collide on the days on which both are at work, in a unit of the past too")
    func namesakes() async throws {
        try await Office.open { office in
            func request(_ from: String, in unit: UnitPath = first) -> RegisterWorker {
                RegisterWorker(name: "Vũ Thị Chín", unit: unit, role: .teacher).with { $0.from = day(from) }
            }
            let one = try await office.call(Workers.register, request("2020-01-02")).id
            _ = try await office.call(Workers.update, .move(one, to: second, on: "2020-06-01"))
            // On no day were both in one unit.
            let other = try await office.call(Workers.register, request("2020-06-01")).id
            let late = UpdateWorker.move(other, to: second, on: "2020-07-01")
            expect(
                try await office.refusal(of: Workers.update, late), .alreadyExists, at: "/name", one.text)
            expect(
                try await office.refusal(of: Workers.register, request("2020-05-31")), .alreadyExists,
                at: "/name")
        }
    }

    @Test("lists and readings of a day show who was where then, as known then; scope is judged now")
    func reading() async throws {
        try await Office.deploy { deployment, office in
            let id = try await entered(office)
            deployment.set(day: Office.today.advanced(by: 10))
            _ = try await office.call(Workers.update, .move(id, to: third, on: "2020-06-01"))
            func listed(
                _ unit: UnitPath, on text: String, knownOn: String? = nil, by client: TestClient
            ) async throws -> [WorkerID] {
                let request = ListWorkers().with {
                    ($0.unit, $0.on, $0.knownOn) = (unit, day(text), knownOn.map(day))
                }
                return try await client.items(Workers.list, request).map(\.id)
            }
            #expect(try await listed(first, on: "2020-05-31", by: office) == [id])
            #expect(try await listed(first, on: "2020-06-01", by: office).isEmpty)
            #expect(try await listed(third, on: "2020-06-01", by: office) == [id])
            #expect(
                try await listed(first, on: "2020-06-01", knownOn: "2021-03-15", by: office) == [id])
            let before = office.acting(as: Office.district)
            #expect(try await listed(first, on: "2020-05-31", by: before).isEmpty)
            // Out of reach is as if nothing had the id, whatever is asked or said of it.
            let nobody: WorkerID = newID()
            let renamed = UpdateWorker(id: id).with { $0.name = "Lê Văn Bốn" }
            let told = [
                (
                    try await before.refusal(of: Workers.history, ListWorkerHistory(worker: id)),
                    try await before.refusal(of: Workers.history, ListWorkerHistory(worker: nobody))
                ),
                (
                    try await before.refusal(of: Workers.get, GetWorker(id: id)),
                    try await before.refusal(of: Workers.get, GetWorker(id: nobody))
                ),
                (
                    try await before.refusal(of: Workers.update, renamed),
                    try await before.refusal(of: Workers.update, renamed.with { $0.id = nobody })
                ),
            ]
            for (here, nowhere) in told {
                #expect(here?.status == .notFound)
                #expect(here?.fields == nowhere?.fields)
                #expect(here?.message.replacing(id.text, with: nobody.text) == nowhere?.message)
            }
        }
    }

    @Test("what follows from what was said can be made anew, to the row")
    func rebuilt() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let id = try await entered(office)
            _ = try await office.call(Workers.update, .move(id, to: third, on: "2020-06-01"))
            let now = try await office.call(
                Workers.update, UpdateWorker(id: id).with { $0.until = day("2021-01-31") })
            for spoiling: SQL in [
                "UPDATE workers SET unit = 'thai-binh', standing = 'atWork', until = NULL, version = 9",
                "DELETE FROM workplaces", "DELETE FROM worker_roles", "DELETE FROM worker_standings",
            ] {
                try deployment.alter("registry", spoiling)
            }
            let call = CommandCall(
                principal: Principal(unit: Office.province, roles: []), method: "test.Test/Rebuild",
                language: .en, idempotencyKey: "rebuild", body: [])
            _ = try await deployment.store(of: "registry").command(call) { tx in
                tx.authorizeByRoleAlone()
                try tx.workerAspects.rebuild()
                return []
            }
            #expect(try await office.worker(id) == now)
            #expect(try await office.worker(id, on: "2020-05-31").unit == first)
        }
    }
}
