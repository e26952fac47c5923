import Bus
import CatalogueAPI
import RegistryAPI
import Store
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("Providers and what they offer", .timeLimit(.minutes(2)))
struct ProviderAndOfferTests {
    @Test("a provider is registered, told on, and found again")
    func register() async throws {
        try await Office.open { office in
            let registered = try await office.province.call(
                Providers.register,
                RegisterProvider(name: "  Trạm y tế Diêm Điền ", unit: health, kind: "clinic").with {
                    $0.place = diemDien
                    $0.licence = " "
                    $0.standardMetSince = day("2019-05-01")
                })
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
                UpdateProvider(id: provider.id).with { $0.standardMetSince = day("2021-01-01") })
            #expect(met.name == provider.name)
            #expect(met.standardMetSince == day("2021-01-01"))
            let met2020 = try await office.province.items(
                Providers.list, ListProviders().with { $0.standardMet = true })
            #expect(met2020.map(\.id) == [provider.id])
            let lost = try await office.province.call(
                Providers.update, UpdateProvider(id: provider.id).with { $0.standardLost = true })
            #expect(lost.standardMetSince == nil)
            let both = try await office.province.refusal(
                of: Providers.update,
                UpdateProvider(id: provider.id).with {
                    $0.standardMetSince = today
                    $0.standardLost = true
                })
            expect(both, .invalidArgument, at: "/standardLost")
            #expect(
                try await office.events() == ["providerRegistered", "providerUpdated", "providerUpdated"])
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

    @Test("an offer is refused with every member that cannot be")
    func badOffer() async throws {
        try await Office.open { office in
            let provider = try await office.provider()
            let refused = try await office.province.refusal(
                of: Offers.publish,
                PublishOffer(provider: provider.id, title: "Khám", domain: "magic").with {
                    $0.eligibility = Eligibility().with {
                        $0.minimumAge = 12
                        $0.maximumAge = 6
                        $0.circumstances = ["law2016-hiv", "nothing"]
                        $0.disabilityTypes = ["wings"]
                        $0.area = ["thai-binh/atlantis"]
                    }
                    $0.capacity = 0
                    $0.cost = -1
                    $0.from = day("2021-05-01")
                    $0.until = day("2021-04-01")
                })
            expect(refused, .invalidArgument, at: "/domain")
            #expect(
                refused?.fields == [
                    "/domain", "/capacity", "/cost", "/until", "/eligibility/maximumAge",
                    "/eligibility/circumstances/0", "/eligibility/circumstances/1",
                    "/eligibility/disabilityTypes/0", "/eligibility/area/0",
                ])
            #expect(try await office.events() == ["providerRegistered"])
        }
    }

    @Test("an offer comes back from the store as it was published")
    func roundTrip() async throws {
        try await Office.open { office in
            let provider = try await office.provider()
            let asked = Eligibility().with {
                $0.minimumAge = 3
                $0.maximumAge = 15
                $0.circumstances = ["law2016-disabled", "law2016-abandoned"]
                $0.disabilityTypes = ["mobility"]
                $0.disabilityDegrees = ["severe", "mild"]
                $0.area = [thaiThuy]
                $0.poverty = ["poor"]
            }
            let offer = try await office.offer(of: provider, for: asked, capacity: 7, cost: 20_000)
            let found = try await office.province.call(
                Offers.search, SearchOffers().with { $0.unit = health })
            #expect(found.items == [offer])
            #expect(found.next == nil)
        }
    }

    @Test("a search is paged without losing or repeating an offer")
    func paging() async throws {
        try await Office.open { office in
            let provider = try await office.provider()
            var published: Set<OfferID> = []
            for number in 1...7 {
                published.insert(try await office.offer(of: provider, "Khám \(number)").id)
            }
            let seen = try await office.province.pages(of: Offers.search) { after in
                SearchOffers().with { ($0.text, $0.after, $0.limit) = ("khám", after, 3) }
            }.joined().map(\.id)
            #expect(seen.count == 7)
            #expect(Set(seen) == published)
            expect(
                try await office.province.refusal(of: Offers.search, SearchOffers().with { $0.limit = 0 }),
                .invalidArgument, at: "/limit")
        }
    }

    @Test("a withdrawn offer is found only by who asks for withdrawn ones")
    func withdraw() async throws {
        try await Office.open { office in
            let offer = try await office.offer(of: office.provider())
            let withdrawn = try await office.province.call(
                Offers.withdraw, WithdrawOffer(id: offer.id, reason: "hết kinh phí"))
            #expect(withdrawn.status == .withdrawn)
            #expect(try await office.province.call(Offers.search, SearchOffers()).items.isEmpty)
            #expect(
                try await office.province.call(Offers.search, SearchOffers().with { $0.withWithdrawn = true })
                    .items.count
                    == 1)
            expect(
                try await office.province.refusal(
                    of: Offers.withdraw, WithdrawOffer(id: offer.id, reason: "lần nữa")),
                .failedPrecondition, at: "/id")
        }
    }

    @Test("a capacity is not lowered below the places held")
    func capacity() async throws {
        try await Office.open { office in
            let offer = try await office.offer(of: office.provider(), capacity: 3)
            for _ in 1...2 { _ = try await office.referral(of: office.child(), to: offer) }
            expect(
                try await office.province.refusal(
                    of: Offers.update, UpdateOffer(id: offer.id).with { $0.capacity = 1 }),
                .failedPrecondition, at: "/capacity", "2")
            let lowered = try await office.province.call(
                Offers.update, UpdateOffer(id: offer.id).with { $0.capacity = 2 })
            #expect(lowered.capacity == 2)
        }
    }
}

@Suite("Match, end to end", .timeLimit(.minutes(2)))
struct MatchTests {
    @Test("a child is told what it may have, best first, and why not the others")
    func match() async throws {
        try await Office.open { office in
            let child = try await office.child(disability: (.mobility, .severe))
            let near = try await office.offer(of: office.provider(place: diemDien), "Tập vận động")
            let far = try await office.offer(
                of: office.provider("Bệnh viện", place: "thai-binh/tien-hai"), "Tập ở bệnh viện")
            let forOthers = try await office.offer(
                of: office.provider("Lớp", place: thuyHai), "Cho trẻ khiếm thị",
                for: Eligibility().with { $0.disabilityTypes = ["vision"] })
            let matched = try await office.province.call(
                Offers.match, MatchOffers(child: child).with { $0.domain = "rehabilitation" })
            #expect(matched.matches.map(\.offer.id) == [near.id, far.id])
            #expect(matched.matches.map(\.rank) == [1, 2])
            #expect(matched.matches.map(\.nearness) == [.commune, .province])
            #expect(matched.excluded.map(\.offer) == [forOthers.id])
            #expect(matched.excluded.first?.reasons.map(\.code) == [.disabilityType])
            #expect(matched.excluded.first?.reasons.first?.sentence.contains("Vision") == true)
        }
    }

    @Test("a circumstance that the law keeps confidential never reaches the catalogue")
    func confidential() async throws {
        try await Office.open { office in
            let child = try await office.child()
            try await office.tell(
                .circumstanceAdded(
                    CircumstanceFacts(
                        id: newID(), child: child, code: "law2016-hiv", start: day("2020-01-01"),
                        confidential: true)))
            // A call waits until the catalogue has heard all that the test has seen.
            _ = try await office.province.call(Offers.match, MatchOffers(child: child))
            let count = try office.deployment.store(of: "catalogue").queryBlocking(lookup) { snapshot in
                snapshot.authorizeByRoleAlone()
                return try snapshot.knownChildren.find(child)?.circumstances.count
            }
            #expect(count.value == 0)
        }
    }

    @Test("a change in the registry changes what a child may have")
    func follows() async throws {
        try await Office.open { office in
            let child = try await office.child()
            let circumstance: CircumstanceID = newID()
            _ = try await office.offer(
                of: office.provider(), for: Eligibility().with { $0.circumstances = ["law2016-abandoned"] })
            let ask = MatchOffers(child: child)
            #expect(try await office.province.call(Offers.match, ask).matches.isEmpty)
            func facts(until end: Day?) -> CircumstanceFacts {
                CircumstanceFacts(
                    id: circumstance, child: child, code: "law2016-abandoned", start: day("2020-01-01"),
                    confidential: false
                ).with { $0.end = end }
            }
            try await office.tell(.circumstanceAdded(facts(until: nil)))
            #expect(try await office.province.call(Offers.match, ask).matches.count == 1)
            try await office.tell(.circumstanceEnded(facts(until: day("2021-03-01"))))
            #expect(try await office.province.call(Offers.match, ask).matches.isEmpty)
            let then = MatchOffers(child: child).with { $0.on = day("2021-03-01") }
            #expect(try await office.province.call(Offers.match, then).matches.count == 1)
        }
    }

    @Test("a child that nobody has told of is not found, and the sentence says what to do")
    func unknown() async throws {
        try await Office.open { office in
            expect(
                try await office.province.refusal(of: Offers.match, MatchOffers(child: newID())),
                .notFound, at: "/child", "seen")
        }
    }

    @Test("a unit matches only children who live in its area")
    func scope() async throws {
        try await Office.open { office in
            let child = try await office.child(in: diemDien)
            expect(
                try await office.client("thai-binh/tien-hai").refusal(
                    of: Offers.match, MatchOffers(child: child)),
                .permissionDenied, at: "/child")
            _ = try await office.client(thaiThuy).call(Offers.match, MatchOffers(child: child))
        }
    }
}
