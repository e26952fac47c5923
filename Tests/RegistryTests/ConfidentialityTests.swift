import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What is confidential in the registry, and who has looked", .timeLimit(.minutes(5)))
struct ConfidentialityTests {
    @Test("the log tells of a confidential circumstance only under seal, and of nobody's name")
    func log() async throws {
        try await withDeployment(
            [RegistryService.self], reference: Office.reference, today: Office.today
        ) { deployment in
            let doctor = deployment.client(as: Office.province, Deployment.workRoles.union([.confidential]))
            let entered = try await doctor.call(
                Children.register, child(personalNumber: "034312000123", address: "Thôn Đông"))
            _ = try await doctor.call(
                Circumstances.add,
                AddCircumstance(child: entered.id, code: "law2016-hiv", start: day("2018-01-01")))
            let events = try await deployment.store(of: "registry").events(after: 0, limit: 10)
            #expect(events.map(\.type) == ["registry.childRegistered", "registry.circumstanceAdded"])
            #expect(events.map(\.confidential) == [false, true])
            let text = String(decoding: events[0].data ?? [], as: UTF8.self)
            for secret in ["Hoa", "034312000123", "Thôn"] { #expect(!text.contains(secret)) }
            guard case .childRegistered(let facts)? = try events[0].recorded(RegistryEvent.self)?.event else {
                Issue.record("the event is not the registry's")
                return
            }
            #expect(facts.facts.compactMap(\.home) == [Office.commune])
            #expect(facts.facts.compactMap(\.identity?.birthDate) == [day("2012-05-10")])
        }
    }

    @Test("a confidential circumstance is there only for who may see it")
    func confidential() async throws {
        try await Office.open { office in
            let doctor = office.acting(as: Office.province, Deployment.workRoles.union([.confidential]))
            let entered = try await office.call(Children.register, child())
            let add = AddCircumstance(child: entered.id, code: "law2016-hiv", start: day("2018-01-01")).with {
                $0.evidence = "Phiếu 7"
            }
            let refused = try await office.refusal(of: Circumstances.add, add)
            #expect(refused?.status == .permissionDenied)
            #expect(refused?.fields == ["/code"])
            let added = try await doctor.call(Circumstances.add, add)
            #expect(added.evidence == "Phiếu 7")
            #expect(try await doctor.call(Children.get, GetChild(id: entered.id)).circumstances == [added])
            #expect(try await office.call(Children.get, GetChild(id: entered.id)).circumstances.isEmpty)
            let list = ListCircumstances(child: entered.id)
            #expect(try await office.call(Circumstances.list, list).items.isEmpty)
            let again = try await office.refusal(of: Circumstances.add, add)
            #expect(again == refused, "a refusal must not tell that it is there")
            let end = EndCircumstance(id: added.id, end: Office.today)
            #expect(try await office.refusal(of: Circumstances.end, end)?.status == .notFound)
            let filter = ListChildren().with { $0.circumstance = "law2016-hiv" }
            #expect(try await doctor.refusal(of: Children.list, filter)?.fields == ["/circumstance"])
            #expect(try await doctor.call(Circumstances.end, end).end == Office.today)
        }
    }

    private static let elsewhere: UnitPath = "thai-binh/tien-hai/tien-hai"

    @Test("what is confidential is open only of children where the caller has that role")
    func confidentialReach() async throws {
        try await Office.open { office in
            let doctor = office.acting(as: Office.province, Deployment.workRoles.union([.confidential]))
            let inside = try await office.call(Children.register, child())
            let outside = try await office.call(Children.register, child(commune: Self.elsewhere))
            func add(_ child: ChildID) -> AddCircumstance {
                AddCircumstance(child: child, code: "law2016-hiv", start: day("2018-01-01"))
            }
            let hidden = try await doctor.call(Circumstances.add, add(outside.id))
            let clinic = office.acting(
                as: Principal(
                    unit: Office.province,
                    reaches: [
                        .reader: [Office.province], .caseworker: [Office.province],
                        .confidential: [Office.district],
                    ]))
            let added = try await clinic.call(Circumstances.add, add(inside.id))
            #expect(try await clinic.call(Children.get, GetChild(id: inside.id)).circumstances == [added])
            #expect(try await clinic.call(Children.get, GetChild(id: outside.id)).circumstances.isEmpty)
            let list = ListCircumstances(child: outside.id)
            #expect(try await clinic.call(Circumstances.list, list).items.isEmpty)
            #expect(try await clinic.refusal(of: Circumstances.add, add(outside.id))?.fields == ["/code"])
            let end = EndCircumstance(id: hidden.id, end: Office.today)
            #expect(try await clinic.refusal(of: Circumstances.end, end)?.status == .notFound)
        }
    }

    @Test("who reads a child is written down for every child that a reply shows")
    func reads() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let first = try await office.call(Children.register, child())
            let second = try await office.call(Children.register, child("Lê Thị Bé"))
            let service = RegistryService()
            func shown(_ ask: @escaping @Sendable (Snapshot) throws -> Void) async throws -> Set<ChildID> {
                let call = QueryCall(
                    principal: Principal(unit: Office.province, roles: [.reader]), method: "test",
                    language: .en)
                return try await deployment.store(of: "registry").query(call) { snapshot in
                    try ask(snapshot)
                    return snapshot.disclosed
                }.value
            }
            let both: Set = [first.id, second.id]
            #expect(
                try await shown { _ = try service.getChild(GetChild(id: first.id), $0) } == [first.id])
            #expect(try await shown { _ = try service.listChildren(ListChildren(), $0, FeedPage()) } == both)
            #expect(
                try await shown {
                    _ = try service.searchChildren(SearchChildren().with { $0.name = "be" }, $0)
                } == [
                    second.id
                ]
            )
            let around: [@Sendable (Snapshot) throws -> Void] = [
                { _ = try service.listCircumstances(ListCircumstances(child: first.id), $0) },
                { _ = try service.listDisabilities(ListDisabilities(child: first.id), $0) },
                { _ = try service.listCaregivers(ListCaregivers(child: first.id), $0) },
                { _ = try service.listPlacements(ListPlacements(child: first.id), $0) },
            ]
            for ask in around { #expect(try await shown(ask) == [first.id]) }
        }
    }
}
