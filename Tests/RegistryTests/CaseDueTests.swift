import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What is due in cases, by unit and by worker", .timeLimit(.minutes(5)))
struct CaseDueTests {
    /// A commune whose two caseworkers each took a report of harm on the evening before, and their chief. It is 08:00 now.
    private struct Commune: CaseOffice {
        let evening: Case
        let night: Case
        let staff: CaseStaff

        init(_ deployment: Deployment, _ office: TestClient) async throws {
            staff = CaseStaff(deployment)
            func reported(_ name: String, _ time: String, by worker: TestClient) async throws -> Case {
                let child = try await office.call(Children.register, RegistryTests.child(name))
                let at = try #require(Timestamp("2021-03-14T\(time):00+07:00"))
                return try await worker.call(
                    Cases.open, OpenCase(child: child.id, concern: .violence).with { $0.at = at })
            }
            evening = try await reported("Phạm Thị Mai", "19:00", by: staff.lan)
            night = try await reported("Vũ Đức Long", "22:30", by: staff.binh)
        }

        func due(
            _ caller: TestClient, _ change: (inout ListDueCases) -> Void = { _ in }
        ) async throws -> [CaseID] {
            var request = ListDueCases()
            change(&request)
            return try await caller.call(Cases.due, request).items.map(\.id)
        }
    }

    @Test("the chief sees the most pressing first, with the hours left, and who is behind")
    func chief() async throws {
        try await Commune.play { commune async throws in
            let all = try await commune.chief.call(Cases.due, ListDueCases()).items
            #expect(all.map(\.id) == [commune.evening.id, commune.night.id])
            #expect(all.map(\.deadline.step) == [.protection, .protection])
            #expect(all.map(\.deadline.hoursLeft) == [-1, 3])
            #expect(all.map(\.deadline.late) == [true, false])
            #expect(all.map(\.worker.person) == ["ntl", "tvb"])
            let late = try await commune.due(commune.chief) { $0.overdue = true }
            #expect(late == [commune.evening.id])
            let inTime = try await commune.due(commune.chief) { $0.overdue = false }
            #expect(inTime == [commune.night.id])
            let binhs = try await commune.due(commune.chief) {
                ($0.unit, $0.person) = (Office.commune, "tvb")
            }
            #expect(binhs == [commune.night.id])
            let elsewhere = try await commune.due(commune.chief) { $0.person = "khac" }
            #expect(elsewhere == [])
        }
    }

    @Test("others see what they work on, and no more because of reach; what is done is due no more")
    func workers() async throws {
        try await Commune.play { commune async throws in
            let lans = try await commune.due(commune.lan)
            #expect(lans == [commune.evening.id])
            let districts = try await commune.due(commune.district)
            #expect(districts == [])
            let done = try await commune.lan.call(
                Cases.protect, ProtectCase(id: commune.evening.id, measure: .intervention))
            #expect(done.deadlines.first { $0.step == .protection }?.late == true)
            #expect(done.history.map(\.kind) == [.opened, .protection])
            let left = try await commune.due(commune.lan)
            #expect(left == [])
        }
    }

    @Test("a list is cut into pages")
    func pages() async throws {
        try await Commune.play { commune async throws in
            var request = ListDueCases().with { $0.limit = 1 }
            let first = try await commune.chief.call(Cases.due, request)
            #expect(first.items.map(\.id) == [commune.evening.id])
            #expect(first.next != nil)
            request.after = first.next
            let second = try await commune.chief.call(Cases.due, request)
            #expect(second.items.map(\.id) == [commune.night.id] && second.next == nil)
        }
    }

    @Test("the plan goes to the chief, who is not who works on the case")
    func decided() async throws {
        try await Commune.play { commune async throws in
            let id = commune.night.id
            for _ in 1...2 { _ = try await commune.binh.call(Cases.assess, AssessCase(id: id, risk: .low)) }
            let goals = [CaseGoal(text: "An toàn ở nhà")]
            _ = try await commune.binh.call(
                Cases.plan, PlanCase(id: id, goals: goals, nextReview: day("2021-06-01")))
            let decision = DecideCase(id: id, outcome: .approve)
            let own = try await commune.binh.refusal(of: Cases.decide, decision)
            #expect(own?.status == .permissionDenied)
            let approved = try await commune.chief.call(Cases.decide, decision)
            #expect(approved.step == .approved)
            let carried = try await commune.binh.call(
                Cases.carryOut, CarryOutCase(id: id, note: "Đưa đi khám"))
            #expect(carried.history.last?.kind == .carriedOut)
            #expect(carried.history.last?.note == "Đưa đi khám")
        }
    }
}
