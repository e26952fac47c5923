import Bus
import CatalogueAPI
import RegistryAPI
import RegistryKnown
import Store
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("Match, end to end", .timeLimit(.minutes(5)))
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
            let count = try await office.deployment.store(of: "catalogue").query(lookup) { snapshot in
                snapshot.authorizeByRoleAlone()
                return try snapshot.knownChildren.find(child)?.circumstances(on: today).count
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

    @Test("what the child is on the day decides, and not what it is today")
    func onTheDay() async throws {
        try await Office.open { office in
            let child = try await office.child(in: diemDien, poverty: .poor)
            try await office.tell(
                .childUpdated(
                    ChildFacts(
                        child: child,
                        facts: [
                            .home(thuyHai, from: day("2021-03-01")),
                            .poverty(.notPoor, from: day("2021-03-05")),
                        ])))
            let provider = try await office.provider(place: diemDien)
            let local = try await office.offer(
                of: provider, "Tại xã", for: Eligibility().with { $0.area = [diemDien] })
            let poor = try await office.offer(
                of: provider, "Hộ nghèo", for: Eligibility().with { $0.poverty = ["poor"] })
            func matched(_ text: String) async throws -> [OfferMatch] {
                try await office.province.call(
                    Offers.match, MatchOffers(child: child).with { $0.on = day(text) }
                ).matches
            }
            #expect(Set(try await matched("2021-02-28").map(\.offer.id)) == [local.id, poor.id])
            #expect(try await matched("2021-02-28").map(\.nearness) == [.commune, .commune])
            #expect(try await matched("2021-03-04").map(\.offer.id) == [poor.id])
            #expect(try await matched("2021-03-04").map(\.nearness) == [.district])
            #expect(try await matched("2021-03-15").isEmpty)
        }
    }

    @Test("a match as known on a day counts the places that were known to be held, and no others")
    func knownPlaces() async throws {
        try await Office.open { office in
            let lead = office.province
            let (first, second, third) = (
                try await office.child(), try await office.child(), try await office.child()
            )
            let offer = try await office.offer(of: office.provider(), capacity: 1)
            let referral = try await office.referral(of: first, to: offer, until: day("2021-04-15"))
            func reasons(_ child: ChildID, on text: String, knownOn: Day?) async throws -> [Exclusion.Code] {
                let match = MatchOffers(child: child).with { ($0.on, $0.knownOn) = (day(text), knownOn) }
                let found = try await lead.call(Offers.match, match)
                #expect(found.matches.map(\.free) == (found.excluded.isEmpty ? [1] : []))
                return found.excluded.flatMap(\.reasons).map(\.code)
            }
            let later = today.advanced(by: 10)
            office.deployment.set(day: later)
            _ = try await lead.call(
                Referrals.accept, AcceptReferral(id: referral.id).with { $0.until = day("2021-04-30") })
            #expect(try await reasons(second, on: "2021-04-20", knownOn: nil) == [.full])
            #expect(try await reasons(second, on: "2021-04-20", knownOn: today) == [])
            office.deployment.set(day: later.advanced(by: 10))
            _ = try await lead.call(
                Referrals.cancel, CancelReferral(id: referral.id, reason: "gia đình đổi ý"))
            #expect(try await reasons(second, on: "2021-03-20", knownOn: nil) == [])
            #expect(try await reasons(second, on: "2021-03-20", knownOn: today) == [.full])
            #expect(try await reasons(first, on: "2021-03-20", knownOn: today) == [.alreadyReferred])
            #expect(try await reasons(second, on: "2021-04-20", knownOn: later) == [.full])
            office.deployment.set(day: later.advanced(by: 20))
            _ = try await office.referral(of: third, to: offer, until: day("2021-05-10"))
            #expect(try await reasons(second, on: "2021-05-01", knownOn: nil) == [.full])
            #expect(try await reasons(second, on: "2021-05-01", knownOn: later) == [])
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
                .notFound, at: "/child")
            _ = try await office.client(thaiThuy).call(Offers.match, MatchOffers(child: child))
        }
    }
}
