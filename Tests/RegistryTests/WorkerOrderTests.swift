import Bus
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("A worker's unit and role say nothing of each other", .timeLimit(.minutes(5)))
struct WorkerOrderTests: WorkerStories {
    @Test("a role told late carries no unit past a later move, nor a move told late a role")
    func late() async throws {
        try await Office.open { office in
            let mover = try await entered(office, "Lê Văn Một")
            _ = try await office.call(Workers.update, .move(mover, to: second, on: "2020-06-01"))
            let taught = try await office.call(Workers.update, .become(mover, .teacher, on: "2020-03-01"))
            #expect(taught.unit == second && taught.role == .teacher && taught.from == day("2020-06-01"))
            #expect(try await office.worker(mover, on: "2020-03-01").unit == first)
            #expect(try await office.history(mover, .workplace).map(\.workplace) == [first, second])
            let riser = try await entered(office, "Lê Văn Hai")
            _ = try await office.call(Workers.update, .become(riser, .childOfficer, on: "2020-06-01"))
            let moved = try await office.call(Workers.update, .move(riser, to: second, on: "2020-03-01"))
            #expect(moved.unit == second && moved.role == .childOfficer)
            #expect(try await office.worker(riser, on: "2020-03-01").role == .collaborator)
            #expect(
                try await office.history(riser, .role).map(\.role) == [.collaborator, .childOfficer])
        }
    }

    @Test("the same facts entered in any order give the same worker and the same history on every day")
    func order() async throws {
        let said: [@Sendable (WorkerID) -> UpdateWorker] = [
            { .become($0, .childOfficer, on: "2020-02-01") }, { .move($0, to: second, on: "2020-03-01") },
            { .become($0, .teacher, on: "2020-05-01") },
            { id in .move(id, to: third, on: "2020-06-01").with { $0.role = .providerOfficer } },
        ]
        try await Office.open { office in
            var stories: Set<[String]> = []
            for (number, order) in permutations(Array(said.indices)).enumerated() {
                let id = try await entered(office, "Lê Thị Số \(number)")
                for index in order { _ = try await office.call(Workers.update, said[index](id)) }
                var story: [String] = []
                for on in ["2020-01-31", "2020-02-01", "2020-04-30", "2020-05-31", "2020-06-01", nil] {
                    let then = try await office.worker(id, on: on)
                    story.append("\(then.unit) \(then.role) \(then.from)")
                }
                for fact in try await office.history(id, .workplace).sorted(by: { $0.from < $1.from }) {
                    story.append("\(fact.from) \(try #require(fact.workplace))")
                }
                for fact in try await office.history(id, .role).sorted(by: { $0.from < $1.from }) {
                    story.append("\(fact.from) \(try #require(fact.role))")
                }
                stories.insert(story)
            }
            #expect(
                stories == [
                    [
                        "\(first) collaborator 2020-01-02", "\(first) childOfficer 2020-02-01",
                        "\(second) childOfficer 2020-03-01", "\(second) teacher 2020-05-01",
                        "\(third) providerOfficer 2020-06-01", "\(third) providerOfficer 2020-06-01",
                        "2020-01-02 \(first)", "2020-03-01 \(second)", "2020-06-01 \(third)",
                        "2020-01-02 collaborator", "2020-02-01 childOfficer", "2020-05-01 teacher",
                        "2020-06-01 providerOfficer",
                    ]
                ])
        }
    }

    @Test("what is said again of a later day is no new beginning, until something else is entered before it")
    func saidAgain() async throws {
        try await open { office, id in
            let again = UpdateWorker.move(id, to: first, on: "2020-06-01").with { $0.role = .collaborator }
            #expect(try await office.call(Workers.update, again).from == day("2020-01-02"))
            let moved = try await office.call(Workers.update, .move(id, to: second, on: "2020-03-01"))
            #expect(moved.unit == first && moved.from == day("2020-06-01") && moved.version == 3)
            #expect(try await office.worker(id, on: "2020-04-01").from == day("2020-03-01"))
            let absent = UpdateWorker(id: id).with {
                ($0.until, $0.since) = (day("2020-08-31"), day("2020-10-01"))
            }
            #expect(try await office.call(Workers.update, absent).from == day("2020-10-01"))
        }
    }

    @Test("each is corrected and taken back by its own fact, and lists ask for both of the day")
    func apart() async throws {
        try await open { office, id in
            let both = UpdateWorker.move(id, to: second, on: "2020-03-01").with { $0.role = .childOfficer }
            #expect(try await office.call(Workers.update, both).version == 2)
            let workplace = try #require(try await office.history(id, .workplace).last)
            let role = try #require(try await office.history(id, .role).last)
            #expect(workplace.role == nil && role.workplace == nil && workplace.fact != role.fact)
            for foreign in [
                CorrectWorker(id: id, fact: workplace.fact).with { $0.role = .teacher },
                CorrectWorker(id: id, fact: role.fact).with { $0.unit = third },
            ] {
                expect(
                    try await office.refusal(of: Workers.correct, foreign), .invalidArgument,
                    at: foreign.unit == nil ? "/role" : "/unit")
            }
            let later = CorrectWorker(id: id, fact: role.fact).with { $0.on = day("2020-05-01") }
            #expect(try await office.call(Workers.correct, later).from == day("2020-05-01"))
            #expect(try await office.worker(id, on: "2020-04-30").role == .collaborator)
            func listed(_ unit: UnitPath, _ role: WorkerRole, on text: String) async throws -> Int {
                let request = ListWorkers().with { ($0.unit, $0.role, $0.on) = (unit, role, day(text)) }
                return try await office.items(Workers.list, request).count
            }
            #expect(try await listed(second, .collaborator, on: "2020-04-30") == 1)
            #expect(try await listed(second, .childOfficer, on: "2020-04-30") == 0)
            #expect(try await listed(second, .childOfficer, on: "2020-05-01") == 1)
            #expect(try await listed(first, .collaborator, on: "2020-02-29") == 1)
            let back = try await office.call(Workers.void, VoidWorkerFact(id: id, fact: workplace.fact))
            #expect(back.unit == first && back.role == .childOfficer)
        }
    }

    @Test("another role makes nobody the worker who is there already")
    func namesake() async throws {
        try await Office.open { office in
            _ = try await entered(office)
            let other = try await office.call(
                Workers.register,
                RegisterWorker(name: "Phạm Văn Bình", unit: first, role: .teacher).with {
                    ($0.from, $0.confirmedDistinct) = (day("2020-01-02"), true)
                }
            ).id
            let became = try await office.call(
                Workers.update, .become(other, .childOfficer, on: "2020-06-01"))
            #expect(became.role == .childOfficer)
            expect(
                try await office.refusal(of: Workers.update, .move(other, to: first, on: "2020-06-01")),
                .alreadyExists, at: "/name")
        }
    }
}
