import FundingAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

/// A rate as the decrees have it, written down from their text and not from the data: multiples of the base in hundredths.
struct DecreedRate: Sendable, CustomTestStringConvertible {
    let ground: String
    /// The code of the rate.
    let code: String
    var degree: DisabilityDegree?
    /// The first full month of age, and the one from which on it is no more; of any age where absent.
    var ages: (from: Int, below: Int?)?
    /// From 2015 to June 2021 (Decree 136/2013, Decree 28/2012), and since (Decree 20/2021, bases of 76/2024 and 335/2026 after it).
    let before: Int?
    let since: Int?
    let source: String

    init(
        _ ground: String, _ code: String, _ degree: DisabilityDegree? = nil,
        ages: (from: Int, below: Int?)? = nil, before: Int?, since: Int?, _ source: String
    ) {
        (self.ground, self.code, self.degree, self.ages) = (ground, code, degree, ages)
        (self.before, self.since, self.source) = (before, since, source)
    }

    var testDescription: String { "\(code): \(source)" }

    func hundredths(in month: Month) -> Int? {
        let text = month.description
        return text < "2015-01" ? nil : text < "2021-07" ? before : since
    }
}

@Suite("Every rate of every decree", .timeLimit(.minutes(5)))
struct AssistanceTableTests {
    static let years4 = 48
    static let years16 = 192

    static let rates: [DecreedRate] = [
        DecreedRate(
            "no-support", "no-support-under-4", ages: (0, years4), before: 250, since: 250,
            "no source of support, under 4: 2.5 (NĐ 136/2013; NĐ 20/2021, Art. 6)"),
        DecreedRate(
            "no-support", "no-support-4-15", ages: (years4, years16), before: 150, since: 150,
            "no source of support, 4 to under 16: 1.5"),
        DecreedRate(
            "no-support-studying", "no-support-studying-16-22", ages: (years16, 276), before: 150,
            since: 150, "16 to 22, still studying: 1.5"),
        DecreedRate(
            "hiv-poor", "hiv-poor-under-4", ages: (0, years4), before: 250, since: 250,
            "HIV, poor household, under 4: 2.5"),
        DecreedRate(
            "hiv-poor", "hiv-poor-4-15", ages: (years4, years16), before: 200, since: 200,
            "HIV, poor household, 4 to under 16: 2.0"),
        DecreedRate(
            "disability", "disability-exceptionally-severe", .exceptionallySevere, ages: (0, years16),
            before: 250, since: 250, "child, exceptionally severe: 2.5 (NĐ 28/2012; NĐ 20/2021)"),
        DecreedRate(
            "disability", "disability-severe", .severe, ages: (0, years16), before: 200, since: 200,
            "child, severe: 2.0 (NĐ 28/2012; NĐ 20/2021)"),
        DecreedRate(
            "lone-parent-poor", "lone-parent-poor-one", before: 100, since: nil,
            "poor lone parent of one child: 1.0 (NĐ 136/2013)"),
        DecreedRate(
            "lone-parent-poor", "lone-parent-poor-two", before: 200, since: nil,
            "poor lone parent of two: 2.0 (NĐ 136/2013)"),
        DecreedRate(
            "lone-parent-poor", "lone-parent-poor", before: nil, since: 100,
            "poor lone parent, for each child: 1.0 (NĐ 20/2021)"),
        DecreedRate(
            "poor-under-3", "poor-under-3-hardship", ages: (0, 36), before: nil, since: 150,
            "under 3, poor, extreme hardship: 1.5 (NĐ 20/2021)"),
        DecreedRate(
            "foster-household", "foster-under-4", ages: (0, years4), before: 250, since: 250,
            "foster household, under 4: 2.5"),
        DecreedRate(
            "foster-household", "foster-4-15", ages: (years4, years16), before: 150, since: 150,
            "foster household, 4 to under 16: 1.5"),
        DecreedRate(
            "own-carer-household", "own-carer", .exceptionallySevere, before: 100, since: 100,
            "own household of an exceptionally severe disability: 1.0"),
        DecreedRate(
            "receiving-household", "receiving-household-one", .exceptionallySevere, ages: (0, years16),
            before: 150, since: nil, "receiving household, one child: 1.5 (NĐ 136/2013)"),
        DecreedRate(
            "receiving-household", "receiving-household-two", .exceptionallySevere, ages: (0, years16),
            before: 300, since: nil, "receiving household, two or more: 3.0 (NĐ 136/2013)"),
        DecreedRate(
            "receiving-household", "receiving-household", .exceptionallySevere, ages: (0, years16),
            before: nil, since: 250, "receiving household, each child: 2.5 (NĐ 20/2021)"),
        DecreedRate(
            "institution", "institution-under-4", ages: (0, years4), before: 500, since: 500,
            "in a facility, under 4: 5.0"),
        DecreedRate(
            "institution", "institution-4-15", ages: (years4, years16), before: 400, since: nil,
            "in a facility, 4 to under 16: 4.0 (NĐ 136/2013)"),
        DecreedRate(
            "institution", "institution-16-up", ages: (years16, nil), before: 300, since: nil,
            "in a facility, from 16: 3.0 (NĐ 136/2013)"),
        DecreedRate(
            "institution", "institution-4-up", ages: (years4, nil), before: nil, since: 400,
            "in a facility, from 4: 4.0 (NĐ 20/2021)"),
        DecreedRate("funeral", "funeral", before: 2000, since: 2000, "funeral of a recipient: 20"),
        DecreedRate(
            "funeral", "funeral-institution", before: nil, since: 5000, "funeral in a facility: 50"),
        DecreedRate(
            "emergency", "emergency-injury", before: nil, since: 1000, "seriously injured: 10 at least"),
        DecreedRate("emergency", "emergency-death", before: nil, since: 5000, "dead: 50 at least"),
    ]

    /// The months around the first of each base.
    static let months: [(month: String, base: Int64)] = [
        ("2014-12", 180_000), ("2015-01", 270_000),  // NĐ 136/2013
        ("2021-06", 270_000), ("2021-07", 360_000),  // NĐ 20/2021, Art. 4
        ("2024-06", 360_000), ("2024-07", 500_000),  // NĐ 76/2024
        ("2026-06", 500_000), ("2026-07", 540_000),  // NĐ 335/2026
    ]

    private let reckoning = Result {
        AssistanceReckoning(reference: try Reference.shipped(), province: "thai-binh")
    }

    private func due(_ rate: DecreedRate, age: Int, in month: Month) throws -> Reckoned {
        let birth = try #require(month.advanced(by: -age)).first
        let held = HeldGround(
            code: rate.ground, rate: rate.code, degree: rate.degree, days: DayRange(from: .first))
        return try #require(try reckoning.get().dues(born: birth, [held], in: month).first)
    }

    @Test(
        "comes to its multiple of the base around each decree's start, and around its own ages",
        arguments: rates)
    func rate(_ rate: DecreedRate) throws {
        for (text, base) in Self.months {
            let month = month(text)
            let hundredths = rate.hundredths(in: month)
            let (from, below) = (rate.ages?.from ?? 0, rate.ages == nil ? nil : rate.ages?.below)
            // The first and the last month of its ages, and one between.
            let inside = [from, below.map { $0 - 1 } ?? from + 24, (from + (below ?? from + 24)) / 2]
            for age in inside {
                let due = try due(rate, age: age, in: month)
                guard let hundredths else {
                    #expect(!due.isCounted || due.rate != rate.code, "\(text), \(age) months")
                    continue
                }
                #expect(due.isCounted && due.rate == rate.code, "\(text), \(age) months")
                #expect(due.hundredths == hundredths, "\(text), \(age) months")
                #expect(due.amount.dong == base * Int64(hundredths) / 100, "\(text), \(age) months")
            }
            for age in [rate.ages.map { $0.from - 1 }, below].compactMap(\.self) where age >= 0 {
                let due = try due(rate, age: age, in: month)
                #expect(!due.isCounted || due.rate != rate.code, "\(text), \(age) months is another age")
            }
        }
    }

    @Test("is every one that the data has, and none that it has not")
    func complete() throws {
        let coefficients = try Reference.shipped().assistanceCoefficients
        #expect(Set(coefficients.map(\.code)) == Set(Self.rates.map(\.code)))
        for coefficient in coefficients {
            let decreed = Self.rates.filter { $0.code == coefficient.code && $0.ground == coefficient.ground }
            #expect(decreed.count == 1, "\(coefficient.code)")
        }
    }
}
