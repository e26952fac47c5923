import TestKit
import Testing
import Vocabulary

@Suite("Days", .timeLimit(.minutes(5)))
struct DayTests {
    @Test("every day from 1900 to 2199 is written and read back as itself, one after the other")
    func roundTrip() throws {
        var previous = day("1900-01-01").daysSinceEpoch - 1
        for year in 1900...2199 {
            for month in 1...12 {
                for number in 1...Day.length(ofMonth: month, year: year) {
                    let made = try #require(Day(year: year, month: month, day: number))
                    #expect(made.daysSinceEpoch == previous + 1)
                    previous = made.daysSinceEpoch
                    if made.year != year || made.month != month || made.dayOfMonth != number
                        || Day(made.description) != made
                    {
                        Issue.record("\(year)-\(month)-\(number) came back as \(made)")
                    }
                }
            }
        }
        #expect(previous == Day("2199-12-31")?.daysSinceEpoch)
    }

    @Test(
        "years that the century rule decides",
        arguments: [(1900, 28), (2000, 29), (2019, 28), (2020, 29), (2100, 28)])
    func leapYears(year: Int, length: Int) {
        #expect(Day.length(ofMonth: 2, year: year) == length)
        #expect((Day(year: year, month: 2, day: 29) != nil) == (length == 29))
    }

    @Test(
        "no such day",
        arguments: [
            "2021-02-29", "2020-02-30", "2020-04-31", "2020-13-01", "2020-00-10", "2020-01-00", "1899-12-31",
            "2200-01-01", "2020-1-1", "20200101", "2020-01-01 ", " 2020-01-01", "2020-01-01T00:00",
            "２０２０-01-01",
            "-020-01-01", "+020-01-01", "",
        ])
    func refused(text: String) { #expect(Day(text) == nil) }

    @Test("garbage is refused and never stops the program")
    func noise() {
        for text in garbage(3000, seed: 7) {
            _ = Day(text)
            _ = Timestamp(text)
            _ = Month(text)
            _ = UnitPath(text)
            _ = ID<Never>(text)
            _ = Positions(text)
            _ = (Incarnation(text), ChainHead(text))
            _ = Phone(text)
            _ = PersonalID(text)
            _ = DeadlineRule(text)
            if let name = PersonName(text) { _ = (name.folded, name.sortKey) }
            _ = Vietnamese.pathPart(text)
            _ = try? CSV(text)
        }
    }

    @Test(
        "age in whole years",
        arguments: [
            ("2004-02-29", "2020-02-28", 15), ("2004-02-29", "2020-02-29", 16),
            ("2004-02-29", "2019-02-28", 14),
            ("2004-02-29", "2019-03-01", 15), ("2004-12-10", "2020-12-09", 15),
            ("2004-12-10", "2020-12-10", 16),
            ("2020-12-10", "2020-12-10", 0), ("2020-12-10", "2020-12-09", -1),
            ("2000-01-01", "2020-12-31", 20),
        ])
    func age(born: String, on: String, years: Int) throws {
        #expect(day(born).age(on: day(on)) == years)
    }

    @Test(
        "age in full months",
        arguments: [
            ("2020-01-31", "2020-02-29", 0), ("2020-01-31", "2020-03-01", 1),
            ("2020-01-15", "2024-01-14", 47),
            ("2020-01-15", "2024-01-15", 48), ("2020-01-15", "2020-01-14", -1),
        ])
    func months(born: String, on: String, months: Int) throws {
        #expect(day(born).ageInMonths(on: day(on)) == months)
    }

    @Test("weekdays")
    func weekdays() throws {
        #expect(day("1970-01-01").weekday == 4)
        #expect(day("1969-12-29").weekday == 1)
        #expect(day("2020-12-13").weekday == 7)
    }

    @Test("months later, on the last day where the month is shorter")
    func monthsLater() throws {
        #expect(day("2020-01-31").advanced(byMonths: 1) == day("2020-02-29"))
        #expect(day("2020-03-31").advanced(byMonths: -1) == day("2020-02-29"))
        #expect(day("2020-11-15").advanced(byMonths: 3) == day("2021-02-15"))
        #expect(day("2199-12-01").advanced(byMonths: 1) == nil)
    }

    @Test("a period counts both its ends and refuses to run backwards")
    func periods() throws {
        let period = try Period(from: day("2020-01-01"), through: day("2020-12-31"))
        #expect(period.contains(day("2020-01-01")) && period.contains(day("2020-12-31")))
        #expect(!period.contains(day("2021-01-01")))
        #expect(throws: InvalidValue.self) { try Period(from: day("2020-01-02"), through: day("2020-01-01")) }
        #expect(
            try period.clipped(from: day("2019-07-01"), through: day("2020-01-01"))
                == Period(from: day("2020-01-01"), through: day("2020-01-01")))
        #expect(period.clipped(from: day("2021-01-01"), through: day("2021-06-30")) == nil)
    }

    @Test("validity is half open, and an open end stays open")
    func validity() throws {
        let first = Validity(from: nil, until: day("2020-07-01"))
        let second = Validity(from: day("2020-07-01"), until: nil)
        #expect(first.contains(day("2020-06-30")) && !first.contains(day("2020-07-01")))
        #expect(second.contains(day("2020-07-01")))
        #expect(!first.overlaps(second) && !second.overlaps(first))
        #expect(first.overlaps(.always) && Validity.always.overlaps(second))
        #expect(Validity.startsEarlier(first, second) && !Validity.startsEarlier(second, first))
        #expect(!Validity.startsEarlier(first, first))
    }
}

@Suite("Months", .timeLimit(.minutes(5)))
struct MonthTests {
    @Test("first and last day, and the month before and after")
    func ends() throws {
        let february = try #require(Month("2020-02"))
        #expect(february.first == day("2020-02-01"))
        #expect(february.last == day("2020-02-29"))
        #expect(february.advanced(by: 11)?.description == "2021-01")
        #expect(february.advanced(by: -2)?.description == "2019-12")
        #expect(february.advanced(by: Int.max) == nil)
        #expect(Month("1900-01")?.advanced(by: -1) == nil)
        #expect(Month(of: day("2020-02-29")) == february)
    }

    @Test(
        "no such month", arguments: ["2020-13", "2020-00", "1899-12", "2020-1", "202012", "2020-12-01", ""])
    func refused(text: String) { #expect(Month(text) == nil) }
}
