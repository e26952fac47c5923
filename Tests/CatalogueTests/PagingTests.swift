import Bus
import CatalogueAPI
import GRDB
import JSONCoding
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

/// What a message may hold.
private let message = 4 << 20

@Suite("Lists come in pages", .timeLimit(.minutes(5)))
struct PagingTests {
    @Test("networks by district and first day, none lost and none twice")
    func networks() async throws {
        try await Office.open { office in
            let member = try await office.provider().id
            var expected: [NetworkID] = []
            // Two districts, each with ended networks that began on one day: only ids tell those apart.
            for district in [thaiThuy, "thai-binh/tien-hai"] as [UnitPath] {
                var standing: [NetworkID] = []
                for _ in 0..<3 {
                    let network = try await office.province.call(
                        Networks.establish, EstablishNetwork(district: district, members: [member]))
                    try await office.province.call(
                        Networks.dissolve, DissolveNetwork(id: network.id, reason: "sáp nhập"))
                    standing.append(network.id)
                }
                expected += standing.sorted()
            }
            let found = try await office.province.pages(of: Networks.list) { after in
                ListNetworks().with { ($0.after, $0.limit) = (after, 2) }
            }
            #expect(found.allSatisfy { $0.count == 2 })
            #expect(found.joined().map(\.id) == expected)
        }
    }

    @Test("pilots by first day, with those of a unit where they were taken")
    func pilots() async throws {
        try await Office.open { office in
            var expected: [PilotID] = []
            for (number, on) in ["2021-01-03", "2021-01-02", "2021-01-01"].enumerated() {
                let pilot = try await office.province.call(
                    Pilots.start,
                    StartPilot(model: "Mô hình \(number)", district: thaiThuy).with { $0.on = day(on) })
                try await office.province.call(
                    Pilots.evaluate, EvaluatePilot(id: pilot.id, verdict: .expand, summary: "tốt"))
                try await office.province.call(
                    Pilots.scale, ScalePilot(id: pilot.id, to: "thai-binh/tien-hai"))
                expected.insert(pilot.id, at: 0)
            }
            let there = ListPilots().with { ($0.unit, $0.on, $0.limit) = ("thai-binh/tien-hai", today, 1) }
            let found = try await office.province.pages(of: Pilots.list) { after in
                there.with { $0.after = after }
            }
            #expect(found.map { $0.map(\.id) } == expected.map { [$0] })
            let twice = try await office.province.refusal(
                of: Pilots.start, StartPilot(model: "Mô hình 1", district: "thai-binh/tien-hai"))
            expect(twice, .alreadyExists, at: "/model")
        }
    }

    @Test("upgrades by id")
    func upgrades() async throws {
        try await Office.open { office in
            let provider = try await office.provider().id
            var expected: [UpgradeID] = []
            for number in 1...5 {
                expected.append(
                    try await office.province.call(
                        Upgrades.propose, ProposeUpgrade(provider: provider, work: "Việc \(number)", cost: 1)
                    ).id)
            }
            let found = try await office.province.pages(of: Upgrades.list) { after in
                ListUpgrades().with { ($0.after, $0.limit) = (after, 2) }
            }
            #expect(found.map(\.count) == [2, 2, 1])
            #expect(found.joined().map(\.id) == expected.sorted())
            expect(
                try await office.province.refusal(of: Upgrades.list, ListUpgrades().with { $0.limit = 501 }),
                .invalidArgument, at: "/limit")
        }
    }

    @Test("words are found in any case behind many titles that do not have them")
    func words() async throws {
        try await Office.open { office in
            let provider = try await office.provider()
            var wanted: Set<OfferID> = []
            for number in 0..<(OfferRecords.batch + 20) {
                let suits = number % 25 == 0
                let title = suits ? "KHÁM Điều trị \(number)" : "Việc \(number)"
                let offer = try await office.offer(of: provider, title)
                if suits { wanted.insert(offer.id) }
            }
            let found = try await office.province.pages(of: Offers.search) { after in
                SearchOffers().with { ($0.text, $0.after, $0.limit) = ("điều khám", after, 4) }
            }
            #expect(Set(found.joined().map(\.id)) == wanted)
            #expect(found.joined().count == wanted.count)
            #expect(found.dropLast().allSatisfy { $0.count == 4 })
        }
    }

    @Test("a match goes on from page to page: first what suits by rank, then what does not")
    func match() async throws {
        try await Office.open { office in
            let child = try await office.child()
            let provider = try await office.provider()
            for number in 1...3 { _ = try await office.offer(of: provider, "Rẻ \(number)", cost: 0) }
            for number in 1...2 {
                _ = try await office.offer(
                    of: provider, "Cho trẻ nhỏ \(number)", for: Eligibility().with { $0.maximumAge = 3 })
            }
            let whole = try await office.province.call(Offers.match, MatchOffers(child: child))
            #expect(whole.next == nil)
            let found = try await pages(next: \OfferMatches.next) { after in
                try await office.province.call(
                    Offers.match, MatchOffers(child: child).with { ($0.after, $0.limit) = (after, 2) })
            }
            #expect(found.map(\.matches.count) == [2, 1, 0])
            #expect(found.map(\.excluded.count) == [0, 1, 1])
            #expect(found.flatMap(\.matches) == whole.matches)
            #expect(found.flatMap(\.excluded) == whole.excluded)
        }
    }

    @Test("no page is longer than a message, however much each offer asks")
    func octets() async throws {
        try await Office.open { office in
            let child = try await office.child()
            let provider = try await office.provider()
            for number in 0..<12 { _ = try await office.offer(of: provider, "Rộng \(number)") }
            // One long code in place of the thousands of units that an offer may name: quicker to read and to check.
            let long = "{\"circumstances\":[\"\(String(repeating: "x", count: 400_000))\"]}"
            try office.write("UPDATE offers SET eligibility = \(long)")
            let searched = try await pages(next: \List<Offer>.next) { after in
                try await office.province.call(Offers.search, SearchOffers().with { $0.after = after })
            }
            #expect(try searched.allSatisfy { try JSON.encode($0).count < message })
            #expect(searched.count > 1)
            #expect(Set(searched.flatMap(\.items).map(\.id)).count == 12)
            let matched = try await pages(next: \OfferMatches.next) { after in
                try await office.province.call(
                    Offers.match, MatchOffers(child: child).with { $0.after = after })
            }
            #expect(try matched.allSatisfy { try JSON.encode($0).count < message })
            #expect(matched.count > 1)
            #expect(Set(matched.flatMap(\.excluded).map(\.offer)).count == 12)
        }
    }

    @Test("what is overdue is ended some at a time, and the reply says that others remain")
    func expire() async throws {
        try await Office.open { office in
            let child = try await office.child()
            let offer = try await office.offer(of: office.provider())
            let first = try await office.referral(of: child, to: offer, until: day("2021-03-20"))
            // Six hundred more like it: written into the file, as making each by calls takes long.
            let ids = (0..<600).map { _ in ReferralID(at: .now()).text }
            try office.write(
                """
                INSERT INTO referrals SELECT more.value, child, offer, provider, domain, from_unit, to_unit,
                    on_day, until_day, status, reason, note, contradicted, known_from
                FROM referrals, json_each(\("\(ids)")) AS more WHERE referrals.id = \(first.id.text)
                """)
            office.deployment.set(day: day("2021-03-21"))
            let some = try await office.province.call(Referrals.expire, ExpireReferrals())
            #expect(some.expired.count == 500)
            #expect(some.more)
            let rest = try await office.province.call(Referrals.expire, ExpireReferrals())
            #expect(rest.expired.count == 101)
            #expect(!rest.more)
            #expect(Set(some.expired + rest.expired).count == 601)
        }
    }
}
