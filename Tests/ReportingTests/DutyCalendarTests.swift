import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Duties as days", .timeLimit(.minutes(5)))
struct DutyCalendarTests {
    private func duty(_ rhythm: DutyDeclaration.Rhythm, _ due: DueRule, districts: Bool = false)
        -> DutyDeclaration
    {
        DutyDeclaration(
            id: "report", name: BilingualText(vi: "Báo cáo", en: "Report"), clause: "V", rhythm: rhythm,
            due: due, to: "bac-son/so-mot"
        ).with {
            $0.units = ["bac-son/so-hai"]
            $0.districts = districts
        }
    }

    private func plan(_ duty: DutyDeclaration) -> PlanDocument {
        PlanDocument(
            id: Rolls.plan.id, name: Rolls.plan.name, period: Rolls.plan.period, area: "bac-son",
            lead: "bac-son/so-mot"
        ).with { $0.duties = [duty] }
    }

    private func calendar(_ duty: DutyDeclaration, today: String = "2022-01-01") -> DutyCalendar {
        DutyCalendar(reference: Rolls.reference, today: day(today), plan: plan(duty))
    }

    private func owed(
        _ duty: DutyDeclaration, _ from: String, _ through: String
    ) throws -> [DutyCalendar.Owed] {
        calendar(duty).owed(due: try Period(from: day(from), through: day(through)))
    }

    @Test("a yearly report is due on its day of the year that it is about, from every district too")
    func yearly() throws {
        let owed = try owed(
            duty(.year, DueRule().with { $0.on = "12-09" }, districts: true), "2021-01-01", "2021-12-31")
        #expect(owed.map(\.unit) == ["bac-son/dong", "bac-son/so-hai", "bac-son/tay"])
        #expect(
            owed.allSatisfy {
                $0.due == day("2021-12-09") && $0.period.start == day("2021-01-01")
            })
    }

    @Test("half-years are due so many days after they end, the second one in the next year")
    func halfYears() throws {
        let owed = try owed(
            duty(.halfYear, DueRule().with { $0.daysAfterEnd = 15 }), "2021-01-01", "2021-12-31")
        #expect(owed.map(\.due) == [day("2021-01-15"), day("2021-07-15")])
        #expect(owed.first?.period.end == day("2020-12-31"))
    }

    @Test("the first period begins with the plan")
    func firstPeriod() throws {
        let owed = try owed(
            duty(.halfYear, DueRule().with { $0.daysAfterEnd = 0 }), "2020-01-01", "2020-06-30")
        #expect(owed.map(\.period.start) == [day("2020-02-14")])
    }

    @Test(
        "a report is on time on its last day and late the day after",
        arguments: [
            ("2021-12-09", "2022-01-01", DutyState.onTime, nil), ("2021-12-10", "2022-01-01", .late, 1),
            (nil, "2021-12-09", .waiting, nil), (nil, "2021-12-10", .missing, 1),
        ] as [(String?, String, DutyState, Int?)])
    func standing(submitted: String?, today: String, state: DutyState, daysLate: Int?) throws {
        let duty = duty(.year, DueRule().with { $0.on = "12-09" })
        let owed = try #require(owed(duty, "2021-01-01", "2021-12-31").first)
        let standing = calendar(duty, today: today).standing(owed, submittedOn: submitted.map(day))
        #expect(standing.state == state)
        #expect(standing.daysLate == daysLate)
    }

    @Test("a report that was sent back is not in, and late from its due day on", arguments: [0, 5])
    func returned(days: Int) throws {
        let duty = duty(.year, DueRule().with { $0.on = "12-09" })
        let owed = try #require(owed(duty, "2021-01-01", "2021-12-31").first)
        let today = day("2021-12-09").advanced(by: days)
        let standing = calendar(duty, today: today.description)
            .standing(owed, submittedOn: day("2021-12-01"), returnedOn: day("2021-12-05"))
        #expect(standing.state == .returned && standing.returnedOn == day("2021-12-05"))
        #expect(standing.daysLate == (days == 0 ? nil : 5))
    }

    @Test(
        "a report is due soon from the first day of reminding on, and says which has come",
        arguments: [
            ("2021-11-17", DutyState.waiting, nil), ("2021-11-18", .dueSoon, 21),
            ("2021-11-25", .dueSoon, 14),
            ("2021-12-01", .dueSoon, 14), ("2021-12-02", .dueSoon, 7), ("2021-12-09", .dueSoon, 7),
            ("2021-12-10", .missing, nil),
        ] as [(String, DutyState, Int?)])
    func reminding(today: String, state: DutyState, reminder: Int?) throws {
        let duty = duty(.year, DueRule().with { $0.on = "12-09" })
        let owed = try #require(owed(duty, "2021-01-01", "2021-12-31").first)
        let calendar = DutyCalendar(
            reference: Rolls.reference, today: day(today),
            plan: plan(duty).with { $0.remindDaysBefore = [7, 21, 14] })
        let standing = calendar.standing(owed, submittedOn: nil)
        #expect(standing.state == state && standing.reminder == reminder)
        let left = day("2021-12-09").daysSinceEpoch - day(today).daysSinceEpoch
        #expect(standing.daysLeft == (left < 0 ? nil : left))
    }

    @Test("who is only asked is never late, whether it reports after the day or not at all")
    func invited() throws {
        let duty = duty(.year, DueRule().with { $0.on = "12-09" }).with { $0.invited = ["bac-son/dong"] }
        let owed = try owed(duty, "2021-01-01", "2021-12-31")
        #expect(owed.map(\.isInvited) == [true, false])
        let asked = try #require(owed.first)
        let calendar = calendar(duty)
        #expect(calendar.standing(asked, submittedOn: nil).state == .invited)
        let after = calendar.standing(asked, submittedOn: day("2021-12-31"))
        #expect(after.state == .onTime && after.daysLate == nil && after.invited == true)
    }

    @Test("figures count to the cut-off where that lies before the period's end")
    func cutoffs() throws {
        let early = duty(.year, DueRule().with { $0.on = "12-09" })
            .with { $0.cutoff = DueRule().with { $0.on = "11-30" } }
        #expect(try owed(early, "2021-01-01", "2021-12-31").map(\.cutoff) == [day("2021-11-30")])
        let whole = early.with { $0.cutoff = DueRule().with { $0.daysAfterEnd = 3 } }
        #expect(try owed(whole, "2021-01-01", "2021-12-31").map(\.cutoff) == [nil])
    }
}
