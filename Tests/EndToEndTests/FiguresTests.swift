import Bus
import CatalogueAPI
import RegistryAPI
import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("Figures are counted from what the services said", .timeLimit(.minutes(5)))
struct FiguresTests {
    static let today = day("2020-12-28")

    @Test("children and deliveries that are added, corrected and closed move T1 by exactly themselves")
    func follows() async throws {
        try await withStack(today: Self.today) { stack in
            let province = try Province.thaiBinh(stack)
            _ = try await province.publish()
            let provider = try await province.provider(in: "thai-binh/thai-thuy/diem-dien")
            #expect(try await t1(province) == Pair(0, 0))

            let first = Self.disabled(0..<10)
            try await province.enter(first)
            #expect(try await t1(province) == Pair(0, 10))

            for row in first.prefix(4) {
                try await province.deliver("care", to: try id(row), by: provider, on: day("2020-03-02"))
            }
            #expect(try await t1(province) == Pair(4, 10))
            // Twice served counts once; a service of another kind, or of another year, not at all.
            try await province.deliver("education", to: try id(first[0]), by: provider, on: day("2020-05-04"))
            try await province.deliver(
                "culture-sport", to: try id(first[5]), by: provider, on: day("2020-05-04"))
            try await province.deliver("care", to: try id(first[6]), by: provider, on: day("2019-12-31"))
            #expect(try await t1(province) == Pair(4, 10))

            let second = Self.disabled(10..<13)
            try await province.enter(second)
            let delivered = try await province.deliver(
                "protection", to: try id(second[1]), by: provider, on: Self.today)
            #expect(try await t1(province) == Pair(5, 13))

            _ = try await province.catalogue.call(
                Deliveries.correct,
                CorrectDelivery(id: delivered.id, reason: "Ghi nhầm").with { $0.void = true })
            #expect(try await t1(province) == Pair(4, 13))

            _ = try await province.registry.call(
                Children.close, CloseChild(id: try id(first[1]), reason: .moved).with { $0.on = Self.today })
            #expect(try await t1(province) == Pair(3, 12))

            // Without a determination a child is not in this plan's population; with one it is.
            let plain = Self.row(50, born: day("2014-04-30"), disability: nil)
            try await province.enter([plain])
            #expect(try await t1(province) == Pair(3, 12))
            _ = try await province.registry.call(
                Disabilities.determine,
                DetermineDisability(child: try id(plain), type: .hearingSpeech, degree: .severe))
            #expect(try await t1(province) == Pair(3, 13))
            // Sixteen on the day is no child of the plan any more; sixteen the day after still is.
            try await province.enter([
                Self.row(60, born: day("2004-12-28"), disability: .mobility),
                Self.row(61, born: day("2004-12-29"), disability: .mobility),
            ])
            #expect(try await t1(province) == Pair(3, 14))
        }
    }

    @Test("T1 and H1 recomputed from the lists of children and deliveries alone are what reporting computes")
    func recomputed() async throws {
        try await withStack(today: Self.today) { stack in
            var random = Seeded(seed: 20_201_228)
            for (province, communes) in [
                (
                    try Province.thaiBinh(stack),
                    ["thai-binh/thai-thuy/diem-dien", "thai-binh/tien-hai/tien-hai"]
                ),
                (
                    try Province.hungYen(stack),
                    ["hung-yen/hung-yen/hien-nam", "hung-yen/khoai-chau/khoai-chau"]
                ),
            ] {
                let plan = try await province.publish()
                let units = communes.compactMap { UnitPath($0) }
                try await Self.populate(province, units, &random)
                let children = try await province.children()
                let deliveries = try await province.deliveries()
                let indicator = province.plan.hasPrefix("thai-binh") ? "T1" : "H1"
                for on in (indicator == "T1" ? ["2019-12-31", "2020-06-30", "2020-12-28"] : ["2020-12-28"])
                    .map(day)
                {
                    let territory = try SourceTree.reference().units
                        .territory(of: plan.area, on: on)
                    let own =
                        indicator == "T1"
                        ? Recount.t1(children, deliveries, in: territory, on: on)
                        : try Recount.h1(children, deliveries, in: territory, on: on)
                    let theirs = try await province.compute(indicator, on: on)
                    #expect(Pair(theirs) == own, "\(indicator) on \(on)")
                    if on == Self.today {
                        // A population on which everybody or nobody counts would prove nothing.
                        #expect(own.numerator > 10 && own.numerator < own.denominator - 10, "\(own)")
                        let percent = 100 * Double(own.numerator) / Double(own.denominator)
                        #expect(theirs.value == (percent * 10).rounded() / 10)
                    }
                }
            }
        }
    }

    private func t1(_ province: Province) async throws -> Pair {
        Pair(try await province.compute("T1", on: Self.today))
    }

    private func id(_ row: ChildRow) throws -> ChildID { try #require(row.child.id) }
}

extension FiguresTests {
    static func row(
        _ number: Int, born: Day, commune: UnitPath = "thai-binh/thai-thuy/diem-dien",
        disability: DisabilityType?, circumstances: [CircumstanceRow]? = nil,
        registered: Day = day("2018-05-02")
    ) -> ChildRow {
        ChildRow(
            child: RegisterChild(
                name: personName(number), sex: number % 2 == 0 ? .female : .male, commune: commune
            ).with {
                $0.id = ChildID(at: .now())
                $0.birthDate = born
                $0.registeredOn = max(registered, born)
                $0.confirmedDistinct = true
            }
        ).with {
            $0.disability = disability.map {
                DisabilityRow(type: $0, degree: .severe).with { $0.determinedOn = max(registered, born) }
            }
            $0.circumstances = circumstances
        }
    }

    static func disabled(_ numbers: Range<Int>) -> [ChildRow] {
        numbers.map { row($0, born: day("2012-02-01").advanced(by: $0), disability: .mobility) }
    }

    /// A hundred and sixty children, and deliveries to many of them on days of two years, some of them voided.
    static func populate(_ province: Province, _ communes: [UnitPath], _ random: inout Seeded) async throws {
        let domains = ["protection", "care", "education", "health", "counselling", "culture-sport"]
        let codes = ["law2016-orphan-both", "law2016-abandoned", "law2016-without-support", "qd647-hiv"]
        var rows: [ChildRow] = []
        for number in 0..<160 {
            let commune = communes[number % communes.count]
            var circumstances: [CircumstanceRow]?
            if Int.random(in: 0..<4, using: &random) > 0, let code = codes.randomElement(using: &random) {
                let end = Int.random(in: 0..<6, using: &random) == 0 ? day("2020-08-01") : nil
                circumstances = [CircumstanceRow(code: code, start: day("2019-03-01")).with { $0.end = end }]
            }
            rows.append(
                row(
                    number, born: day("2004-06-01").advanced(by: Int.random(in: 0..<4_900, using: &random)),
                    commune: commune, disability: Int.random(in: 0..<3, using: &random) > 0 ? .vision : nil,
                    circumstances: circumstances,
                    registered: day("2018-01-01").advanced(by: Int.random(in: 0..<700, using: &random))))
        }
        try await province.enter(rows)
        let provider = try await province.provider(in: communes[0])
        for row in rows {
            guard let child = row.child.id, let registered = row.child.registeredOn else { continue }
            var given: Set<String> = []
            for _ in 0..<Int.random(in: 0..<7, using: &random) {
                let on = max(registered, day("2019-10-01")).advanced(
                    by: Int.random(in: 0..<450, using: &random))
                guard on <= today, let domain = domains.randomElement(using: &random) else { continue }
                // The same service twice on a day is one delivery.
                guard given.insert("\(domain) \(on)").inserted else { continue }
                let delivery = try await province.deliver(domain, to: child, by: provider, on: on)
                guard Int.random(in: 0..<8, using: &random) == 0 else { continue }
                _ = try await province.catalogue.call(
                    Deliveries.correct,
                    CorrectDelivery(id: delivery.id, reason: "Ghi nhầm").with { $0.void = true })
            }
            guard Int.random(in: 0..<12, using: &random) == 0 else { continue }
            _ = try await province.registry.call(
                Children.close, CloseChild(id: child, reason: .moved).with { $0.on = day("2020-11-30") })
        }
    }
}

/// A numerator and a denominator.
struct Pair: Hashable, CustomStringConvertible {
    let numerator: Int
    let denominator: Int

    init(_ numerator: Int, _ denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }

    init(_ value: IndicatorValue) { self.init(value.numerator, value.denominator ?? -1) }

    var description: String { "\(numerator)/\(denominator)" }
}

/// The plans' definitions once more, in other words, over nothing but what the lists show.
enum Recount {
    static func t1(_ children: [Child], _ deliveries: [Delivery], in area: Territory, on day: Day) -> Pair {
        // Health care, rehabilitation and counselling are care (V.3, III.5).
        let served = served(
            ["protection", "care", "health", "rehabilitation", "counselling", "education"], deliveries,
            on: day)
        let population = onRoll(children, in: area, on: day).filter {
            $0.disability.map { $0.determinedOn <= day } ?? false
        }
        return Pair(population.count { served.contains($0.id) }, population.count)
    }

    static func h1(
        _ children: [Child], _ deliveries: [Delivery], in area: Territory, on day: Day
    ) throws -> Pair {
        let lists: Set = ["LAW2004", "QD647", "LAW2016"]
        let codes = Set(
            try SourceTree.reference().circumstances.filter { lists.contains($0.list) }.map(\.code))
        let assisted = served(["protection", "care"], deliveries, on: day)
        let social = served(
            [
                "health", "rehabilitation", "education", "vocational", "employment", "culture-sport",
                "information", "counselling",
            ], deliveries, on: day)
        let population = onRoll(children, in: area, on: day).filter { child in
            child.circumstances.contains { circumstance in
                codes.contains(circumstance.code) && circumstance.start <= day
                    && (circumstance.end.map { day < $0 } ?? true)
            }
        }
        return Pair(population.count { assisted.contains($0.id) && social.contains($0.id) }, population.count)
    }

    private static func onRoll(_ children: [Child], in area: Territory, on day: Day) -> [Child] {
        children.filter { child in
            area.contains(child.commune) && child.registeredOn <= day
                && (child.closedOn.map { day < $0 } ?? true)
                && BirthDates.counted(child.birthDate, year: child.birthYear).age(on: day) < 16
        }
    }

    private static func served(_ domains: Set<String>, _ deliveries: [Delivery], on day: Day) -> Set<ChildID>
    {
        Set(
            deliveries.filter {
                !$0.voided && domains.contains($0.domain) && $0.on.year == day.year && $0.on <= day
            }.map(\.child))
    }
}
