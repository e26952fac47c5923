import Foundation
import TestKit
import Testing
import Vocabulary

@Suite("Times", .timeLimit(.minutes(5)))
struct TimestampTests {
    @Test(
        "read in any offset, written in UTC with milliseconds",
        arguments: [
            ("2020-12-10T01:00:00.000Z", "2020-12-10T01:00:00.000Z"),
            ("2020-12-10T08:00:00+07:00", "2020-12-10T01:00:00.000Z"),
            ("2020-12-10T01:00:00.5Z", "2020-12-10T01:00:00.500Z"),
            ("2020-12-10T01:00:00.123456Z", "2020-12-10T01:00:00.123Z"),
            ("2020-12-31T23:30:00-01:00", "2021-01-01T00:30:00.000Z"),
            ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
        ])
    func reading(text: String, written: String) { #expect(Timestamp(text)?.description == written) }

    @Test(
        "no such time",
        arguments: [
            "2020-12-10", "2020-12-10T24:00:00Z", "2020-12-10T01:60:00Z", "2020-12-10T01:00:60Z",
            "2020-02-30T01:00:00Z", "2020-12-10T01:00:00", "2020-12-10T01:00:00.Z", "2020-12-10T01:00:00+7",
            "2020-12-10 01:00:00Z", "2020-12-10T01:00:00ZZ", "2020-12-10T01-00-00Z", "",
        ])
    func refused(text: String) { #expect(Timestamp(text) == nil) }

    @Test("the day turns at midnight where the deployment is")
    func localDay() throws {
        let evening = try #require(Timestamp("2020-12-10T17:00:00Z"))
        #expect(evening.day(utcOffset: 420) == day("2020-12-11"))
        #expect(evening.advanced(byMilliseconds: -1).day(utcOffset: 420) == day("2020-12-10"))
        #expect(Timestamp(milliseconds: -1).day(utcOffset: 0) == day("1969-12-31"))
    }

    @Test("whatever is written is read back")
    func roundTrip() {
        var generator = Seeded(seed: 3)
        for _ in 0..<2000 {
            let range: ClosedRange<Int64> = -2_208_988_800_000...7_258_118_399_999
            let time = Timestamp(milliseconds: Int64.random(in: range, using: &generator))
            #expect(Timestamp(time.description) == time)
        }
    }
}

@Suite("Ids", .timeLimit(.minutes(5)))
struct IDTests {
    @Test("ids sort by the millisecond they were made in and say that they are of version 7")
    func order() {
        var generator = Seeded(seed: 1)
        let early = ID<Never>(at: Timestamp(milliseconds: 1_600_000_000_000), using: &generator)
        let late = ID<Never>(at: Timestamp(milliseconds: 1_600_000_000_001), using: &generator)
        #expect(early < late)
        #expect(Array(early.text)[14] == "7")
        #expect("89ab".contains(Array(early.text)[19]))
        #expect(ID<Never>(early.text.uppercased()) == early)
        // Of RFC 9562's version 8, and its variant, whatever the digest is.
        let digests = [[UInt8](repeating: 0xFF, count: 32), (0..<20).map { UInt8($0) }]
        #expect(
            digests.map { ID<Never>(ofDigest: $0).text } == [
                "ffffffff-ffff-8fff-bfff-ffffffffffff", "00010203-0405-8607-8809-0a0b0c0d0e0f",
            ])
    }

    @Test("a time before 1970 makes an id too")
    func negative() { #expect(ID<Never>(ID<Never>(at: Timestamp(milliseconds: -5)).text) != nil) }

    @Test(
        "no id",
        arguments: [
            "", "01890a5d-ac96-774b-bcce-b302099a805", "01890a5dac96774bbcceb302099a8057",
            "01890a5d-ac96-774b-bcce-b302099a805g", "{01890a5d-ac96-774b-bcce-b302099a8057}",
            "01890a5d-ac96-774b-bcce_b302099a8057",
        ])
    func refused(text: String) { #expect(ID<Never>(text) == nil) }
}

@Suite("Paths of units", .timeLimit(.minutes(5)))
struct UnitPathTests {
    @Test("a path has a part before its last one, up to the first")
    func parts() {
        let district: UnitPath = "thai-binh/thai-thuy"
        #expect(district.parent == "thai-binh")
        #expect(district.parent?.parent == nil)
    }

    @Test(
        "no path",
        arguments: [
            "", "/", "thai-binh/", "/thai-binh", "thai-binh//x", "Thai-Binh", "thái-bình", "-thai", "thai-",
            "thai binh", "a/b/c/d/e/f/g", "../etc", "thai_binh", String(repeating: "a", count: 201),
        ])
    func refused(text: String) { #expect(UnitPath(text) == nil) }
}

@Suite("Money", .timeLimit(.minutes(5)))
struct MoneyTests {
    @Test("sums beyond the limit are refused, not wrapped")
    func limits() throws {
        let most = try Money(dong: Money.limit)
        #expect(throws: InvalidValue.self) { try most.plus(1) }
        #expect(throws: InvalidValue.self) { try Money(dong: -Money.limit).minus(1) }
        #expect(throws: InvalidValue.self) { try Money(dong: Money.limit + 1) }
        #expect(throws: InvalidValue.self) { try Money(dong: Int64.min) }
        #expect(try most.plus(Money(dong: -Money.limit)) == .zero)
        #expect(Money(-5).isNegative && !Money.zero.isNegative)
        #expect(Money(-5) < 3)
    }
}

@Suite("Positions of logs", .timeLimit(.minutes(5)))
struct PositionsTests {
    @Test("written sorted, read back, merged to the later")
    func roundTrip() throws {
        var positions = try #require(Positions("registry=1042,catalogue=88"))
        #expect(positions.description == "catalogue=88,registry=1042")
        positions.merge(Positions(["catalogue": 90, "registry": 1, "funding": 3]))
        #expect(positions == Positions("catalogue=90,funding=3,registry=1042"))
        #expect(positions["campaigns"] == 0)
        #expect(Positions("")?.isEmpty == true)
    }

    @Test("a position may name the life of its log; of two the one further on is kept, unless it is replaced")
    func lives() throws {
        var positions = try #require(Positions("catalogue=88,registry=7f3a91c204be55d0:1042"))
        #expect(positions.description == "catalogue=88,registry=7f3a91c204be55d0:1042")
        #expect(positions.only("registry").description == "registry=7f3a91c204be55d0:1042")
        let other = try #require(Positions("registry=0000000000000001:1041"))
        positions.merge(other)
        #expect(positions.incarnations["registry"] == Incarnation("7f3a91c204be55d0"))
        positions.replace(try #require(Positions("registry=7f3a91c204be55d0:1041")), by: other)
        #expect(positions.description == "catalogue=88,registry=7f3a91c204be55d0:1042")
        positions.replace(positions, by: other)
        #expect(positions.description == "catalogue=88,registry=0000000000000001:1041")
        let later = try #require(Positions("registry=0000000000000002:1041"))
        positions.merge(later)
        #expect(positions.only("registry") == later)
    }

    @Test(
        "no positions",
        arguments: [
            "registry", "registry=", "=5", "registry=-1", "registry=1=2", "registry=x",
            "registry=7f3a91c204be55d0",
            "registry=7f3a91c204be55d:1", "registry=7F3A91C204BE55D0:1", "registry=7f3a91c204be55d0:1:2",
        ])
    func refused(text: String) { #expect(Positions(text) == nil) }
}

@Suite("Words of a fixed list", .timeLimit(.minutes(5)))
struct ChoiceTests {
    @Test("a wrong word is answered with the right ones")
    func choices() throws {
        let decoder = JSONDecoder()
        #expect(try decoder.decode([Sex].self, from: Data(#"["female"]"#.utf8)) == [.female])
        do {
            _ = try decoder.decode([DisabilityDegree].self, from: Data(#"["grave"]"#.utf8))
            Issue.record("“grave” was taken for a degree")
        } catch let error as InvalidValue {
            #expect(error.message.key == "value.choice")
            #expect(
                error.message.terms["choices"]
                    == DisabilityDegree.allCases.map { "word.DisabilityDegree.\($0)" })
            #expect(error.message.near == ["choices": "grave"])
            #expect(
                VocabularyTexts.catalogue.render(error.message, in: .vi)
                    == "“grave” không có trong danh sách: hãy chọn một trong các giá trị severe (nặng), mild (nhẹ), exceptionallySevere (đặc biệt nặng)."
            )
        }
        #expect(DisabilityDegree.mild < .severe && DisabilityDegree.severe < .exceptionallySevere)
    }

    @Test("a value that is one string refuses another with its own sentence")
    func textValues() {
        #expect(throws: InvalidValue(Message("value.day", ["value": "hôm nay"]))) {
            try JSONDecoder().decode([Day].self, from: Data(#"["hôm nay"]"#.utf8))
        }
    }
}

@Suite("Time limits", .timeLimit(.minutes(5)))
struct DeadlineRuleTests {
    @Test(
        "what is written is read back",
        arguments: [
            "within 12 hours", "within 5 working-days", "within 15 days", "within 6 months", "by 06-30",
            "before 12-10", "by 01-15 next-year", "before 07-20 previous-year",
        ])
    func roundTrip(text: String) { #expect(DeadlineRule(text)?.description == text) }

    @Test(
        "no time limit",
        arguments: [
            "", "within", "within 5", "within 0 days", "within -1 days", "within 5 weeks", "by 13-01",
            "by 02-29",
            "by 6-30", "before 12-10 some-year", "after 12-10", "by  06-30", "within 5 days late",
        ])
    func refused(text: String) { #expect(DeadlineRule(text) == nil) }

    @Test("the last day that is still in time")
    func due() throws {
        #expect(DeadlineRule("before 12-10")?.due(in: 2020) == day("2020-12-09"))
        #expect(DeadlineRule("by 01-31 next-year")?.due(in: 2020) == day("2021-01-31"))
        let calendar = WorkingCalendar()
        func due(_ rule: String, from on: String) -> Day? {
            DeadlineRule(rule)?.due(from: Occurrence(on: day(on)), by: calendar)?.day
        }
        #expect(due("within 12 hours", from: "2020-05-01") == day("2020-05-02"))
        #expect(due("within 1 months", from: "2020-01-31") == day("2020-02-29"))
        #expect(DeadlineRule("within 1 months")?.due(in: 2020) == nil)
        #expect(due("before 12-10", from: "2020-05-01") == nil)
    }
}

@Suite("Forms of texts", .timeLimit(.minutes(5)))
struct FormTests {
    static let types: [any TextValue.Type] = [
        Day.self, Month.self, Timestamp.self, ID<Never>.self, UnitPath.self, Positions.self, PersonName.self,
        PersonCode.self, PersonalID.self, Phone.self, DeadlineRule.self, Incarnation.self, ChainHead.self,
    ]

    @Test(
        "the example and the two that stand in for what could not be read are taken, and differ",
        arguments: types)
    func standIns(type: any TextValue.Type) { check(type) }

    private func check<Value: TextValue>(_ type: Value.Type) {
        let form = type.form
        #expect(Value(form.example) != nil && Value(form.low) != nil && Value(form.high) != nil)
        #expect(Value(form.low) != Value(form.high))
    }
}
