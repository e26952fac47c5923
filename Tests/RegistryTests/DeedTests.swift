import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Who did what, and who looked at whom", .timeLimit(.minutes(5)))
struct DeedTests {
    /// Two districts register a child each, the second with a person; then the province looks at the first child twice, and the
    /// district that it lives in once.
    private func play(
        _ body: (Deployment, TestClient, (first: ChildID, second: ChildID)) async throws -> Void
    ) async throws {
        try await Office.deploy { deployment, office in
            let district = deployment.client(as: Office.district)
            let first = try await district.call(Children.register, child()).id
            let neighbour = deployment.client(as: Office.otherDistrict)
            let second = try await neighbour.call(
                Children.register, child("Trần Văn Nam", commune: "thai-binh/tien-hai/tien-hai")
            ).id
            for _ in 1...2 { _ = try await office.call(Children.get, GetChild(id: first)) }
            _ = try await district.call(Children.get, GetChild(id: first))
            let auditor = deployment.client(as: Office.province, [.auditor]).on("registry")
            try await body(deployment, auditor, (first, second))
        }
    }

    @Test("deeds are told the latest first, with what they happened to, by unit, method, subject and day")
    func deeds() async throws {
        try await play { deployment, auditor, children in
            let all = try await auditor.call(AdminAudit.search, SearchAudit()).items
            #expect(all.map(\.unit) == [Office.otherDistrict, Office.district])
            #expect(all.map(\.subjects) == [[children.second.text], [children.first.text]])
            #expect(all.map(\.method) == ["registry.Children/Register", "registry.Children/Register"])
            #expect(all.map(\.outcome) == ["done", "done"])
            #expect(all.map(\.number) == [2, 1])
            #expect(all.last?.firstEvent == 1 && all.last?.lastEvent == 1)
            func numbers(_ change: (inout SearchAudit) -> Void) async throws -> [UInt64] {
                try await auditor.call(AdminAudit.search, SearchAudit().with(change)).items.map(\.number)
            }
            #expect(try await numbers { $0.unit = Office.district } == [1])
            #expect(try await numbers { $0.subject = children.second.text } == [2])
            #expect(try await numbers { $0.method = "registry.Children/Close" } == [])
            #expect(try await numbers { $0.person = "lan" } == [])
            let (before, after) = (Office.today.advanced(by: -1), Office.today.advanced(by: 1))
            let (past, now) = (
                try Period(from: before, through: before), try Period(from: Office.today, through: after)
            )
            #expect(try await numbers { $0.period = past } == [])
            #expect(try await numbers { $0.period = now } == [2, 1])
        }
    }

    @Test("looks are told by child and by who looked, the latest first")
    func looks() async throws {
        try await play { deployment, auditor, children in
            func looks(_ change: (inout ListReads) -> Void) async throws -> [UnitPath] {
                try await auditor.call(AdminReads.list, ListReads().with(change)).items
                    .filter { $0.method == "registry.Children/Get" }.map(\.unit)
            }
            #expect(
                try await looks { $0.child = children.first }
                    == [Office.district, Office.province, Office.province])
            #expect(try await looks { $0.child = children.second } == [])
            #expect(try await looks { $0.unit = Office.district } == [Office.district])
            #expect(try await looks { $0.method = "registry.Children/Search" } == [])
            let entry = try #require(
                try await auditor.call(
                    AdminReads.list, ListReads().with { $0.child = children.first }
                ).items.first)
            #expect(entry.child == children.first && entry.person == nil && entry.name == nil)
        }
    }

    @Test("looks at a child are found on whichever days they were, those of others on none")
    func days() async throws {
        try await play { deployment, auditor, children in
            let district = deployment.client(as: Office.district)
            for later in [1, 40, 400] {
                deployment.set(day: Office.today.advanced(by: later))
                _ = try await district.call(Children.get, GetChild(id: children.first))
            }
            let request = ListReads().with { ($0.child, $0.method) = (children.first, Children.get.name) }
            let looks = try await auditor.call(AdminReads.list, request).items
            let expected = [400, 40, 1, 0, 0, 0].map { Office.today.advanced(by: $0) }
            #expect(looks.map { $0.at.day(utcOffset: 420) } == expected)
            let second = request.with { $0.child = children.second }
            #expect(try await auditor.call(AdminReads.list, second).items.isEmpty)
        }
    }

    @Test("pages go on where the one before ended")
    func pages() async throws {
        try await play { deployment, auditor, children in
            let whole = try await auditor.call(AdminReads.list, ListReads()).items
            #expect(whole.count > 2)
            var numbers: [UInt64] = []
            var after: String?
            repeat {
                let page = try await auditor.call(
                    AdminReads.list, ListReads().with { ($0.after, $0.limit) = (after, 2) })
                numbers += page.items.map(\.number)
                after = page.next
            } while after != nil
            #expect(numbers == whole.map(\.number))
        }
    }

    @Test("whoever has the role sees deeds and looks of the units in reach and of its own; nobody else any")
    func reach() async throws {
        try await play { deployment, _, children in
            let district = deployment.client(as: Office.district, [.auditor]).on("registry")
            let seen = try await district.call(AdminAudit.search, SearchAudit()).items
            #expect(seen.map(\.unit) == [Office.district])
            let looks = try await district.call(AdminReads.list, ListReads()).items
            #expect(Set(looks.map(\.unit)) == [Office.district])
            let refused = try await district.refusal(
                of: AdminAudit.search, SearchAudit().with { $0.unit = Office.otherDistrict })
            #expect(refused?.status == .permissionDenied)
            #expect(refused?.fields == ["/unit"])
            // Its own deeds, though its reach is elsewhere.
            let operations: UnitPath = "he-thong/quan-tri"
            let running = deployment.client(
                as: operations, [.auditor, .operator], scope: [Office.otherDistrict]
            ).on("registry")
            #expect(
                try await running.call(AdminAudit.search, SearchAudit()).items.map(\.unit)
                    == [Office.otherDistrict])
            #expect(
                try await running.call(AdminAudit.search, SearchAudit().with { $0.unit = operations }).items
                    == [])
            let nobody = deployment.client(as: Office.province).on("registry")
            #expect(
                try await nobody.refusal(of: AdminReads.list, ListReads())?.status == .permissionDenied)
            #expect(
                try await nobody.refusal(of: AdminAudit.search, SearchAudit())?.status == .permissionDenied)
        }
    }

    @Test(
        "whom a confidential deed was about is told to who is confidential there, and nobody finds it by the child"
    )
    func confidential() async throws {
        try await play { deployment, auditor, children in
            let doctor = deployment.client(
                as: Office.province, Deployment.workRoles.union([.confidential]))
            _ = try await doctor.call(
                Circumstances.add,
                AddCircumstance(child: children.first, code: "law2016-hiv", start: day("2018-01-01")))
            let request = SearchAudit().with { $0.method = Circumstances.add.name }
            #expect(try await auditor.call(AdminAudit.search, request).items.map(\.subjects) == [[]])
            let chief = deployment.client(as: Office.province, [.auditor, .confidential]).on("registry")
            let told = try await chief.call(AdminAudit.search, request).items.map(\.subjects)
            #expect(told == [[children.first.text]])
            let sought = SearchAudit().with { $0.subject = children.first.text }
            #expect(
                try await chief.call(AdminAudit.search, sought).items.map(\.method)
                    == ["registry.Children/Register"])
            // Nor by who was shown the child then.
            let looks = ListReads().with { $0.method = Circumstances.add.name }
            let looked = try await auditor.call(AdminReads.list, looks).items
            #expect(looked.map(\.unit) == [Office.province] && looked.map(\.child) == [nil])
            #expect(try await chief.call(AdminReads.list, looks).items.map(\.child) == [children.first])
            let byChild = looks.with { $0.child = children.first }
            #expect(try await auditor.call(AdminReads.list, byChild).items.isEmpty)
            let found = try await chief.call(AdminReads.list, byChild).items
            #expect(found.map(\.number) == looked.map(\.number))
        }
    }

    @Test("who looked at a case is told, and whose it is to who is confidential there")
    func cases() async throws {
        try await play { deployment, auditor, children in
            let worker = deployment.client(as: Office.district)
            let opened = try await worker.saying("theo dõi bạo lực").call(
                Cases.open, OpenCase(child: children.first, concern: .violence))
            _ = try await worker.saying("theo dõi bạo lực").call(Cases.get, GetCase(id: opened.id))
            _ = try await worker.items(Cases.list, ListCases())
            let chief = deployment.client(as: Office.province, [.auditor, .confidential]).on("registry")
            for method in [Cases.open.name, Cases.get.name, Cases.list.name] {
                let asked = ListReads().with { $0.method = method }
                let told = try await auditor.call(AdminReads.list, asked).items
                #expect(told.map(\.unit) == [Office.district], "\(method)")
                #expect(told.map(\.child) == [nil] && told.map(\.purpose) == [nil], "\(method)")
                let known = try await chief.call(AdminReads.list, asked).items
                #expect(known.map(\.child) == [children.first], "\(method)")
            }
            let outline = ListReads().with { ($0.child, $0.method) = (children.first, Cases.outline.name) }
            _ = try await worker.call(Cases.outline, OutlineCases(child: children.first))
            #expect(try await auditor.call(AdminReads.list, outline).items.map(\.child) == [children.first])
        }
    }

    @Test("people are told by their code, and by what they were called then")
    func people() async throws {
        try await play { deployment, auditor, children in
            let store = deployment.store(of: "registry")
            func act(_ key: String, as name: String) async throws {
                let lan = Person(id: "lan", name: PersonName(name))
                let call = CommandCall(
                    principal: Principal(unit: Office.district, roles: [.caseworker], person: lan),
                    method: "registry.Children/Get", language: .vi, idempotencyKey: key, body: [])
                _ = try await store.command(call) { tx in
                    tx.authorizeByRoleAlone()
                    tx.disclose(children.second)
                    return []
                }
            }
            try await act("1", as: "Nguyễn Thị Lan")
            let request = ListReads().with { $0.person = "lan" }
            let looked = try #require(try await auditor.call(AdminReads.list, request).items.first)
            #expect(looked.person == "lan" && looked.name == "Nguyễn Thị Lan")
            #expect(looked.unit == Office.district && looked.child == children.second)
            let deeds = SearchAudit().with { $0.person = "lan" }
            let did = try await auditor.call(AdminAudit.search, deeds).items
            #expect(did.map(\.name) == ["Nguyễn Thị Lan"])
            #expect(did.map(\.firstEvent) == [nil] && did.map(\.subjects) == [[]])
        }
    }

    @Test("what somebody says of why they look is kept with the look, and cannot be read in the file")
    func purpose() async throws {
        try await play { deployment, auditor, children in
            let district = deployment.client(as: Office.district)
            let why = "thăm nhà theo kế hoạch tháng 3"
            _ = try await district.saying(why).call(Children.get, GetChild(id: children.first))
            let look = try #require(
                try await auditor.call(
                    AdminReads.list, ListReads().with { $0.child = children.first }
                ).items.first)
            #expect(look.purpose == why)
            for wrong in ["", " ", String(repeating: "x", count: 201), "a\u{7}"] {
                let refused = try await district.saying(wrong)
                    .refusal(of: Children.get, GetChild(id: children.first))
                #expect(refused?.status == .invalidArgument)
            }
            let store = deployment.store(of: "registry")
            var faults: [EvidenceFault] = []
            try await store.verifyEvidence { faults += $0.faults }
            #expect(faults == [])
        }
    }
}
