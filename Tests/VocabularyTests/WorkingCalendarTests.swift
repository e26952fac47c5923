import TestKit
import Testing
import Vocabulary

@Suite("Working days", .timeLimit(.minutes(5)))
struct WorkingCalendarTests {
    private let reference: Reference

    init() throws { reference = try Shipped.reference() }

    private func due(_ count: Int, after on: String) -> Due {
        reference.calendar.due(count, workingDaysAfter: day(on))
    }

    /// Each counted by hand from the notices that `working_calendar.csv` names.
    @Test(
        "five working days run past Tết, days in lieu and swapped days, and count a Saturday that is worked",
        arguments: [
            // An ordinary week.
            ("2020-05-08", 5, "2020-05-15"),
            // Off from Thursday 23 to Wednesday 29 January 2020: the 30th, the 31st, 3, 4 and 5 February count.
            ("2020-01-22", 5, "2020-02-05"),
            // 6519/VPCP-KGVX: off on 29 and 30 April and on 1 May 2019; 2, 3, Saturday 4, 6 and 7 May count.
            ("2019-04-26", 5, "2019-05-07"),
            // The same: off on 31 December 2018 and on 1 January 2019; 2, 3, 4 and Saturday 5 January count.
            ("2018-12-28", 4, "2019-01-05"),
            // 12729/VPCP-KGVX: off on 1 and 2 January 2026, and Saturday 10 January is worked.
            ("2025-12-31", 2, "2026-01-06"), ("2026-01-08", 2, "2026-01-10"),
            // 2 September and the day before or after it, since 2021.
            ("2020-09-01", 1, "2020-09-03"), ("2021-09-01", 1, "2021-09-06"),
            // Nothing is due after no days, on a Sunday too.
            ("2020-12-13", 0, "2020-12-13"),
        ] as [(String, Int, String)])
    func counted(from on: String, count: Int, last: String) {
        #expect(due(count, after: on).day == day(last))
    }

    @Test("a deadline is as sure as the least sure day that it was counted past")
    func sureness() {
        #expect(due(5, after: "2019-04-26").confidence == .verified)
        #expect(due(5, after: "2020-01-22").confidence == .secondary)
        #expect(due(1, after: "2026-11-24").confidence == .secondary)
    }

    @Test("a day off that nobody has verified puts no deadline off, which says that it may be later")
    func unverified() {
        #expect(reference.calendar.entry(on: day("2026-11-24"))?.confidence == .unverified)
        #expect(due(1, after: "2026-11-23") == Due(day: day("2026-11-24"), confidence: .unverified))
        #expect(due(2, after: "2026-11-23") == Due(day: day("2026-11-25"), confidence: .unverified))
        #expect(reference.calendar.entry(on: day("2025-11-24")) == nil)
    }

    @Test("of a year that is not announced the fixed days are off, and what reaches into it is unverified")
    func unannounced() {
        #expect(due(1, after: "2026-12-31") == Due(day: day("2027-01-04"), confidence: .unverified))
        #expect(due(1, after: "2012-06-01").confidence == .unverified)
        #expect(
            WorkingCalendar().due(1, workingDaysAfter: day("2020-05-08"))
                == Due(day: day("2020-05-11"), confidence: .unverified))
    }

    @Test("each announced year has Tết, the day of the Hùng Kings, and a day worked for each one swapped")
    func complete() {
        let days = (0...5_300).map { day("2012-12-01").advanced(by: $0) }
        let entries = days.compactMap { on in reference.calendar.entry(on: on).map { (on, $0) } }
        for year in 2013...2026 {
            let holidays = entries.filter { $0.0.year == year && $0.1.kind == .holiday }.map(\.1.label.en)
            // Four days by the Labour Code of 1994, five since that of 2012.
            #expect(holidays.count { $0 == "Lunar New Year" } == (year == 2013 ? 4 : 5), "\(year)")
            #expect(holidays.count { $0 == "Hùng Kings' Day" } == 1, "\(year)")
            #expect(holidays.count { $0 == "National Day" } == (year < 2021 ? 1 : 2), "\(year)")
        }
        #expect(entries.count { $0.1.kind == .swapped } == 16)
        #expect(entries.count { $0.1.kind == .working } == 16)
    }

    @Test("hours count from the moment, and only the days that they reach into where that is unknown")
    func hours() throws {
        let rule = try #require(DeadlineRule("within 12 hours"))
        let evening = try #require(Timestamp("2021-03-01T22:30:00+07:00"))
        let known = rule.due(from: Occurrence(at: evening, utcOffset: 420), by: reference.calendar)
        #expect(known?.moment == Timestamp("2021-03-02T10:30:00+07:00"))
        #expect(known?.day == day("2021-03-02"))
        let morning = try #require(Timestamp("2021-03-01T08:00:00+07:00"))
        let same = rule.due(from: Occurrence(at: morning, utcOffset: 420), by: reference.calendar)
        #expect(same?.day == day("2021-03-01"))
        let unknown = rule.due(from: Occurrence(on: day("2021-03-01")), by: reference.calendar)
        #expect(unknown == Due(day: day("2021-03-02"), confidence: .verified))
    }
}
