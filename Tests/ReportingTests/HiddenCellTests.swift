import Bus
import CampaignsAPI
import RegistryAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@Suite("Who may not see small cells sees the same ones hidden, however it is asked", .timeLimit(.minutes(5)))
struct HiddenCellTests {
    private static let children = PopulationDeclaration().with {
        $0.children = ChildFilter().with { ($0.ageUnder, $0.disability) = (16, true) }
    }

    private static func indicator(
        _ id: String, _ domain: String, _ measure: IndicatorDeclaration.Measure = .percent
    ) -> IndicatorDeclaration {
        Rolls.indicator(
            children, having: [FactDeclaration().with { $0.delivery = [domain] }], measure: measure,
            span: .plan
        ).with { $0.id = id }
    }

    /// Two shares and a count of the same children: what each would hide alone is something else.
    private static let indicators = [
        indicator("X1", "care"), indicator("X2", "health"), indicator("X3", "education", .count),
    ]

    /// Sixty children in three communes of two districts.
    private func fill(_ province: Province) async throws {
        try await province.publish(Self.indicators)
        let provider = try await province.provider()
        let near: UnitPath = "thai-binh/thai-thuy/thuy-truong"
        for (commune, count, care, health, education) in [
            (Province.commune, 30, 15, 12, 14), (near, 14, 2, 1, 0), (Province.otherCommune, 30, 14, 15, 12),
        ] {
            for (number, child) in try await province.children(count, in: commune).enumerated() {
                for (domain, most) in [("care", care), ("health", health), ("education", education)]
                where number < most {
                    try await province.deliver(domain, to: child, on: "2021-03-01", by: provider)
                }
            }
        }
    }

    private func hidden(_ value: IndicatorValue?) -> [String] {
        (value?.cells ?? []).filter(\.hidden).map(\.key)
    }

    @Test("asked for alone, in a list, a page at a time, or in a report")
    func same() async throws {
        try await Province.open(publish: false, on: [.inProcess]) { province in
            try await fill(province)
            let reader = province.client(Province.district)
            for breakdown in Breakdown.allCases {
                for units in BreakdownUnits.allCases {
                    let all = try await province.progress(by: breakdown, units: units, as: reader).values
                    #expect(Set(all.map { hidden($0) }).count == 1, "by \(breakdown): of the same children")
                    for value in all {
                        let asked = ComputeIndicators(plan: Province.plan).with {
                            ($0.indicator, $0.by, $0.units) = (value.indicator, breakdown, units)
                        }
                        #expect(try await reader.call(Indicators.compute, asked).values == [value])
                    }
                    let first = ComputeIndicators(plan: Province.plan).with {
                        ($0.limit, $0.by, $0.units) = (1, breakdown, units)
                    }
                    #expect(try await reader.call(Indicators.compute, first).values == [all[0]])
                }
            }
            let cells = try await province.value("X1", by: .commune, as: reader).cells ?? []
            let shown = cells.filter { !$0.hidden }
            #expect(shown.allSatisfy { $0.numerator ?? 0 >= 10 })
            #expect(cells.count > 200, "a commune where nobody is has a row too")

            let report = try await province.lead.call(
                Compilations.compile,
                CompileReport(plan: Province.plan, period: period("2021-01-01", "2021-03-31")))
            let districts = try await province.progress(by: .district, as: reader).values
            #expect(report.values.map(\.cells) == districts.map(\.cells))
            let few = hidden(report.values.first)
            #expect(!few.isEmpty && few.count < report.values.first?.cells?.count ?? 0)
        }
    }

    @Test("about one day, by the units of then, before the map changed and after")
    func bothSides() async throws {
        try await Province.open(today: "2025-06-30", publish: false, on: [.inProcess]) { province in
            try await province.publish(Self.indicators)
            let provider = try await province.provider()
            for (commune, count) in [(Province.commune, 24), (Province.otherCommune, 26)] {
                for child in try await province.children(count, in: commune).prefix(12) {
                    for domain in ["care", "health", "education"] {
                        try await province.deliver(domain, to: child, on: "2025-06-30", by: provider)
                    }
                }
            }
            let reader = province.client(Province.district)
            func cells(_ units: BreakdownUnits, _ by: Breakdown) async throws -> [[IndicatorCell]?] {
                try await province.progress(
                    on: "2025-06-30", knownOn: "2025-06-30", by: by, units: units, as: reader
                ).values.map(\.cells)
            }
            for breakdown in [Breakdown.district, .commune] {
                let before = try await cells(.then, breakdown)
                #expect(try await cells(.now, breakdown) == before, "then is now")
                province.deployment.set(day: day("2025-07-02"))
                #expect(try await cells(.then, breakdown) == before)
                let now = try await cells(.now, breakdown)
                #expect(breakdown == .district || now != before)
                province.deployment.set(day: day("2025-06-30"))
            }
        }
    }

    @Test("where nobody is counted, all of it is hidden, and nothing fails")
    func nobody() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let reader = province.client(Province.district)
            for breakdown in Breakdown.allCases {
                for value in try await province.progress(by: breakdown, as: reader).values
                where value.indicator != "T5" {
                    #expect(value.pair == [0, 0])
                    #expect(hidden(value).count == value.cells?.count)
                }
            }
            let report = try await province.lead.call(
                Compilations.compile,
                CompileReport(plan: Province.plan, period: period("2021-01-01", "2021-03-14")))
            #expect(hidden(report.values.first).count == 8)
        }
    }
}
