import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Who is found, and what a carer was approved for, on a day as known on a day", .timeLimit(.minutes(5)))
struct FoundThenTests: WorkerStories {
    private static let elsewhere: UnitPath = "thai-binh/tien-hai/tien-hai"

    private func workers(
        _ office: TestClient, _ name: String?, on text: String? = nil, knownOn known: String? = nil,
        _ change: (inout SearchWorkers) -> Void = { _ in }
    ) async throws -> [FoundWorker] {
        let request = SearchWorkers().with {
            ($0.name, $0.on, $0.knownOn) = (name, text.map(day), known.map(day))
        }
        return try await office.call(Workers.search, request.with(change)).items
    }

    private func carers(
        _ office: TestClient, _ name: String?, on text: String? = nil, knownOn known: String? = nil,
        _ change: (inout SearchCaregivers) -> Void = { _ in }
    ) async throws -> [FoundCaregiver] {
        let request = SearchCaregivers().with {
            ($0.name, $0.on, $0.knownOn) = (name, text.map(day), known.map(day))
        }
        return try await office.call(Caregivers.search, request.with(change)).items
    }

    @Test("a worker is shown with the unit, the role and the standing of the day, and found by these")
    func worker() async throws {
        try await Office.deploy { deployment, office in
            let id = try await entered(office)
            _ = try await office.call(Workers.update, .move(id, to: second, on: "2020-06-01"))
            _ = try await office.call(Workers.update, .become(id, .teacher, on: "2020-09-01"))
            deployment.set(day: day("2021-04-01"))
            _ = try await office.call(
                Workers.update, UpdateWorker(id: id).with { $0.until = day("2021-03-20") })
            func then(_ on: String?, _ known: String? = nil) async throws -> FoundWorker? {
                try await workers(office, "binh", on: on, knownOn: known).first
            }
            let first = try #require(try await then("2020-05-31"))
            #expect((first.unit, first.role, first.standing) == (self.first, .collaborator, .atWork))
            #expect(first.provisional == nil)
            #expect(try await then("2020-06-01")?.unit == second)
            #expect(try await then("2020-09-01")?.role == .teacher)
            #expect(try await then("2021-03-21")?.standing == .left)
            #expect(try await then("2021-03-21", "2021-03-31")?.standing == .atWork)
            #expect(try await then("2021-04-01", "2021-04-01")?.provisional == true)
            // Neither before its first day, nor before it was known.
            #expect(try await then("2020-01-01") == nil)
            #expect(try await then("2021-03-14", "2021-03-14") == nil)
            for (unit, on, isFound) in [
                (self.first, "2020-05-31", true), (second, "2020-05-31", false), (second, "2020-06-01", true),
                (self.first, "2020-06-01", false),
            ] {
                let found = try await workers(office, nil, on: on) { $0.unit = unit }
                #expect(found.map(\.id) == (isFound ? [id] : []), "\(unit) \(on)")
            }
            let teachers = try await workers(office, "binh", on: "2020-08-31") { $0.role = .teacher }
            #expect(teachers.isEmpty)
            #expect(try await workers(office, "0912000901", on: "2020-05-31").map(\.id) == [id])
            #expect(try await workers(office, "Bình, Thụy Trường", on: "2020-05-31").isEmpty)
            #expect(try await workers(office, "Bình, Thụy Trường", on: "2020-06-01").map(\.id) == [id])
            // Reach is today's.
            let there = office.acting(as: self.first)
            #expect(try await workers(there, "binh", on: "2020-05-31").isEmpty)
            let request = SearchWorkers().with { ($0.name, $0.on) = ("binh", day("2021-04-02")) }
            expect(try await office.refusal(of: Workers.search, request), .invalidArgument, at: "/on")
        }
    }

    @Test("of merged workers the entry of then is found once, by every name of theirs")
    func mergedWorkers() async throws {
        try await Office.deploy { deployment, office in
            let early = try await entered(office)
            let late = try await office.call(
                Workers.register,
                RegisterWorker(name: "Lê Văn Tám", unit: third, role: .teacher).with {
                    $0.from = day("2020-08-01")
                }
            ).id
            deployment.set(day: day("2021-04-10"))
            _ = try await office.call(
                Workers.merge, MergeWorkers(survivor: late, duplicate: early, reason: "Một người"))
            for name in ["Phạm Văn Bình", "Lê Văn Tám"] {
                #expect(try await workers(office, name, on: "2020-05-01").map(\.id) == [early], "\(name)")
                #expect(try await workers(office, name, on: "2020-08-01").map(\.id) == [late], "\(name)")
            }
            let apart = try await workers(office, "Phạm Văn Bình", on: "2020-08-01", knownOn: "2021-04-09")
            #expect(apart.map(\.id).contains(early))
        }
    }

    @Test("a caregiver is found by every name, where it lived or cared for a child on the day")
    func caregiver() async throws {
        try await Office.deploy { deployment, office in
            let id = try await office.carer("Trần Thị Mai")
            let child = try await office.registered(on: "2020-01-10")
            deployment.set(day: day("2021-04-01"))
            let moved = UpdateCaregiver(id: id).with {
                ($0.name, $0.commune, $0.on) = ("Trần Thị Mây", Self.elsewhere, day("2021-04-01"))
            }
            _ = try await office.call(Caregivers.update, moved)
            deployment.set(day: day("2021-05-01"))
            let link = try await office.link(id, to: child, since: "2021-04-20")
            deployment.set(day: day("2021-05-10"))
            for name in ["Trần Thị Mai", "tran thi may"] {
                let then = try await carers(office, name, on: "2021-03-20")
                #expect(then.map(\.commune) == [Office.commune], "\(name)")
                #expect(try await carers(office, name, on: "2021-04-01").map(\.commune) == [Self.elsewhere])
                #expect(try await carers(office, name, knownOn: "2021-03-20").map(\.name) == ["Trần Thị Mai"])
                #expect(try await carers(office, name, on: "2021-03-14").isEmpty)
                #expect(try await carers(office, name, knownOn: "2021-03-14").isEmpty)
            }
            func living(_ on: String, _ known: String? = nil, _ unit: UnitPath) async throws -> Bool {
                try await !carers(office, nil, on: on, knownOn: known) { $0.commune = unit }.isEmpty
            }
            #expect(try await living("2021-03-31", nil, Office.commune))
            #expect(try await !living("2021-03-31", nil, Self.elsewhere))
            #expect(try await !living("2021-04-19", nil, Office.commune))
            // Whoever cares for a child there is found there too, as soon as that was known.
            #expect(try await living("2021-04-20", nil, Office.commune))
            #expect(try await !living("2021-04-20", "2021-04-30", Office.commune))
            _ = try await office.call(Caregivers.void, VoidCaregiverLink(id: link.id))
            #expect(try await !living("2021-04-20", nil, Office.commune))
            #expect(try await living("2021-04-20", "2021-05-09", Office.commune))
            // Reach is today's.
            let there = office.acting(as: Office.commune)
            #expect(try await carers(there, "mai", on: "2021-03-20").isEmpty)
        }
    }

    @Test("of merged caregivers the entry of then is found once")
    func mergedCaregivers() async throws {
        try await Office.deploy { deployment, office in
            let early = try await office.carer("Trần Thị Mai")
            deployment.set(day: day("2021-04-05"))
            let late = try await office.carer("Nguyễn Thị Mây")
            deployment.set(day: day("2021-04-10"))
            _ = try await office.call(
                Caregivers.merge, MergeCaregivers(survivor: late, duplicate: early, reason: "Một người"))
            for name in ["Trần Thị Mai", "Nguyễn Thị Mây"] {
                #expect(try await carers(office, name, on: "2021-04-04").map(\.id) == [early], "\(name)")
                #expect(try await carers(office, name, on: "2021-04-05").map(\.id) == [late], "\(name)")
            }
            let apart = try await carers(office, "Trần Thị Mai", on: "2021-04-05", knownOn: "2021-04-09")
            #expect(apart.map(\.id).contains(early))
        }
    }

    @Test("a caregiver of then is found by all that its entries of then are known by, parted since too")
    func partedCaregivers() async throws {
        try await Office.deploy { deployment, office in
            let early = try await office.call(
                Caregivers.register,
                RegisterCaregiver(name: "Trần Thị Mai", commune: Self.elsewhere).with {
                    ($0.personalNumber, $0.phone) = ("034185001001", "0912345678")
                }
            ).id
            let alike = try await office.call(
                Caregivers.register, RegisterCaregiver(name: "Trần Thị Mai Anh", commune: Self.elsewhere)
            ).id
            let child = try await office.registered(on: "2020-01-10")
            _ = try await office.link(early, to: child, since: "2020-03-01")
            deployment.set(day: day("2021-04-05"))
            let late = try await office.call(
                Caregivers.register, RegisterCaregiver(name: "Nguyễn Thị Mây", commune: Self.elsewhere)
            ).id
            deployment.set(day: day("2021-04-10"))
            _ = try await office.call(
                Caregivers.merge, MergeCaregivers(survivor: late, duplicate: early, reason: "Một người"))
            // Whose name it is stands before whose name begins so.
            #expect(try await carers(office, "Trần Thị Mai", on: "2021-04-10").map(\.id) == [late, alike])
            deployment.set(day: day("2021-04-20"))
            _ = try await office.call(
                Caregivers.unmerge, UnmergeCaregiver(duplicate: early, reason: "Hai người"))
            let known = "2021-04-15"
            let named = try await carers(office, "Trần Thị Mai", knownOn: known).map(\.id)
            #expect(named == [late, alike])
            for text in ["0912345678", "034185001001", "Nguyễn Thị Mây"] {
                let then = try await carers(office, text, knownOn: known).map(\.id)
                #expect(then == [late], "\(text)")
                let before = try await carers(office, text, on: "2021-04-04", knownOn: known).map(\.id)
                #expect(before == [early], "\(text)")
                let now = try await carers(office, text, on: "2021-04-20").map(\.id)
                #expect(now == [text == "Nguyễn Thị Mây" ? late : early], "\(text)")
            }
            let caring = try await carers(office, nil, knownOn: known) { $0.commune = Office.commune }
            #expect(caring.map(\.id) == [late])
            let since = try await carers(office, nil, on: "2021-04-20") { $0.commune = Office.commune }
            #expect(since.map(\.id) == [early])
        }
    }

    @Test(
        "an approval that was put right or taken back since is listed as known before, from its first day on")
    func approvals() async throws {
        try await Office.deploy { deployment, office in
            let carer = try await office.carer("Trần Thị Nuôi")
            let request = ApproveCarer(caregiver: carer, places: 1, checkedOn: day("2020-06-01")).with {
                ($0.start, $0.decision) = (day("2020-07-01"), "12/QĐ-UBND")
            }
            let approved = try await office.call(Caregivers.approve, request)
            deployment.set(day: day("2021-04-01"))
            _ = try await office.call(
                Caregivers.correctApproval,
                CorrectCarerApproval(id: approved.id).with { ($0.places, $0.start) = (2, day("2020-08-01")) })
            deployment.set(day: day("2021-04-10"))
            _ = try await office.call(Caregivers.voidApproval, VoidCarerApproval(id: approved.id))
            func listed(_ on: String?, _ known: String? = nil) async throws -> [CarerApproval] {
                let list = ListCarerApprovals(caregiver: carer).with {
                    ($0.on, $0.knownOn) = (on.map(day), known.map(day))
                }
                return try await office.call(Caregivers.listApprovals, list).items
            }
            #expect(try await listed(nil).isEmpty)
            #expect(try await listed("2020-09-01").isEmpty)
            let before = try #require(try await listed("2020-07-01", "2021-03-31").first)
            #expect((before.id, before.start, before.places) == (approved.id, day("2020-07-01"), 1))
            #expect(before.decision == "12/QĐ-UBND")
            #expect(try await listed("2020-06-30", "2021-03-31").isEmpty)
            #expect(try await listed("2020-07-31", "2021-04-09").isEmpty)
            #expect(try await listed("2020-08-01", "2021-04-09").map(\.places) == [2])
            #expect(try await listed(nil, "2021-03-14").isEmpty)
        }
    }
}
