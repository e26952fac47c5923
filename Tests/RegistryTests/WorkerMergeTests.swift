import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Two entries that are one worker", .timeLimit(.minutes(5)))
struct WorkerMergeTests: WorkerStories {
    /// A collaborator who left one commune for another, which entered it anew.
    private struct Two {
        let survivor: WorkerID
        let duplicate: WorkerID

        init(_ office: TestClient, _ stories: WorkerMergeTests) async throws {
            duplicate = try await stories.entered(office)
            _ = try await office.call(
                Workers.update, UpdateWorker(id: duplicate).with { $0.until = day("2020-06-30") })
            let request = RegisterWorker(name: "Phạm Văn Bính", unit: stories.third, role: .teacher).with {
                ($0.from, $0.phone) = (day("2020-08-01"), "0912000902")
            }
            survivor = try await office.call(Workers.register, request).id
        }

        var merging: MergeWorkers {
            MergeWorkers(survivor: survivor, duplicate: duplicate, reason: "Chuyển công tác")
        }
        var unmerging: UnmergeWorker { UnmergeWorker(duplicate: duplicate, reason: "Hai anh em") }

        /// What the register says of them, in one piece.
        func answers(_ office: TestClient) async throws -> [String] {
            var answers: [String] = []
            for id in [survivor, duplicate] {
                answers.append("\(try await office.worker(id))")
                let history = ListWorkerHistory(worker: id)
                answers.append("\(try await office.call(Workers.history, history).items)")
            }
            for on in [nil, "2020-05-01", "2020-09-01"] {
                let list = ListWorkers().with { $0.on = on.map { day($0) } }
                answers.append("\(try await office.items(Workers.list, list))")
            }
            for name in ["binh", "Phạm Văn Bính"] {
                let search = SearchWorkers().with { $0.name = name }
                answers.append("\(try await office.call(Workers.search, search).items)")
            }
            return answers
        }
    }

    private func names(_ request: SearchWorkers, by client: TestClient) async throws -> [String] {
        try await client.call(Workers.search, request).items.map(\.name)
    }

    private func found(_ words: String?, by client: TestClient) async throws -> [WorkerID] {
        try await client.call(Workers.search, SearchWorkers().with { $0.name = words }).items.map(\.id)
    }

    @Test(
        "are shown as the survivor by either id, name and telephone; before its first day as the other entry")
    func shown() async throws {
        try await Office.open { office in
            let two = try await Two(office, self)
            let merged = try await office.call(Workers.merge, two.merging)
            #expect((merged.worker.id, merged.worker.unit) == (two.survivor, third))
            #expect(merged.worker.aliases == [two.duplicate])
            for id in [two.survivor, two.duplicate] {
                #expect(try await office.worker(id) == merged.worker)
                let then = try await office.worker(id, on: "2020-05-01")
                #expect((then.unit, then.role, then.standing) == (first, .collaborator, .atWork))
            }
            let listed = try await office.items(Workers.list, ListWorkers())
            #expect(listed.map(\.id) == [two.survivor])
            // Whoever is in the list of a day before the survivor's first is there once, by the first of the other entries.
            let early = ListWorkers().with { $0.on = day("2020-05-01") }
            #expect(try await office.items(Workers.list, early).map(\.id) == [two.duplicate])
            for words in ["Phạm Văn Bình", "binh pham", "0912000901", "0912000902", "Bình, Vũ Lăng"] {
                #expect(try await found(words, by: office) == [two.survivor], "\(words)")
            }
            #expect(try await found("Bình, Diêm Điền", by: office) == [])
            // Who entered the duplicate does not reach the unit where the worker is now.
            let there = office.acting(as: first)
            #expect(try await found("binh", by: there) == [])
            let asked = GetWorker(id: two.duplicate)
            expect(try await there.refusal(of: Workers.get, asked), .notFound, at: "/id")
            // Its own entry is nobody else who might be meant.
            let named = UpdateWorker(id: two.duplicate).with { $0.name = "Phạm Văn Bình" }
            #expect(try await office.call(Workers.update, named).id == two.survivor)
        }
    }

    @Test("three entries are in the list of a day before the survivor's first once, as one is shown then")
    func threeListed() async throws {
        try await Office.open { office in
            let two = try await Two(office, self)
            let third = try await office.hire("Lê Văn Ba", from: "2020-01-02").id
            _ = try await office.call(Workers.merge, two.merging)
            _ = try await office.call(
                Workers.merge, MergeWorkers(survivor: two.survivor, duplicate: third, reason: "Một người"))
            let early = ListWorkers().with { $0.on = day("2020-05-01") }
            let listed = try await office.items(Workers.list, early).map(\.id)
            #expect(listed == [min(two.duplicate, third)])
            #expect(listed == [try await office.worker(two.survivor, on: "2020-05-01").id])
        }
    }

    @Test("taken back are two as they were before; what was recorded in between is the survivor's")
    func takenBack() async throws {
        try await Office.deploy { deployment, office in
            let two = try await Two(office, self)
            let before = try await two.answers(office)
            _ = try await office.call(Workers.merge, two.merging)
            #expect(try await two.answers(office) != before)
            let parted = try await office.call(Workers.unmerge, two.unmerging)
            #expect((parted.worker.id, parted.duplicate.id) == (two.survivor, two.duplicate))
            #expect(parted.duplicate.unit == first)
            for (asked, answer) in zip(before, try await two.answers(office)) { #expect(asked == answer) }

            _ = try await office.call(Workers.merge, two.merging)
            _ = try await office.call(Workers.update, .move(two.duplicate, to: second, on: "2021-01-04"))
            _ = try await office.call(Workers.unmerge, two.unmerging)
            #expect(try await office.worker(two.survivor).unit == second)
            let left = try await office.worker(two.duplicate)
            #expect((left.unit, left.until) == (first, day("2020-06-30")))
            let unexplained = try await deployment.unexplained(in: "registry", by: RegisterProof.self)
            #expect(unexplained.isEmpty)
        }
    }

    @Test("are known as they were known on each day")
    func asKnown() async throws {
        try await Office.deploy { deployment, office in
            let two = try await Two(office, self)
            deployment.set(day: day("2021-04-10"))
            _ = try await office.call(Workers.merge, two.merging)
            func listed(_ text: String) async throws -> Set<WorkerID> {
                let list = ListWorkers().with { $0.knownOn = day(text) }
                return Set(try await office.items(Workers.list, list).map(\.id))
            }
            #expect(try await listed("2021-04-09") == [two.survivor, two.duplicate])
            #expect(try await listed("2021-04-10") == [two.survivor])
            #expect(try await office.worker(two.duplicate, knownOn: "2021-04-09").id == two.duplicate)
            deployment.set(day: day("2021-04-20"))
            _ = try await office.call(Workers.unmerge, two.unmerging)
            #expect(try await listed("2021-04-19") == [two.survivor])
            #expect(try await listed("2021-04-20") == [two.survivor, two.duplicate])
        }
    }

    @Test(
        "only who acts for both merges them, once, and neither a mistake nor a chain; said twice it happens once"
    )
    func refused() async throws {
        try await Office.deploy { deployment, office in
            let two = try await Two(office, self)
            expect(
                try await office.acting(as: first).refusal(of: Workers.merge, two.merging), .notFound,
                at: "/survivor")
            expect(
                try await office.acting(as: third).refusal(of: Workers.merge, two.merging), .notFound,
                at: "/duplicate")
            let reader = office.acting(as: Office.province, [.reader])
            #expect(try await reader.refusal(of: Workers.merge, two.merging)?.status == .permissionDenied)
            let wrong = MergeWorkers(survivor: two.survivor, duplicate: two.survivor, reason: " ")
            expectAll(try await office.refusal(of: Workers.merge, wrong), ["/duplicate", "/reason"])
            expect(
                try await office.refusal(of: Workers.unmerge, two.unmerging), .failedPrecondition,
                at: "/duplicate")
            let mistake = try await office.hire("Lê Văn Nhầm", from: "2021-01-04").id
            let entered = try #require(try await office.history(mistake, .standing).first)
            _ = try await office.call(
                Workers.correct,
                CorrectWorker(id: mistake, fact: entered.fact).with { $0.standing = .enteredInError })
            let nobody = MergeWorkers(survivor: two.survivor, duplicate: mistake, reason: "Một người")
            expect(
                try await office.refusal(of: Workers.merge, nobody), .failedPrecondition, at: "/duplicate",
                mistake.text)

            _ = try await office.call(Workers.merge, two.merging)
            expect(
                try await office.refusal(of: Workers.merge, two.merging), .failedPrecondition,
                at: "/duplicate", two.survivor.text)
            let other = try await office.hire("Lê Văn Ba", from: "2021-01-04").id
            let chain = MergeWorkers(survivor: other, duplicate: two.survivor, reason: "Một người")
            expect(
                try await office.refusal(of: Workers.merge, chain), .failedPrecondition, at: "/duplicate",
                two.duplicate.text)
            _ = try await office.call(Workers.unmerge, two.unmerging)
            expect(
                try await office.refusal(of: Workers.unmerge, two.unmerging), .failedPrecondition,
                at: "/duplicate")
            let told = try await deployment.store(of: "registry").events(after: 0, limit: 100)
                .count { $0.type == "registry.workerMerged" || $0.type == "registry.workerUnmerged" }
            #expect(told == 2)
        }
    }

    @Test(
        "a search finds by words however they are typed, by role and standing, the whole name first, in reach"
    )
    func search() async throws {
        try await Office.open { office in
            _ = try await office.hire("Hòa Thị Đoàn", as: .teacher, from: "2020-01-02")
            _ = try await office.hire("Đoàn Thị Hòa Bình", as: .childOfficer, from: "2020-01-02")
            let whole = try await office.hire("Đoàn Thị Hòa", as: .teacher, from: "2020-01-02")
            for words in ["Đoàn Thị Hoà", "doan thi hoa", "ĐOÀN  THỊ HÒA"] {
                let found = try await names(SearchWorkers().with { $0.name = words }, by: office)
                #expect(found == ["Đoàn Thị Hòa", "Đoàn Thị Hòa Bình", "Hòa Thị Đoàn"], "\(words)")
            }
            let hoa = SearchWorkers().with { $0.name = "hoa" }
            let officers = try await names(hoa.with { $0.role = .childOfficer }, by: office)
            #expect(officers == ["Đoàn Thị Hòa Bình"])
            let gone = try await names(hoa.with { $0.standing = .left }, by: office)
            #expect(gone == [])
            let all = try await names(SearchWorkers().with { $0.unit = Office.district }, by: office)
            #expect(all.count == 3)
            expectAll(try await office.refusal(of: Workers.search, SearchWorkers()), ["/name"])
            let stranger = office.acting(as: Office.otherDistrict)
            #expect(try await found("doan", by: stranger) == [])
            #expect(try await found("thi hoa doan", by: office).first == whole.id)
        }
    }
}
