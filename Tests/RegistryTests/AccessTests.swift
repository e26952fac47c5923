import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Who may do what in the registry", .timeLimit(.minutes(5)))
struct AccessTests {
    @Test("a district does not act for another district's children")
    func scope() async throws {
        try await Office.open { office in
            let entered = try await office.call(Children.register, child())
            let stranger = office.acting(as: Office.otherDistrict)
            func denied(_ refused: Refused?, _ pointer: String) {
                expect(refused, .permissionDenied, at: pointer)
            }
            func missing(_ refused: Refused?, _ pointer: String) {
                expect(refused, .notFound, at: pointer)
                #expect(refused?.message.contains(Office.commune.text) == false)
            }
            denied(try await stranger.refusal(of: Children.register, child("Lê Thị Bé")), "/commune")
            missing(try await stranger.refusal(of: Children.get, GetChild(id: entered.id)), "/id")
            missing(
                try await stranger.refusal(
                    of: Children.update, UpdateChild(id: entered.id).with { $0.sex = .male }),
                "/id")
            denied(
                try await stranger.refusal(
                    of: Children.list, ListChildren().with { $0.commune = Office.commune }),
                "/commune")
            missing(
                try await stranger.refusal(
                    of: Circumstances.add,
                    AddCircumstance(child: entered.id, code: "law2016-abandoned", start: day("2018-01-01"))),
                "/child")
            missing(
                try await stranger.refusal(of: Cases.open, OpenCase(child: entered.id, concern: .support)),
                "/child")
            #expect(try await stranger.items(Children.list, ListChildren()).isEmpty)
            #expect(
                try await stranger.call(Children.search, SearchChildren().with { $0.name = "Hoa" }).items
                    .isEmpty)
            let owner = office.acting(as: Office.district)
            #expect(try await owner.call(Children.get, GetChild(id: entered.id)) == entered)
            let moved = UpdateChild(id: entered.id).with { $0.commune = "thai-binh/tien-hai/tien-hai" }
            denied(try await owner.refusal(of: Children.update, moved), "/commune")
        }
    }

    @Test("whoever may not act for a child is told the same as if there were none, whatever is asked")
    func existence() async throws {
        try await Office.open { office in
            let entered = try await office.call(Children.register, child(registeredOn: day("2020-01-10")))
            let history = try await office.call(Children.history, ListChildHistory(child: entered.id))
            let home = try #require(history.items.first { $0.aspect == .home }?.fact)
            let placed = try await office.call(
                Placements.begin,
                BeginPlacement(child: entered.id, kind: .residential).with { $0.provider = Office.facility })
            let opened = try await office.call(Cases.open, OpenCase(child: entered.id, concern: .neglect))
            let stranger = office.acting(as: Office.otherDistrict)
            /// What is refused, with the id that was asked for taken out.
            func told<Request: Payload, Reply>(
                _ method: Command<Request, Reply>, _ id: String, _ request: Request
            ) async throws -> [String] {
                let refused = try #require(try await stranger.refusal(of: method, request))
                let texts = [refused.message] + refused.violations.map(\.message)
                return ["\(refused.status)"] + refused.fields
                    + texts.map { $0.replacing(id, with: "ID") }
            }
            func alike<Request: Payload, Reply, Named>(
                _ method: Command<Request, Reply>, _ there: ID<Named>, _ request: (ID<Named>) -> Request
            ) async throws {
                let none: ID<Named> = newID()
                let (one, other) = (
                    try await told(method, there.text, request(there)),
                    try await told(method, none.text, request(none))
                )
                #expect(one == other, "\(method.name)")
                #expect(!one.contains { $0.contains(Office.commune.text) }, "\(method.name)")
            }
            try await alike(Children.correct, entered.id) { CorrectChild(id: $0, fact: home) }
            try await alike(Children.correct, entered.id) {
                CorrectChild(id: $0, fact: home).with { ($0.address, $0.on) = (" ", day("2030-01-01")) }
            }
            try await alike(Children.void, entered.id) { VoidChildFact(id: $0, fact: home) }
            try await alike(Children.close, entered.id) { CloseChild(id: $0, reason: .moved) }
            try await alike(Children.reopen, entered.id) { ReopenChild(id: $0, note: "Nhầm") }
            try await alike(Placements.void, placed.id) { VoidPlacement(id: $0) }
            try await alike(Placements.end, placed.id) { EndPlacement(id: $0) }
            try await alike(Cases.close, opened.id) { CloseCase(id: $0, reason: .moved) }
            try await alike(Cases.protect, opened.id) { ProtectCase(id: $0, measure: .intervention) }
            try await alike(Cases.decide, opened.id) { DecideCase(id: $0, outcome: .approve) }
            try await alike(Cases.carryOut, opened.id) { CarryOutCase(id: $0, note: "Khám") }
        }
    }

    @Test("whoever writes a child's id twice learns nothing of the child, not even that it is there")
    func idTwice() async throws {
        try await Office.open { office in
            let entered = try await office.call(Children.register, child())
            let stranger = office.acting(as: Office.otherDistrict)
            for id in [entered.id, newID()] {
                for twice in [#""id":"\#(id)","id":"\#(id)""#, #""id":"\#(id)","\u0069d":"\#(id)""#] {
                    let refused = try await stranger.refusal(
                        of: Children.update.name, json: #"{\#(twice),"birthYear":2001,"on":"1999-01-01"}"#)
                    #expect(refused?.status == .invalidArgument)
                    #expect(refused?.fields == ["/id"])
                }
            }
        }
    }

    @Test("without the role a method is refused")
    func roles() async throws {
        try await Office.open { office in
            let reader = office.acting(as: Office.province, [.reader])
            let asReader = try await reader.refusal(of: Children.register, child())
            #expect(asReader?.status == .permissionDenied)
            let clerk = office.acting(as: Office.province, [.caseworker])
            let determine = DetermineDisability(child: newID(), type: .other, degree: .mild)
            let asClerk = try await clerk.refusal(of: Disabilities.determine, determine)
            #expect(asClerk?.status == .permissionDenied)
        }
    }

    private static let elsewhere: UnitPath = "thai-binh/tien-hai/tien-hai"

    @Test("a caregiver out of reach is as one that is not there, whoever has the personal number in hand")
    func caregivers() async throws {
        let number = "034185001001"
        try await Office.open { office in
            let mother = try await office.call(
                Caregivers.register,
                RegisterCaregiver(name: "Trần Thị Mai", commune: Office.commune).with {
                    $0.personalNumber = number
                    $0.phone = "0912000911"
                })
            let stranger = office.acting(as: Office.otherDistrict)
            let own = try await stranger.call(Children.register, child(commune: Self.elsewhere))
            for id in [mother.id, newID()] {
                expect(
                    try await stranger.refusal(
                        of: Caregivers.link, LinkCaregiver(caregiver: id, child: own.id, relation: .mother)),
                    .notFound, at: "/caregiver", id.text)
                let begin = BeginPlacement(child: own.id, kind: .kinship).with { $0.caregiver = id }
                expect(
                    try await stranger.refusal(of: Placements.begin, begin), .notFound, at: "/caregiver",
                    id.text)
            }
            // Her number, and her name and telephone, are taken in like any other's.
            let again = try await stranger.call(
                Caregivers.register,
                RegisterCaregiver(name: "Trần Thị Mai", commune: Self.elsewhere).with {
                    $0.personalNumber = number
                    $0.phone = "0912000911"
                })
            #expect(again.id != mother.id)
            let row = ChildRow(child: child("Lê Thị Bé", commune: Self.elsewhere)).with {
                $0.caregiver = CaregiverRow(relation: .mother).with { $0.personalNumber = number }
            }
            #expect(try await stranger.import(Children.import, [row]).accepted == 1)
            let children = try await stranger.items(Children.list, ListChildren())
            let named = try #require(children.first { $0.name == "Lê Thị Bé" })
            let linked = try await stranger.call(Caregivers.list, ListCaregivers(child: named.id)).items
            #expect(linked.map(\.caregiver.id) == [again.id])
        }
    }

    @Test("a caregiver of a child in reach is in reach wherever she lives")
    func caregiverOfAChild() async throws {
        try await Office.open { office in
            let stranger = office.acting(as: Office.otherDistrict)
            let first = try await office.call(Children.register, child(commune: Self.elsewhere))
            let second = try await office.call(
                Children.register, child("Lê Thị Bé", commune: Self.elsewhere))
            let mother = try await office.call(
                Caregivers.register, RegisterCaregiver(name: "Trần Thị Mai", commune: Office.commune))
            let link = LinkCaregiver(caregiver: mother.id, child: second.id, relation: .mother)
            expect(try await stranger.refusal(of: Caregivers.link, link), .notFound, at: "/caregiver")
            _ = try await office.call(
                Caregivers.link, LinkCaregiver(caregiver: mother.id, child: first.id, relation: .mother))
            #expect(try await stranger.call(Caregivers.link, link).caregiver == mother.id)
        }
    }

    @Test("a number, a name or a telephone that another office entered tells nobody under which id")
    func othersEntries() async throws {
        try await Office.open { office in
            let entered = try await office.call(
                Children.register, child(personalNumber: "034312001234"))
            let worker = RegisterWorker(name: "Vũ Thị Chín", unit: Office.commune, role: .collaborator).with {
                $0.phone = "0912000901"
            }
            _ = try await office.call(Workers.register, worker)
            let stranger = office.acting(as: Office.otherDistrict)
            let another = try await stranger.call(
                Children.register,
                child("Lê Thị Bé", personalNumber: "034312001234", commune: Self.elsewhere))
            #expect(another.id != entered.id)
            let same = try await stranger.call(Workers.register, worker.with { $0.unit = Self.elsewhere })
            #expect(same.unit == Self.elsewhere)
        }
    }
}
