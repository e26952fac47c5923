import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Portal

@Suite("The course of a figure at the portal", .timeLimit(.minutes(5)))
struct TrendTests {
    @Test(
        "years stand from left to right, figures and targets as high as they are, those that are not known nowhere"
    )
    func points() throws {
        let place = try StackPlace()
        defer { place.remove() }
        let town = try Town(place)
        let visit = Visit(town.site, WebRequest())
        let values = [(2020, 50.0, 60.0), (2021, nil, 70.0), (2022, 100.0, 80.0)].map {
            (year: Int, value: Double?, target: Double) -> IndicatorValue in
            var one = IndicatorValue(
                indicator: "T1", name: BilingualText(vi: "trẻ", en: "children"), measure: .percent,
                on: day("\(year)-12-31"), numerator: 1)
            (one.value, one.target) = (value, target)
            return one
        }
        let drawn = Trend(values, visit).context
        #expect(drawn["coursePoints"] as? String == "72.0,114.0 600.0,28.0")
        #expect(drawn["goalPoints"] as? String == "72.0,96.8 336.0,79.6 600.0,62.4")
        let years = try #require(drawn["years"] as? [[String: Any]])
        #expect(years.map { $0["hasDot"] as? Bool } == [true, false, true])
        #expect(years.map { $0["day"] as? String } == ["31/12/2020", "31/12/2021", "31/12/2022"])
    }

    @Test("a target of a year that is not over is not failed: it is said how much is left")
    func open() throws {
        let place = try StackPlace()
        defer { place.remove() }
        let town = try Town(place)
        let words = FigureWords(visit: Visit(town.site, WebRequest()))
        func said(_ text: String, met: Bool, gap: Double?) -> [String] {
            let value = IndicatorValue(
                indicator: "T1", name: BilingualText(vi: "trẻ", en: "children"), measure: .percent,
                on: day(text),
                numerator: 1
            ).with { ($0.met, $0.gap) = (met, gap) }
            let (said, style) = words.met(value)
            return [said, style]
        }
        #expect(said("2021-01-05", met: false, gap: -12.5) == ["năm chưa hết, còn thiếu 12,5", "none"])
        #expect(said("2021-12-31", met: false, gap: -12.5) == ["chưa đạt (−12,5)", "no"])
        #expect(said("2021-01-05", met: false, gap: nil) == ["năm chưa hết", "none"])
        #expect(said("2021-01-05", met: true, gap: 2) == ["đạt", "yes"])
    }
}
