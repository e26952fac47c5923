import Bus
import CatalogueAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("Providers", .timeLimit(.minutes(5)))
struct ProviderTests {
    @Test("a provider is registered, told on, and found again")
    func register() async throws {
        try await Office.open { office in
            let request = RegisterProvider(
                name: "  Trạm y tế Diêm Điền ", unit: health, kind: "clinic"
            ).with { ($0.place, $0.licence, $0.standardMetSince) = (diemDien, " ", day("2019-05-01")) }
            let registered = try await office.province.call(Providers.register, request)
            #expect(registered.name == "Trạm y tế Diêm Điền")
            #expect(registered.licence == nil)
            let got = try await office.province.call(Providers.get, GetProvider(id: registered.id))
            #expect(got == registered)
            #expect(try await office.events() == ["providerRegistered"])
        }
    }

    @Test("everything that is wrong with a provider is said at once, and nothing is kept")
    func bad() async throws {
        try await Office.open { office in
            let refused = try await office.province.refusal(
                of: Providers.register,
                RegisterProvider(name: "   ", unit: "thai-binh/khong-co", kind: "castle").with {
                    $0.place = diemDien
                    $0.standardMetSince = day("2021-03-16")
                })
            expect(refused, .invalidArgument, at: "/name", "name")
            #expect(refused?.fields == ["/name", "/unit", "/kind", "/standardMetSince"])
            #expect(try await office.events().isEmpty)
            #expect(try await office.province.items(Providers.list, ListProviders()).isEmpty)
        }
    }

    @Test("two providers of one name do not stand in one place")
    func namesake() async throws {
        try await Office.open { office in
            let first = try await office.provider("Trường Hoa Sen")
            let refused = try await office.province.refusal(
                of: Providers.register,
                RegisterProvider(name: "Trường Hoa Sen", unit: school, kind: "school").with {
                    $0.place = diemDien
                })
            expect(refused, .alreadyExists, at: "/name", first.id.text)
            _ = try await office.provider("Trường Hoa Sen", place: thuyHai)
        }
    }

    @Test("a provider's name is the same in whatever case, marks and blanks it is spelt")
    func namesakeSpeltOtherwise() async throws {
        try await Office.open { office in
            let first = try await office.provider("Trường Hòa Bình")
            for name in ["trường  hoà bình", "TRUONG HOA BINH.", "Trường Hòa-Bình"] {
                let refused = try await office.province.refusal(
                    of: Providers.register,
                    RegisterProvider(name: name, unit: school, kind: "school").with { $0.place = diemDien })
                expect(refused, .alreadyExists, at: "/name", first.id.text)
                #expect(refused?.message.contains("Trường Hòa Bình") == true)
            }
            let second = try await office.provider("Trường Hòa Bình 2")
            expect(
                try await office.province.refusal(
                    of: Providers.update, UpdateProvider(id: second.id).with { $0.name = "trường hoà bình" }),
                .alreadyExists, at: "/name", first.id.text)
            // A change of its own spelling finds nobody but itself, and what is then compared is the new name.
            _ = try await office.province.call(
                Providers.update, UpdateProvider(id: first.id).with { $0.name = "Trường Hoà Bình" })
            _ = try await office.province.call(
                Providers.update, UpdateProvider(id: first.id).with { $0.name = "Trường Hoa Sen" })
            _ = try await office.province.call(
                Providers.update, UpdateProvider(id: second.id).with { $0.name = "trường hoà bình" })
        }
    }

    @Test("a provider stands at a unit of the day from which it stands there")
    func placeThen() throws {
        let rules = ProviderRules(reference: try Reference.shipped(), today: today)
        let learned = Learned(at: LogPoint(1), moment: .now())
        // The one became part of the other on 2020-03-01.
        let (before, after): (UnitPath, UnitPath) = (
            "thai-binh/thai-thuy/thai-duong", "thai-binh/thai-thuy/duong-hong-thuy"
        )
        func said(_ place: UnitPath, _ openedOn: String?) throws -> [FactVersion<ProviderSaying>] {
            let request = RegisterProvider(name: "Trạm", unit: health, kind: "child-facility").with {
                ($0.place, $0.openedOn) = (place, openedOn.map(day))
            }
            return try rules.register(request, learned: learned) { newID() }
        }
        #expect(try pointers { _ = try said(before, "2020-02-29") } == [])
        #expect(try pointers { _ = try said(before, "2020-03-01") } == ["/place"])
        #expect(try pointers { _ = try said(after, "2020-02-29") } == ["/place"])
        #expect(try pointers { _ = try said(after, nil) } == [])
        let known = ProviderTimelines().adding(try said(after, "2020-03-01"))
        let opening = try #require(known.opening()).id
        let place = try #require(known[.place].history.facts().first).id
        func corrected(_ fact: FactID, on text: String) throws -> [FactVersion<ProviderSaying>] {
            let request = CorrectProvider(id: newID(), fact: fact).with { $0.on = day(text) }
            return try rules.correct(.found(known), by: request, learned: learned)
        }
        for fact in [opening, place] {
            #expect(try pointers { _ = try corrected(fact, on: "2020-02-29") } == ["/on"])
        }
        #expect(try corrected(opening, on: "2020-03-02").map(\.fact) == [opening, place])
    }

    @Test("an id that is taken is refused, and what has it stays as it was")
    func taken() async throws {
        try await Office.open { office in
            let first = try await office.provider()
            let refused = try await office.province.refusal(
                of: Providers.register,
                RegisterProvider(name: "Khác", unit: health, kind: "clinic").with {
                    $0.id = first.id
                    $0.place = thuyHai
                })
            expect(refused, .alreadyExists, at: "/id")
            #expect(try await office.province.call(Providers.get, GetProvider(id: first.id)) == first)
        }
    }

    @Test("an update changes what it names and leaves the rest")
    func update() async throws {
        try await Office.open { office in
            let provider = try await office.provider()
            let met = try await office.province.call(
                Providers.update,
                UpdateProvider(id: provider.id).with { ($0.meetsStandard, $0.on) = (true, day("2021-01-01")) }
            )
            #expect(met.name == provider.name)
            #expect(met.standardMetSince == day("2021-01-01"))
            let met2020 = try await office.province.items(
                Providers.list, ListProviders().with { $0.standardMet = true })
            #expect(met2020.map(\.id) == [provider.id])
            let lost = try await office.province.call(
                Providers.update, UpdateProvider(id: provider.id).with { $0.meetsStandard = false })
            #expect(lost.standardMetSince == nil)
            let again = try await office.province.call(
                Providers.update, UpdateProvider(id: provider.id).with { $0.meetsStandard = false })
            #expect(again == lost)
            #expect(
                try await office.events() == ["providerRegistered", "providerUpdated", "providerUpdated"])
        }
    }

    @Test("a provider does not certify itself: who has the role says whether it meets the standard")
    func certifying() async throws {
        try await Office.open { office in
            let own = office.client(health, [.reader, .provider])
            expect(
                try await own.refusal(
                    of: Providers.register,
                    RegisterProvider(name: "Phòng khám", unit: health, kind: "clinic").with {
                        $0.standardMetSince = day("2021-01-01")
                    }),
                .permissionDenied, at: "/standardMetSince", "certifier")
            let provider = try await office.provider()
            let claim = UpdateProvider(id: provider.id).with { $0.meetsStandard = true }
            expect(
                try await own.refusal(of: Providers.update, claim), .permissionDenied, at: "/meetsStandard",
                "certifier")
            let elsewhere = office.deployment.client(
                as: Principal(unit: health, reaches: [.provider: [health], .certifier: [school]]),
                language: .en)
            #expect(try await elsewhere.refusal(of: Providers.update, claim)?.status == .permissionDenied)
            _ = try await office.province.call(Providers.update, claim)
            let lost = claim.with { $0.meetsStandard = false }
            _ = try await office.province.call(Providers.update, lost.with { $0.on = today })
            let facts = try await office.province.call(
                Providers.history, ListProviderHistory(provider: provider.id)
            ).items.filter { $0.aspect == .standard }
            let taken = try #require(facts.last).fact
            expect(
                try await own.refusal(
                    of: Providers.correct,
                    CorrectProvider(id: provider.id, fact: taken).with { $0.meetsStandard = true }),
                .permissionDenied, at: "/fact", "certifier")
            expect(
                try await own.refusal(
                    of: Providers.void, VoidProviderFact(id: provider.id, fact: taken)),
                .permissionDenied, at: "/fact", "certifier")
            // What else it is, it says itself.
            #expect(
                try await own.call(
                    Providers.update, UpdateProvider(id: provider.id).with { $0.name = "Khác" }
                )
                .name == "Khác")
        }
    }

    @Test("a unit acts for its own providers and for no others")
    func scope() async throws {
        try await Office.open { office in
            let provider = try await office.provider(unit: health)
            let other = office.client(school)
            expect(
                try await other.refusal(
                    of: Providers.register,
                    RegisterProvider(name: "Lạ", unit: health, kind: "clinic")),
                .permissionDenied, at: "/unit")
            expect(
                try await other.refusal(
                    of: Providers.update, UpdateProvider(id: provider.id).with { $0.name = "Lạ" }),
                .permissionDenied, at: "/id")
            expect(
                try await other.refusal(
                    of: Offers.publish,
                    PublishOffer(provider: provider.id, title: "Lạ", domain: "health")),
                .permissionDenied, at: "/provider")
            #expect(try await office.events() == ["providerRegistered"])
        }
    }
}
