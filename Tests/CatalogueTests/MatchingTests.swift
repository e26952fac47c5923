import CatalogueAPI
import RegistryAPI
import RegistryKnown
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

/// A girl of eight from Diêm Điền unless said otherwise.
private func child(
    home: UnitPath = diemDien, born: Day = day("2013-03-16"), poverty: PovertyStatus = .notPoor,
    circumstances: [(code: String, days: DayRange)] = [], disabilities: [(KnownDisability, on: Day)] = []
) -> KnownChild {
    let identity = ChildIdentity(sex: .female, birthYear: born.year).with { $0.birthDate = born }
    let child = KnownChild(
        newID(), identity: timeline([(identity, .first)]), homes: timeline([(home, born)]),
        poverty: timeline([(poverty, born)]),
        circumstances: Periods(history(circumstances.map { (KnownCircumstance(code: $0.code), $0.days) })),
        disabilities: timeline(disabilities.map { ($0.0, $0.on) }))
    guard let child else { preconditionFailure("it has an identity and a home") }
    return child
}

private func timeline<Value>(_ facts: [(Value, Day)]) -> Timeline<Value> {
    Timeline(history(facts.map { ($0.0, DayRange(from: $0.1)) }))
}

private func history<Value>(_ facts: [(Value, DayRange)]) -> FactHistory<Value> {
    FactHistory(
        facts.enumerated().map { number, fact in
            FactVersion(
                .recorded, of: newID(), days: fact.1, value: fact.0,
                learned: Learned(at: LogPoint(UInt64(number + 1)), moment: .now()))
        })
}

private func offer(
    _ eligibility: Eligibility = Eligibility(), at place: UnitPath = diemDien, capacity: Int? = nil,
    cost: Money = 0, from: Day = day("2021-01-01"), until: Day? = nil, status: OfferStatus = .open
) -> Offer {
    Offer(
        id: newID(), provider: newID(), unit: health, place: place, title: "Tập vận động",
        domain: "rehabilitation", eligibility: eligibility, cost: cost, from: from, status: status
    ).with {
        $0.capacity = capacity
        $0.until = until
    }
}

private func candidate(_ offer: Offer, held: [Period] = [], holdsPlace: Bool = false) -> Candidate {
    Candidate(offer: offer, held: HeldPlaces(periods: held), holdsPlace: holdsPlace)
}

private func mismatches(_ offer: Offer, _ child: KnownChild, held: [Period] = []) -> [Mismatch] {
    rules.mismatches(candidate(offer, held: held), for: child, on: today)
}

private let rules: MatchRules = {
    do {
        return MatchRules(reference: try SourceTree.reference(), today: today)
    } catch {
        preconditionFailure("the shipped reference data cannot be read: \(error)")
    }
}()

private let units = rules.reference.units

@Suite("Matching one child with offers", .timeLimit(.minutes(5)))
struct MatchingTests {
    @Test("an offer that asks for nothing is for every child")
    func open() { #expect(mismatches(offer(), child()).isEmpty) }

    @Test("age is counted on the day, both limits included")
    func age() {
        // Born 2013-03-16: seven until 2021-03-15, eight the day after.
        let girl = child()
        #expect(
            mismatches(
                offer(
                    Eligibility().with {
                        $0.minimumAge = 7
                        $0.maximumAge = 7
                    }), girl
            ).isEmpty)
        #expect(mismatches(offer(Eligibility().with { $0.minimumAge = 8 }), girl) == [.tooYoung(minimum: 8)])
        #expect(mismatches(offer(Eligibility().with { $0.maximumAge = 6 }), girl) == [.tooOld(maximum: 6)])
        let later = rules.mismatches(
            candidate(offer(Eligibility().with { $0.minimumAge = 8 })), for: girl, on: today.advanced(by: 1))
        #expect(later.isEmpty)
    }

    @Test("one of the circumstances is enough, if it holds on the day")
    func circumstances() throws {
        let asked = offer(
            Eligibility().with { $0.circumstances = ["law2016-abandoned", "law2016-disabled"] })
        let refusal = [Mismatch.circumstance(["law2016-abandoned", "law2016-disabled"])]
        func having(_ start: String, _ end: String?) throws -> KnownChild {
            let days = try #require(DayRange(from: day(start), until: end.map(day)))
            return child(circumstances: [(code: "law2016-disabled", days: days)])
        }
        #expect(mismatches(asked, child()) == refusal)
        #expect(try mismatches(asked, having("2020-01-01", nil)).isEmpty)
        #expect(try mismatches(asked, having("2021-03-15", "2021-03-15")).isEmpty)
        #expect(try mismatches(asked, having("2021-03-16", nil)) == refusal)
        #expect(try mismatches(asked, having("2020-01-01", "2021-03-14")) == refusal)
    }

    @Test("the determination that counts is the latest one by the day")
    func disability() {
        let asked = offer(
            Eligibility().with {
                $0.disabilityTypes = ["mobility"]
                $0.disabilityDegrees = ["severe"]
            })
        func determined(_ all: (DisabilityType, DisabilityDegree, String)...) -> KnownChild {
            child(disabilities: all.map { (KnownDisability(type: $0.0, degree: $0.1), on: day($0.2)) })
        }
        #expect(mismatches(asked, child()) == [.disability])
        #expect(mismatches(asked, determined((.mobility, .severe, "2020-01-01"))).isEmpty)
        #expect(
            mismatches(asked, determined((.vision, .mild, "2020-01-01")))
                == [.disabilityType(["mobility"]), .disabilityDegree(["severe"])])
        #expect(
            mismatches(
                asked, determined((.mobility, .severe, "2020-01-01"), (.mobility, .mild, "2021-01-01")))
                == [.disabilityDegree(["severe"])])
        // Determined tomorrow: does not count today.
        #expect(mismatches(asked, determined((.mobility, .severe, "2021-03-16"))) == [.disability])
    }

    @Test("the area is a unit and all below it")
    func area() {
        #expect(mismatches(offer(Eligibility().with { $0.area = [thaiThuy] }), child()).isEmpty)
        #expect(mismatches(offer(Eligibility().with { $0.area = [thuyHai, diemDien] }), child()).isEmpty)
        #expect(mismatches(offer(Eligibility().with { $0.area = [thuyHai] }), child()) == [.area([thuyHai])])
        // A name that only begins alike is another unit.
        #expect(
            mismatches(offer(Eligibility().with { $0.area = ["thai-binh/thai"] }), child()) == [
                .area(["thai-binh/thai"])
            ])
    }

    @Test("poverty is one of the classes asked for")
    func poverty() {
        let asked = offer(Eligibility().with { $0.poverty = ["poor", "nearPoor"] })
        #expect(mismatches(asked, child(poverty: .nearPoor)).isEmpty)
        #expect(mismatches(asked, child()) == [.poverty(["poor", "nearPoor"])])
    }

    @Test("an empty list asks for nothing, like one that is not there")
    func emptyLists() {
        let asked = Eligibility().with {
            $0.circumstances = []
            $0.disabilityTypes = []
            $0.disabilityDegrees = []
            $0.area = []
            $0.poverty = []
        }
        #expect(mismatches(offer(asked), child()).isEmpty)
    }

    @Test("an offer is for its days, the first and the last included")
    func days() {
        #expect(mismatches(offer(from: today, until: today), child()).isEmpty)
        #expect(
            mismatches(offer(from: day("2021-03-16")), child()) == [.notYetGiven(from: day("2021-03-16"))])
        #expect(
            mismatches(offer(until: day("2021-03-14")), child()) == [.noLongerGiven(until: day("2021-03-14"))]
        )
    }

    @Test("a full offer is left out until a place is free")
    func capacity() throws {
        let held = try [
            Period(from: day("2021-03-01"), through: day("2021-03-15")),
            Period(from: day("2021-03-10"), through: day("2021-04-01")),
        ]
        #expect(mismatches(offer(capacity: 2), child(), held: held) == [.full(capacity: 2)])
        #expect(mismatches(offer(capacity: 3), child(), held: held).isEmpty)
        let tomorrow = rules.mismatches(
            candidate(offer(capacity: 2), held: held), for: child(), on: day("2021-03-16"))
        #expect(tomorrow.isEmpty)
    }

    @Test("every reason is told, not only the first")
    func everyReason() {
        let asked = offer(
            Eligibility().with {
                $0.minimumAge = 10
                $0.circumstances = ["law2016-abandoned"]
                $0.disabilityTypes = ["vision"]
                $0.area = [thuyHai]
                $0.poverty = ["poor"]
            },
            status: .withdrawn
        ).with { $0.closedOn = today }
        #expect(
            mismatches(asked, child()) == [
                .closed(since: today), .withdrawn, .tooYoung(minimum: 10),
                .circumstance(["law2016-abandoned"]), .disability,
                .area([thuyHai]), .poverty(["poor"]),
            ])
    }

    @Test("whoever holds a place there is not told that it is full")
    func alreadyReferred() throws {
        let held = [try Period(from: today, through: today)]
        let found = rules.mismatches(
            candidate(offer(capacity: 1), held: held, holdsPlace: true), for: child(), on: today)
        #expect(found == [.alreadyReferred])
    }

    @Test(
        "nearness goes by what the two places share",
        arguments: [
            ("thai-binh/thai-thuy/diem-dien", Nearness.commune),
            ("thai-binh/thai-thuy/thuy-hai", .district), ("thai-binh/thai-thuy", .district),
            ("thai-binh/tien-hai", .province), ("thai-binh/so-y-te", .province), ("thai-binh", .province),
            ("hung-yen/an-thi", .elsewhere),
        ])
    func nearness(place: String, expected: Nearness) throws {
        let home = Neighbourhood(of: diemDien, on: today, in: rules.reference)
        #expect(home.nearness(of: try #require(UnitPath(place))) == expected)
    }

    @Test(
        "nearness goes by where places lie on the day, whatever they were called",
        arguments: [
            // Thái Dương became a part of Dương Hồng Thủy in 2020.
            ("2020-02-29", "thai-binh/thai-thuy/duong-hong-thuy", Nearness.commune),
            ("2020-03-01", "thai-binh/thai-thuy/duong-hong-thuy", .commune),
            ("2020-03-01", "thai-binh/thai-thuy/diem-dien", .district),
            ("2025-06-30", "hung-yen/an-thi", .elsewhere), ("2025-07-01", "hung-yen/an-thi", .province),
            // No districts any more: what is in another commune is in the province.
            ("2025-07-01", "thai-binh/thai-thuy/diem-dien", .province),
            ("2025-07-01", "thai-binh/so-y-te", .province),
        ])
    func past(on text: String, place: String, expected: Nearness) throws {
        let home = Neighbourhood(of: "thai-binh/thai-thuy/thai-duong", on: day(text), in: rules.reference)
        #expect(home.nearness(of: try #require(UnitPath(place))) == expected)
    }

    @Test("the nearer comes first, then the cheaper, then the one with more free places")
    func ranking() throws {
        let here = offer(cost: 900_000)
        let nearCheapRoomy = offer(at: thuyHai, capacity: nil, cost: 0)
        let nearCheapFive = offer(at: thuyHai, capacity: 5, cost: 0)
        let nearCheapOne = offer(at: thuyHai, capacity: 5, cost: 0)
        let nearDear = offer(at: thuyHai, cost: 50_000)
        let far = offer(at: "thai-binh/tien-hai", cost: 0)
        let expected = [here, nearCheapRoomy, nearCheapFive, nearCheapOne, nearDear, far]
        let held = try Array(repeating: Period(from: today, through: today), count: 4)
        for _ in 0..<20 {
            let shuffled = expected.shuffled().map { candidate($0, held: $0 == nearCheapOne ? held : []) }
            let ranked = rules.rank(shuffled, for: child(), on: today)
            #expect(ranked.matches.map(\.offer.id) == expected.map(\.id))
            #expect(ranked.matches.map(\.free) == [nil, nil, 5, 1, nil, nil])
            #expect(ranked.excluded.isEmpty)
        }
    }

    @Test("what is meant for what the child has comes first, then what lies nearer in kilometres")
    func need() throws {
        let general = offer()
        let meant = offer(
            Eligibility().with { $0.disabilityTypes = ["mobility"] }, at: "thai-binh/tien-hai")
        let (near, far) = (offer(at: thuyHai), offer(at: "thai-binh/thai-thuy/thai-do"))
        let girl = child(disabilities: [(KnownDisability(type: .mobility, degree: .severe), on: today)])
        let ranked = rules.rank([far, near, general, meant].map { candidate($0) }, for: girl, on: today)
        #expect(ranked.matches.map(\.offer.id) == [meant, general, near, far].map(\.id))
        let kilometres = ranked.matches.compactMap(\.kilometres)
        #expect(kilometres.count == 4)
        #expect(kilometres[1] == 0)
        #expect(kilometres[2] < kilometres[3])
        let said = MismatchWords(rules.reference, .en, on: today).inclusions(of: ranked.matches[0])
        #expect(said.map(\.code) == [.disability, .places, .near, .cost])
        #expect(said[2].sentence.contains("about \(kilometres[0]) km"))
    }

    @Test("every offer is either ranked or left out, never both, never neither")
    func partition() {
        let offers = (0..<60).map { index in
            offer(
                Eligibility().with {
                    $0.minimumAge = index % 3 == 0 ? 10 : nil
                    $0.area = index % 4 == 0 ? [thuyHai] : nil
                },
                at: index % 2 == 0 ? diemDien : "thai-binh/tien-hai")
        }
        let ranked = rules.rank(offers.map { candidate($0) }, for: child(), on: today)
        let named = ranked.matches.map(\.offer.id) + ranked.excluded.map(\.candidate.offer.id)
        #expect(named.count == offers.count)
        #expect(Set(named) == Set(offers.map(\.id)))
        #expect(ranked.excluded.allSatisfy { !$0.reasons.isEmpty })
    }
}
