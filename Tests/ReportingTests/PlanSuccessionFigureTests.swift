import Bus
import CatalogueAPI
import RegistryAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("The figures of a plan whose province and districts ended", .timeLimit(.minutes(5)))
struct PlanSuccessionFigureTests: PlanHeirs {
    /// Two districts have a network and a pilot each.
    private func connect(_ province: Province) async throws {
        let provider = try await province.provider()
        for district in [Province.district, Province.otherDistrict] {
            _ = try await province.lead.call(
                Networks.establish, EstablishNetwork(district: district, members: [provider]))
            _ = try await province.lead.call(
                Pilots.start, StartPilot(model: "Can thiệp sớm", district: district))
        }
    }

    @Test("its area and its eight districts stay what they were, and today's communes are counted in them")
    func figures() async throws {
        try await Province.open(today: "2025-06-30", on: [.inProcess]) { province in
            _ = try await province.children(6)
            try await connect(province)
            func pairs(_ client: TestClient) async throws -> [[Int?]] {
                let values = try await province.values(as: client)
                return [values["T1"]?.pair ?? [], values["T5"]?.pair ?? []]
            }
            #expect(try await pairs(province.lead) == [[0, 6], [2, 8]])
            let lead = lead(province)
            for today in ["2025-07-01", "2025-12-31"] {
                province.deployment.set(day: day(today))
                #expect(try await pairs(lead) == [[0, 6], [2, 8]], "\(today)")
            }
            province.deployment.set(day: day("2025-07-02"))
            try await enter("Nguyễn Văn Một", in: Self.commune, province)
            try await enter("Nguyễn Văn Hai", in: Self.shared, province)
            // The old Hưng Yên was never Thái Bình's.
            try await enter("Nguyễn Văn Ba", in: "hung-yen/pho-hien", province)
            #expect(try await pairs(lead) == [[0, 8], [2, 8]])
            let cells = try await province.value("T1", by: .district, as: lead).cells ?? []
            #expect(cells.map(\.key) == ["thai-binh", "thai-binh/thai-thuy"])
            #expect(cells.map(\.denominator) == [1, 7])
            let before = try await province.value("T1", on: "2025-06-30", as: lead)
            #expect(before.pair == [0, 6])
        }
    }

    @Test("its figures come by the districts and communes of then, or by those of now: the same in all")
    func unitsOfThenAndNow() async throws {
        try await Province.open(today: "2025-06-30", on: [.inProcess]) { province in
            _ = try await province.children(6)
            _ = try await province.children(5, in: Province.otherCommune)
            try await connect(province)
            let communes = [Province.commune, Province.otherCommune].map(\.text)
            let districts = [Province.district, Province.otherDistrict].map(\.text)
            for units in BreakdownUnits.allCases {
                let cells = try await province.value("T1", by: .commune, units: units).cells ?? []
                #expect(cells.map(\.key) == communes, "\(units), while then is now")
            }
            province.deployment.set(day: day("2025-07-02"))
            let lead = lead(province)
            try await enter("Nguyễn Văn Hai", in: Self.shared, province)
            let reference = try SourceTree.reference()
            let heirs = [Province.commune, Province.otherCommune].compactMap {
                reference.units.current(of: $0, on: day("2025-07-02")).one?.text
            }
            for (on, shared) in [("2025-06-30", 0), ("2025-07-02", 1)] {
                func keys(_ breakdown: Breakdown, _ units: BreakdownUnits) async throws -> [String] {
                    let progress = try await province.progress(on: on, by: breakdown, units: units, as: lead)
                    // Which day's districts they are is said where the day of the units has none.
                    let isGone = breakdown == .district && (units == .now || on > "2025-06-30")
                    #expect(progress.districtsOn == (isGone ? day("2025-06-30") : nil), "\(on) \(units)")
                    let values = Dictionary(
                        uniqueKeysWithValues: progress.values.map { ($0.indicator, $0) })
                    for value in values.values {
                        let cells = value.cells ?? []
                        #expect(cells.compactMap(\.numerator).reduce(0, +) == value.numerator)
                        let all = cells.compactMap(\.denominator).reduce(0, +)
                        #expect(all == value.denominator ?? all, "\(value.indicator) \(on) \(units)")
                    }
                    #expect(values["T1"]?.pair == [0, 11 + shared] && values["T5"]?.pair == [2, 8])
                    #expect(values["T5"]?.cells?.count == 8)
                    return values["T1"]?.cells?.map(\.key) ?? []
                }
                let common = shared == 0 ? [] : [Province.area.text]
                #expect(try await keys(.district, .then) == common + districts)
                #expect(try await keys(.district, .now) == common + districts)
                let now = Set(heirs + (shared == 0 ? [] : [Self.shared.text])).sorted()
                #expect(try await keys(.commune, .now) == now)
                #expect(try await keys(.commune, .then) == (shared == 0 ? communes : now))
            }
            let explained = try await lead.call(
                Indicators.explain,
                ExplainIndicator(plan: Province.plan, indicator: "T1").with {
                    ($0.on, $0.unit, $0.units) = (day("2025-06-30"), Self.commune, .now)
                })
            #expect(explained.members.count == 6 && Set(explained.members.map(\.unit)) == [Self.commune])
            let asItWas = try await lead.call(
                Indicators.explain,
                ExplainIndicator(plan: Province.plan, indicator: "T1").with {
                    ($0.on, $0.unit) = (day("2025-06-30"), Province.commune)
                })
            #expect(asItWas.members.count == 6)
            #expect(Set(asItWas.members.map(\.unit)) == [Province.commune])
        }
    }

    @Test("a report by the units of now has communes, once there are no districts")
    func reportByUnits() async throws {
        try await Province.open(today: "2025-06-30", on: [.inProcess]) { province in
            _ = try await province.children(12)
            let half = CompileReport(plan: Province.plan, period: try period("2025-01-01", "2025-06-30"))
            func report(_ units: BreakdownUnits?, _ client: TestClient) async throws -> (Compilation, String)
            {
                let report = try await client.call(
                    Compilations.compile, half.with { $0.units = units })
                let page = try await client.call(
                    Compilations.render, RenderCompilation(id: report.id, format: .html))
                return (report, page.text)
            }
            func keys(_ report: Compilation) -> Set<String> {
                Set(report.values.filter { $0.indicator == "T1" }.flatMap { $0.cells ?? [] }.map(\.key))
            }
            // Every unit has a row, whether or not anybody there counts.
            let units = try SourceTree.reference().units
            let area = units.territory(of: Province.area, on: day("2025-06-30"))
            func standing(_ level: UnitLevel, on day: Day) -> Set<String> {
                Set(units.units(level, on: day).filter { area.contains($0.path) }.map(\.path.text))
            }
            let districts = standing(.district, on: day("2025-06-30"))
            let communes = standing(.commune, on: day("2025-07-02"))
            #expect(districts.count == 8 && communes.contains(Self.commune.text))
            let (before, _) = try await report(.now, province.lead)
            #expect(before.by == nil && keys(before) == districts)
            province.deployment.set(day: day("2025-07-02"))
            let (then, thenPage) = try await report(.then, lead(province))
            #expect(then.by == nil && then.units == .then && keys(then) == districts)
            #expect(thenPage.contains("Theo đơn vị hành chính tại ngày 30/06/2025"))
            let (now, nowPage) = try await report(.now, lead(province))
            #expect(now.by == .commune && keys(now) == communes)
            #expect(nowPage.contains("Kết quả theo xã, phường"))
            #expect(nowPage.contains("Theo đơn vị hành chính hiện hành (ngày 02/07/2025)"))
            let (plain, plainPage) = try await report(nil, lead(province))
            #expect(keys(plain) == districts && !plainPage.contains("đơn vị hành chính"))
            #expect(plain.districtsOn == nil)
            let whole = CompileReport(plan: Province.plan, period: try period("2025-01-01", "2025-12-31"))
            let year = try await lead(province).call(Compilations.compile, whole)
            #expect(keys(year) == districts && year.districtsOn == day("2025-06-30"))
            let yearPage = try await lead(province).call(
                Compilations.render, RenderCompilation(id: year.id, format: .html))
            #expect(yearPage.text.contains("Từ ngày 01/07/2025 không còn cấp huyện"))
        }
    }
}
