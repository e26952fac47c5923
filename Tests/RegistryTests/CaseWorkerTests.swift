import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Cases are for those who work on them", .timeLimit(.minutes(5)))
struct CaseWorkerTests {
    /// A commune one of whose caseworkers took a report.
    private struct Commune: CaseOffice {
        let deployment: Deployment
        let child: ChildID
        let opened: Case
        let staff: CaseStaff

        init(_ deployment: Deployment, _ office: TestClient) async throws {
            self.deployment = deployment
            child = try await office.call(Children.register, RegistryTests.child()).id
            staff = CaseStaff(deployment)
            opened = try await staff.lan.call(
                Cases.open,
                OpenCase(child: child, concern: .sexualAbuse).with { $0.note = "Hàng xóm báo" })
        }

        var asked: GetCase { GetCase(id: opened.id) }
    }

    @Test("who took the report works on it; no colleague and nobody above only because of reach")
    func named() async throws {
        try await Commune.play { commune async throws in
            #expect(commune.opened.worker == CaseWorker(unit: Office.commune, person: "ntl"))
            #expect(try await commune.lan.call(Cases.get, commune.asked) == commune.opened)
            #expect(try await commune.lan.items(Cases.list, ListCases()) == [commune.opened])
            for other in [commune.binh, commune.district] {
                let refused = try await other.refusal(of: Cases.get, commune.asked)
                expect(refused, .permissionDenied, at: "/id", "ntl")
                #expect(refused?.message.contains("xâm hại") == false)
                #expect(try await other.items(Cases.list, ListCases()).isEmpty)
                let step = AssessCase(id: commune.opened.id, risk: .low)
                expect(try await other.refusal(of: Cases.assess, step), .permissionDenied, at: "/id")
                let closing = CloseCase(id: commune.opened.id, reason: .unfounded)
                expect(try await other.refusal(of: Cases.close, closing), .permissionDenied, at: "/id")
            }
            let assessed = try await commune.lan.call(
                Cases.assess, AssessCase(id: commune.opened.id, risk: .high))
            #expect(assessed.step == .screened)
            // A program of the office is none of its people.
            let program = commune.deployment.client(as: Office.commune, [.caseworker])
            expect(try await program.refusal(of: Cases.get, commune.asked), .permissionDenied, at: "/id")
        }
    }

    @Test("others see that there is a case, how far it has come and whom to ask, and no word of it")
    func outline() async throws {
        try await Commune.play { commune async throws in
            let asked = OutlineCases(child: commune.child)
            for other in [commune.binh, commune.district, commune.lan] {
                let outlines = try await other.call(Cases.outline, asked).items
                #expect(
                    outlines == [
                        CaseOutline(
                            id: commune.opened.id, child: commune.child, commune: Office.commune,
                            step: .reported, worker: CaseWorker(unit: Office.commune, person: "ntl"),
                            openedOn: Office.today)
                    ])
            }
            let reader = commune.deployment.client(as: Office.district, [.reader])
            #expect(try await reader.refusal(of: Cases.outline, asked)?.status == .permissionDenied)
            let stranger = commune.deployment.client(as: Office.otherDistrict, [.caseworker])
                .by(Person(id: "lvm"))
            #expect(try await stranger.refusal(of: Cases.outline, asked)?.status == .notFound)
            // In an emergency that is what is asked for.
            let why = "bé đi lạc đêm nay ở Tiền Hải"
            #expect(try await stranger.breakingGlass(why).call(Cases.outline, asked).items.count == 1)
            let get = try await stranger.breakingGlass(why).refusal(of: Cases.get, commune.asked)
            #expect(get?.status == .invalidArgument)
        }
    }

    @Test("the chief reads it and gives it to somebody else, who then works on it alone")
    func assigned() async throws {
        try await Commune.play { commune async throws in
            #expect(try await commune.chief.call(Cases.get, commune.asked) == commune.opened)
            let to = AssignCase(id: commune.opened.id).with { $0.person = "tvb" }
            for other in [commune.lan, commune.binh, commune.district] {
                #expect(try await other.refusal(of: Cases.assign, to)?.status == .permissionDenied)
            }
            let given = try await commune.chief.call(Cases.assign, to)
            #expect(given.worker == CaseWorker(unit: Office.commune, person: "tvb"))
            #expect(given.history == commune.opened.history && given.step == .reported)
            #expect(try await commune.binh.call(Cases.get, commune.asked) == given)
            expect(
                try await commune.lan.refusal(of: Cases.get, commune.asked), .permissionDenied, at: "/id")
            #expect(try await commune.lan.items(Cases.list, ListCases()).isEmpty)
            // Of another office only who is the chief of both.
            let above = to.with { ($0.unit, $0.person) = (Office.district, "lvm") }
            expect(
                try await commune.chief.refusal(of: Cases.assign, above), .permissionDenied, at: "/unit")
            let lead = commune.deployment.client(as: Office.province, [.caseworker, .supervisor])
            let nowhere = to.with { $0.unit = "thai-binh/thai-thuy/khong-co" }
            expect(
                try await lead.refusal(of: Cases.assign, nowhere), .invalidArgument, at: "/unit")
            _ = try await lead.call(Cases.assign, above)
            #expect(try await commune.district.call(Cases.get, commune.asked).worker.person == "lvm")
            let events = try await commune.deployment.store(of: "registry").events(after: 1, limit: 10)
            #expect(
                events.map(\.type) == [
                    "registry.caseOpened", "registry.caseAssigned", "registry.caseAssigned",
                ])
            #expect(events.map(\.confidential) == [true, true, true])
        }
    }

    @Test("where nobody is named every caseworker of the office works on it, and of no other")
    func office() async throws {
        try await Commune.play { commune async throws in
            _ = try await commune.chief.call(Cases.assign, AssignCase(id: commune.opened.id))
            for own in [commune.lan, commune.binh] {
                #expect(try await own.call(Cases.get, commune.asked).worker.person == nil)
                #expect(try await own.items(Cases.list, ListCases()).count == 1)
            }
            expect(
                try await commune.district.refusal(of: Cases.get, commune.asked), .permissionDenied,
                at: "/id")
            #expect(try await commune.district.items(Cases.list, ListCases()).isEmpty)
        }
    }

    @Test("who acts for the office by mandate does so in the place of who is named")
    func acting() async throws {
        try await Commune.play { commune async throws in
            let standIn = commune.deployment.client(as: Office.commune, [.caseworker])
                .by(Person(id: "thai-binh/tien-hai/lvm"))
            #expect(try await standIn.call(Cases.get, commune.asked) == commune.opened)
            #expect(try await standIn.items(Cases.list, ListCases()) == [commune.opened])
        }
    }
}
