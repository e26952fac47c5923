import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Cases of offices that were called otherwise", .timeLimit(.minutes(5)))
struct CaseSuccessionTests {
    /// A case, opened the day before its office was continued by another.
    private struct Passed {
        let deployment: Deployment
        let opened: Case
        let day: Day

        func somebody(
            _ id: PersonCode?, _ name: String? = nil, of unit: UnitPath, _ roles: Set<Role> = [.caseworker]
        ) -> TestClient {
            // Departments reach the whole province.
            let client = deployment.client(as: unit, roles, scope: ["hung-yen", "thai-binh"])
            return id.map { client.by(Person(id: $0, name: name.flatMap { PersonName($0) })) } ?? client
        }

        /// Whether that caller is let into the case; the lists say the same.
        func isOpen(to client: TestClient, isNamed: Bool = true) async throws -> Bool {
            let listed = try await client.items(Cases.list, ListCases()).map(\.id)
            let due = try await client.call(Cases.due, ListDueCases()).items.map(\.id)
            let refused = try await client.refusal(of: Cases.get, GetCase(id: opened.id))
            if refused == nil {
                #expect(listed == [opened.id])
                #expect(Set(due) == [opened.id])
                return true
            }
            expect(refused, .permissionDenied, at: "/id")
            #expect(refused?.message.contains("ntl") == isNamed)
            #expect(listed.isEmpty && due.isEmpty)
            return false
        }

        static func open(
            by old: UnitPath, on text: String, _ body: (Self) async throws -> Void
        ) async throws {
            let today = TestKit.day(text)
            let commune: UnitPath = "thai-binh/thai-thuy/duong-hong-thuy"
            try await withDeployment(
                [RegistryService.self], on: [.inProcess], reference: Office.reference,
                today: today.advanced(by: -1)
            ) { deployment in
                let child = try await deployment.client(as: commune).call(
                    Children.register, RegistryTests.child(commune: commune))
                let lan = deployment.client(as: old, [.caseworker], scope: ["thai-binh"])
                    .by(Person(id: "ntl", name: PersonName("Nguyễn Thị Lan")))
                let opened = try await lan.call(
                    Cases.open, OpenCase(child: child.id, concern: .neglect))
                deployment.set(day: today)
                try await body(
                    Self(deployment: deployment, opened: opened, day: today))
            }
        }
    }

    /// An office, who continues it, and who took over something else of its work.
    struct Change: Sendable, CustomTestStringConvertible {
        let old: UnitPath
        let heir: UnitPath
        let other: UnitPath
        let day: String

        var testDescription: String { "\(old) on \(day)" }
    }

    static let changes = [
        Change(
            old: "thai-binh/thai-thuy/duong-hong-thuy", heir: "hung-yen/bac-thai-ninh",
            other: "hung-yen/son-nam", day: "2025-07-01"),
        Change(
            old: "thai-binh/so-ldtbxh", heir: "thai-binh/so-y-te", other: "thai-binh/so-noi-vu",
            day: "2025-03-01"),
        Change(
            old: "thai-binh/so-y-te", heir: "hung-yen/so-y-te", other: "hung-yen/so-noi-vu",
            day: "2025-07-01"),
    ]

    @Test(
        "who is named works on it with a key of the office of today; another of that code, or without a name, does not",
        arguments: changes)
    func named(change: Change) async throws {
        let (heir, other) = (change.heir, change.other)
        try await Passed.open(by: change.old, on: change.day) { passed async throws in
            let lan = passed.somebody("ntl", "Nguyễn Thị Lan", of: heir)
            #expect(try await passed.isOpen(to: lan))
            let assessed = try await lan.call(Cases.assess, AssessCase(id: passed.opened.id, risk: .high))
            #expect(assessed.step == .screened)
            #expect(assessed.worker == CaseWorker(unit: change.old, person: "ntl"))
            let lien = passed.somebody("ntl", "Nguyễn Thị Liên", of: heir)
            #expect(try await !passed.isOpen(to: lien))
            #expect(try await !passed.isOpen(to: passed.somebody("ntl", of: heir)))
            #expect(try await !passed.isOpen(to: passed.somebody("tvb", "Trần Văn Bình", of: heir)))
            #expect(try await !passed.isOpen(to: passed.somebody(nil, of: heir)))
            #expect(try await !passed.isOpen(to: passed.somebody("ntl", "Nguyễn Thị Lan", of: other)))
            // By mandate of the office of today, in the place of who is named.
            #expect(try await passed.isOpen(to: passed.somebody("thai-binh/tien-hai/lvm", of: heir)))
            // The chief gives it to somebody of today.
            let chief = passed.somebody("pvh", "Phạm Văn Hùng", of: heir, [.caseworker, .supervisor])
            let given = try await chief.call(
                Cases.assign, AssignCase(id: passed.opened.id).with { $0.person = "tvb" })
            #expect(given.worker == CaseWorker(unit: heir, person: "tvb"))
            #expect(try await lien.refusal(of: Cases.get, GetCase(id: given.id))?.status == .permissionDenied)
            let binh = passed.somebody("tvb", "Trần Văn Bình", of: heir)
            #expect(try await binh.call(Cases.get, GetCase(id: given.id)).worker == given.worker)
        }
    }

    @Test("where nobody is named every caseworker of the office of today works on it", arguments: changes)
    func office(change: Change) async throws {
        let (old, heir, other) = (change.old, change.heir, change.other)
        try await Passed.open(by: old, on: change.day) { passed async throws in
            passed.deployment.set(day: passed.day.advanced(by: -1))
            let chief = passed.somebody(
                "pvh", "Phạm Văn Hùng", of: old, [.caseworker, .supervisor])
            _ = try await chief.call(Cases.assign, AssignCase(id: passed.opened.id))
            #expect(try await passed.isOpen(to: passed.somebody("tvb", of: old), isNamed: false))
            #expect(try await !passed.isOpen(to: passed.somebody("tvb", of: heir), isNamed: false))
            passed.deployment.set(day: passed.day)
            for person: PersonCode? in ["ntl", "tvb", nil] {
                #expect(try await passed.isOpen(to: passed.somebody(person, of: heir), isNamed: false))
                #expect(try await !passed.isOpen(to: passed.somebody(person, of: other), isNamed: false))
            }
        }
    }

    @Test("nobody decides on the plan of a case that may be their own under the office's name of before")
    func ownPlan() async throws {
        let change = Self.changes[0]
        let heir = change.heir
        try await Passed.open(by: change.old, on: change.day) { passed async throws in
            let roles: Set<Role> = [.caseworker, .supervisor]
            let lan = passed.somebody("ntl", "Nguyễn Thị Lan", of: heir, roles)
            let id = passed.opened.id
            _ = try await lan.call(Cases.assess, AssessCase(id: id, risk: .high))
            _ = try await lan.call(Cases.assess, AssessCase(id: id, risk: .high))
            let plan = PlanCase(
                id: id, goals: [CaseGoal(text: "Đi học lại")], nextReview: passed.day.advanced(by: 30))
            _ = try await lan.call(Cases.plan, plan)
            let decision = DecideCase(id: id, outcome: .approve)
            // Who bears the code today may be who worked on it, under another name.
            for name in ["Nguyễn Thị Lan", "Nguyễn Thị Lan Anh"] {
                let own = passed.somebody("ntl", name, of: heir, roles)
                expect(try await own.refusal(of: Cases.decide, decision), .permissionDenied, at: "/id")
            }
            let chief = passed.somebody("pvh", "Phạm Văn Hùng", of: heir, roles)
            #expect(try await chief.call(Cases.decide, decision).step == .approved)
        }
    }
}
