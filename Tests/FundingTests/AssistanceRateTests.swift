import FundingAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

/// A child of some age, what holds for it, and what a month comes to by the decree.
struct WorkedExample: Sendable, CustomTestStringConvertible {
    let ground: String
    var rate: String?
    var degree: DisabilityDegree?
    let born: String
    let month: String
    /// Nil where the decree has nothing for it.
    let dong: Int64?
    /// The instrument that it was worked out from, by hand.
    let source: String

    init(
        _ ground: String, _ rate: String? = nil, _ degree: DisabilityDegree? = nil, born: String,
        _ month: String,
        _ dong: Int64?, _ source: String
    ) {
        (self.ground, self.rate, self.degree, self.born) = (ground, rate, degree, born)
        (self.month, self.dong, self.source) = (month, dong, source)
    }

    var testDescription: String { "\(ground) \(rate ?? "") born \(born) in \(month): \(source)" }
}

func month(_ text: String) -> Month {
    guard let month = Month(text) else { preconditionFailure("\(text) is no month") }
    return month
}

private let decree136 = "NĐ 136/2013: base 270,000"
private let decree28 = "NĐ 28/2012 at the base of NĐ 136/2013: 270,000"
private let decree20 = "NĐ 20/2021: base 360,000"
private let decree76 = "NĐ 76/2024: base 500,000"
private let decree335 = "NĐ 335/2026: base 540,000, its table carried on, unverified"

@Suite("What each rate of each decree comes to", .timeLimit(.minutes(5)))
struct AssistanceRateTests {
    static let examples: [WorkedExample] = [
        // 2.5, 1.5 and 1.5 times for who has nobody to support it.
        WorkedExample("no-support", born: "2012-06-15", "2015-01", 675_000, decree136),
        WorkedExample("no-support", born: "2010-06-15", "2015-01", 405_000, decree136),
        WorkedExample("no-support-studying", born: "1997-06-15", "2015-01", 405_000, decree136),
        WorkedExample("hiv-poor", born: "2012-06-15", "2015-01", 675_000, decree136),
        WorkedExample("hiv-poor", born: "2010-06-15", "2015-01", 540_000, decree136),
        WorkedExample(
            "disability", nil, .exceptionallySevere, born: "2010-06-15", "2015-01", 675_000, decree28),
        WorkedExample("disability", nil, .severe, born: "2010-06-15", "2015-01", 540_000, decree28),
        WorkedExample("disability", nil, .mild, born: "2010-06-15", "2015-01", nil, decree28),
        WorkedExample(
            "lone-parent-poor", "lone-parent-poor-one", born: "2010-06-15", "2015-01", 270_000, decree136),
        WorkedExample(
            "lone-parent-poor", "lone-parent-poor-two", born: "2010-06-15", "2015-01", 540_000, decree136),
        WorkedExample("foster-household", born: "2012-06-15", "2015-01", 675_000, decree136),
        WorkedExample("foster-household", born: "2010-06-15", "2015-01", 405_000, decree136),
        WorkedExample(
            "own-carer-household", nil, .exceptionallySevere, born: "2010-06-15", "2015-01", 270_000,
            decree136),
        WorkedExample(
            "receiving-household", "receiving-household-one", .exceptionallySevere, born: "2010-06-15",
            "2015-01",
            405_000, decree136),
        WorkedExample(
            "receiving-household", "receiving-household-two", .exceptionallySevere, born: "2010-06-15",
            "2015-01",
            810_000, decree136),
        WorkedExample("institution", born: "2012-06-15", "2015-01", 1_350_000, decree136),
        WorkedExample("institution", born: "2010-06-15", "2015-01", 1_080_000, decree136),
        WorkedExample("institution", born: "1997-06-15", "2015-01", 810_000, decree136),
        WorkedExample("funeral", born: "2010-06-15", "2015-01", 5_400_000, decree136),
        WorkedExample("poor-under-3", born: "2013-06-15", "2015-01", nil, "none before NĐ 20/2021"),
        // The months around the first of July 2021.
        WorkedExample("no-support", born: "2018-06-15", "2021-06", 675_000, decree136),
        WorkedExample("no-support", born: "2018-06-15", "2021-07", 900_000, decree20),
        WorkedExample("no-support", born: "2015-06-15", "2021-07", 540_000, decree20),
        WorkedExample("no-support-studying", born: "2003-06-15", "2021-07", 540_000, decree20),
        WorkedExample("no-support-studying", born: "1998-06-15", "2021-07", nil, decree20),
        WorkedExample("hiv-poor", born: "2018-06-15", "2021-07", 900_000, decree20),
        WorkedExample("hiv-poor", born: "2015-06-15", "2021-07", 720_000, decree20),
        WorkedExample(
            "disability", nil, .exceptionallySevere, born: "2015-06-15", "2021-07", 900_000, decree20),
        WorkedExample("disability", nil, .severe, born: "2015-06-15", "2021-06", 540_000, decree28),
        WorkedExample("disability", nil, .severe, born: "2015-06-15", "2021-07", 720_000, decree20),
        WorkedExample("lone-parent-poor", born: "2015-06-15", "2021-07", 360_000, decree20),
        WorkedExample(
            "lone-parent-poor", "lone-parent-poor-two", born: "2015-06-15", "2021-07", 360_000, decree20),
        WorkedExample("poor-under-3", born: "2019-06-15", "2021-07", 540_000, decree20),
        WorkedExample("foster-household", born: "2018-06-15", "2021-07", 900_000, decree20),
        WorkedExample("foster-household", born: "2015-06-15", "2021-07", 540_000, decree20),
        WorkedExample(
            "own-carer-household", nil, .exceptionallySevere, born: "2015-06-15", "2021-07", 360_000, decree20
        ),
        WorkedExample("own-carer-household", nil, .severe, born: "2015-06-15", "2021-07", nil, decree20),
        WorkedExample(
            "receiving-household", nil, .exceptionallySevere, born: "2015-06-15", "2021-07", 900_000, decree20
        ),
        WorkedExample("institution", born: "2018-06-15", "2021-07", 1_800_000, decree20),
        WorkedExample("institution", born: "2015-06-15", "2021-07", 1_440_000, decree20),
        WorkedExample("institution", born: "2003-06-15", "2021-07", 1_440_000, decree20),
        WorkedExample("funeral", "funeral", born: "2015-06-15", "2021-07", 7_200_000, decree20),
        WorkedExample("funeral", "funeral-institution", born: "2015-06-15", "2021-07", 18_000_000, decree20),
        WorkedExample("emergency", "emergency-injury", born: "2015-06-15", "2021-07", 3_600_000, decree20),
        WorkedExample("emergency", "emergency-death", born: "2015-06-15", "2021-07", 18_000_000, decree20),
        // The months around the first of July 2024 and 2026.
        WorkedExample("disability", nil, .severe, born: "2015-06-15", "2024-06", 720_000, decree20),
        WorkedExample("disability", nil, .severe, born: "2015-06-15", "2024-07", 1_000_000, decree76),
        WorkedExample("no-support", born: "2022-06-15", "2024-07", 1_250_000, decree76),
        WorkedExample("disability", nil, .severe, born: "2015-06-15", "2026-06", 1_000_000, decree76),
        WorkedExample("disability", nil, .severe, born: "2015-06-15", "2026-07", 1_080_000, decree335),
        // Ages around each band: fours and sixteens change the month after the birthday, or in it when that is a first.
        WorkedExample("no-support", born: "2017-07-10", "2021-07", 900_000, "four on 10 July"),
        WorkedExample("no-support", born: "2017-07-10", "2021-08", 540_000, "four since 10 July"),
        WorkedExample("no-support", born: "2017-07-01", "2021-07", 540_000, "four on 1 July"),
        WorkedExample("no-support", born: "2005-07-10", "2021-07", 540_000, "sixteen on 10 July"),
        WorkedExample("no-support", born: "2005-07-10", "2021-08", nil, "sixteen since 10 July"),
        WorkedExample("poor-under-3", born: "2018-08-20", "2021-08", 540_000, "three on 20 August"),
        WorkedExample("poor-under-3", born: "2018-08-20", "2021-09", nil, "three since 20 August"),
        WorkedExample("no-support-studying", born: "2005-07-10", "2021-07", nil, "sixteen on 10 July"),
        WorkedExample("no-support-studying", born: "2005-07-10", "2021-08", 540_000, "sixteen since 10 July"),
        // Nothing before the data begins, and nothing before a birth.
        WorkedExample(
            "no-support", born: "2012-06-15", "2014-12", nil, "the bands before 2015 are not entered"),
        WorkedExample("no-support", born: "2021-08-02", "2021-07", nil, "born in August"),
        WorkedExample("no-support", born: "2021-07-20", "2021-07", 900_000, "born on 20 July"),
    ]

    private func reckoning() throws -> AssistanceReckoning {
        AssistanceReckoning(reference: try .shipped(), province: "thai-binh")
    }

    private func held(_ ground: String, _ rate: String? = nil, _ degree: DisabilityDegree? = nil)
        -> HeldGround
    {
        HeldGround(code: ground, rate: rate, degree: degree, days: DayRange(from: .first))
    }

    @Test("is worked out as the decree has it", arguments: examples)
    func example(_ example: WorkedExample) throws {
        let dues = try reckoning().dues(
            born: day(example.born), [held(example.ground, example.rate, example.degree)],
            in: month(example.month))
        let due = try #require(dues.first)
        #expect(due.isCounted == (example.dong != nil))
        #expect(due.amount.dong == example.dong ?? 0)
        if example.dong != nil {
            #expect(due.steps.map(\.rule).prefix(2) == [.base, .rate])
            #expect(due.steps.prefix(2).allSatisfy { $0.source != nil && $0.confidence != nil })
        }
    }

    @Test("every rate of the files is one of a known ground, and the other way round")
    func complete() throws {
        let reference = try Reference.shipped()
        let grounds = Set(reference.assistanceGrounds.map(\.code))
        #expect(Set(reference.assistanceCoefficients.map(\.ground)) == grounds)
        let tried = Set(Self.examples.filter { $0.dong != nil }.map(\.ground))
        #expect(tried == grounds)
    }

    @Test("several rates that fit are told, and none is chosen")
    func choose() throws {
        let due = try reckoning().dues(
            born: day("2010-06-15"), [held("lone-parent-poor")], in: month("2015-01"))[0]
        #expect(!due.isCounted)
        #expect(due.refused?.rule == .choose)
        #expect(due.refused?.blanks["rates"] == "lone-parent-poor-one, lone-parent-poor-two")
    }

    @Test("of a child's own grounds the highest is due, a lone parent's beside it, and a carer's own")
    func combined() throws {
        let dues = try reckoning().dues(
            born: day("2015-06-15"),
            [
                held("no-support"), held("disability", nil, .severe), held("lone-parent-poor"),
                held("foster-household"), held("receiving-household", nil, .exceptionallySevere),
            ], in: month("2021-07"))
        #expect(dues.map(\.isCounted) == [false, true, true, false, true])
        #expect(dues.map(\.amount.dong) == [540_000, 720_000, 360_000, 540_000, 900_000])
        #expect(dues[0].refused?.rule == .lower)
        #expect(dues[0].refused?.blanks["ground.vi"] == "Trẻ em khuyết tật đặc biệt nặng hoặc nặng")
        #expect(dues[2].steps.last?.rule == .beside)
        #expect(dues[3].refused?.blanks["ground.vi"] == "Hộ nhận chăm sóc trẻ em khuyết tật đặc biệt nặng")
    }

    @Test("in a facility nothing else is due, and a month begun within is due by its days")
    func facility() throws {
        let institution = HeldGround(
            code: "institution", days: DayRange(from: day("2021-07-16"), until: nil) ?? DayRange(from: .first)
        )
        let dues = try reckoning().dues(
            born: day("2018-06-15"), [held("no-support"), institution], in: month("2021-07"))
        #expect(dues.map(\.isCounted) == [false, true])
        #expect(dues[0].refused?.rule == .excluded)
        // 1,800,000 for 16 of 31 days, whole đồng.
        #expect(dues[1].amount == 929_032)
        let after = try reckoning().dues(born: day("2018-06-15"), [institution], in: month("2021-08"))
        #expect(after[0].amount == 1_800_000)
        let before = try reckoning().dues(born: day("2018-06-15"), [institution], in: month("2021-06"))
        #expect(before[0].refused?.rule == .notThen)
    }

    @Test("what was never checked is said, and no more than that")
    func unverified() throws {
        func confidence(_ born: String, _ text: String) throws -> Confidence? {
            try reckoning().dues(born: day(born), [held("no-support")], in: month(text))[0].confidence
        }
        #expect(try confidence("2018-06-15", "2021-08") == .verified)
        // The table of the decree of 2026 was carried on from that before; the month that a band changes in is from memory.
        #expect(try confidence("2024-06-15", "2026-07") == .unverified)
        #expect(try confidence("2017-07-10", "2021-07") == .unverified)
        #expect(try confidence("2018-06-15", "2021-06") == .unverified)
    }
}
