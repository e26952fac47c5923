import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

/// Worked by hand: NĐ 56/2017, Arts 26(3), 28(1), 28(4), 31(2), 32(3), and the calendar of `working_calendar.csv`.
@Suite("What a case has to be done by", .timeLimit(.minutes(5)))
struct CaseDeadlineTests {
    private func moment(_ text: String) throws -> Timestamp { try #require(Timestamp(text + ":00+07:00")) }

    private func rules(_ now: String) throws -> CaseRules {
        CaseRules(reference: try Office.reference, now: try moment(now), utcOffset: 420)
    }

    /// Reported at that moment, which is the time of the call too.
    private func reported(_ concern: CaseConcern, at now: String) throws -> CaseFile {
        let child = try registered()
        return try rules(now).open(
            OpenCase(child: child.id, concern: concern), of: .found(child), as: newID(),
            by: CaseWorker(unit: Office.commune), open: nil)
    }

    private func deadlines(_ file: CaseFile, at now: String) throws -> [CaseEntry.Kind: CaseDeadline] {
        try Dictionary(rules(now).deadlines(file).map { ($0.step, $0) }) { $1 }
    }

    private func assess(_ file: CaseFile, _ risk: RiskLevel, at now: String) throws -> CaseFile {
        try rules(now).assess(.found(file), by: AssessCase(id: file.id, risk: risk))
    }

    private func protect(
        _ file: CaseFile, _ measure: ProtectCase.Measure, at now: String
    ) throws -> CaseFile {
        try rules(now).protect(.found(file), by: ProtectCase(id: file.id, measure: measure))
    }

    @Test(
        "a report of violence at half past ten at night says from then on what is due, the hours left first")
    func firstDay() throws {
        let file = try reported(.violence, at: "2021-03-01T22:30")
        let due = try deadlines(file, at: "2021-03-01T22:30")
        #expect(Set(due.keys) == [.protection, .plan, .decision])
        let harm = try #require(due[.protection])
        #expect(try harm.dueAt == moment("2021-03-02T10:30"))
        #expect(harm.due == day("2021-03-02") && harm.rule == .hours(12) && harm.countsFrom == .opened)
        #expect(harm.hoursLeft == 12 && !harm.late && !harm.unverified)
        // How long there is time is known; what it counts from has not been done.
        let plan = try #require(due[.plan])
        #expect(plan.rule == .workingDays(5) && plan.countsFrom == .detailedAssessment && plan.due == nil)
        #expect(due[.decision]?.rule == .workingDays(2) && due[.decision]?.countsFrom == .plan)
    }

    @Test(
        "twelve hours are a moment: in time to the minute, late a minute after",
        arguments: [
            ("2021-03-02T07:30", 3, false), ("2021-03-02T09:31", 1, false), ("2021-03-02T10:30", 0, false),
            ("2021-03-02T10:31", 0, true), ("2021-03-02T12:00", -1, true),
        ] as [(String, Int, Bool)])
    func hours(now: String, left: Int, late: Bool) throws {
        let file = try reported(.sexualAbuse, at: "2021-03-01T22:30")
        let harm = try deadlines(file, at: now)[.protection]
        #expect(harm?.hoursLeft == left && harm?.late == late)
        let done = try deadlines(protect(file, .intervention, at: now), at: "2021-03-05T08:00")[.protection]
        #expect(done?.late == late && done?.hoursLeft == nil && done?.doneOn == day("2021-03-02"))
    }

    @Test(
        "an assessment that finds less takes the twelve hours off; high risk sets them, whatever was reported"
    )
    func assessed() throws {
        let less = try assess(reported(.neglect, at: "2021-03-01T08:00"), .moderate, at: "2021-03-01T10:00")
        #expect(try deadlines(less, at: "2021-03-01T10:00")[.protection] == nil)
        let support = try reported(.support, at: "2021-03-01T08:00")
        #expect(try deadlines(support, at: "2021-03-01T10:00")[.protection] == nil)
        let high = try assess(support, .high, at: "2021-03-01T10:00")
        #expect(try deadlines(high, at: "2021-03-01T10:00")[.protection]?.dueAt == moment("2021-03-01T20:00"))
        // Found only later: it counts from then.
        let later = try assess(less, .high, at: "2021-03-02T09:00")
        #expect(
            try deadlines(later, at: "2021-03-02T09:00")[.protection]?.dueAt == moment("2021-03-02T21:00"))
    }

    @Test("what was done at once counts from its own moment, entered after other papers too")
    func enteredLate() throws {
        let file = try assess(reported(.violence, at: "2021-03-01T22:30"), .high, at: "2021-03-02T15:00")
        let late = try rules("2021-03-02T16:00").protect(
            .found(file),
            by: ProtectCase(id: file.id, measure: .intervention).with {
                $0.at = try moment("2021-03-01T23:50")
            })
        let harm = try deadlines(late, at: "2021-03-02T16:00")[.protection]
        #expect(harm?.doneOn == day("2021-03-01") && harm?.late == false)
        #expect(late.lastOn == day("2021-03-02") && late.step == .screened)
        let facts = try rules("2021-03-02T16:00").facts(late)
        #expect(facts.on == day("2021-03-01") && !facts.late)
    }

    @Test("a report whose time of day nobody said is due on the days that twelve hours can reach into")
    func dayOnly() throws {
        let child = try registered()
        let file = try rules("2021-03-03T08:00").open(
            OpenCase(child: child.id, concern: .violence).with { $0.on = day("2021-03-01") },
            of: .found(child), as: newID(), by: CaseWorker(unit: Office.commune), open: nil)
        let harm = try deadlines(file, at: "2021-03-03T08:00")[.protection]
        #expect(harm?.due == day("2021-03-02") && harm?.dueAt == nil && harm?.hoursLeft == nil)
        #expect(harm?.late == true)
    }

    @Test("a report's moment has come, and lies on the day that is said")
    func moments() throws {
        let child = try registered()
        func open(_ change: (inout OpenCase) throws -> Void) throws -> [String] {
            var request = OpenCase(child: child.id, concern: .violence)
            try change(&request)
            return try pointers {
                _ = try rules("2021-03-03T08:00").open(
                    request, of: .found(child), as: newID(), by: CaseWorker(unit: Office.commune), open: nil)
            }
        }
        #expect(try open { $0.at = try moment("2021-03-03T08:01") } == ["/at"])
        #expect(
            try open { ($0.at, $0.on) = (try moment("2021-03-02T23:00"), day("2021-03-03")) } == ["/on"])
        #expect(try open { ($0.at, $0.on) = (try moment("2021-03-02T23:00"), day("2021-03-02")) } == [])
    }

    @Test("plan and decision count working days past Tết; the review is due on the day that the plan says")
    func working() throws {
        var file = try assess(reported(.support, at: "2020-01-20T08:00"), .low, at: "2020-01-20T09:00")
        file = try assess(file, .moderate, at: "2020-01-22T09:00")
        // Off from 23 to 29 January 2020.
        #expect(try deadlines(file, at: "2020-02-01T08:00")[.plan]?.due == day("2020-02-05"))
        file = try rules("2020-01-22T10:00").plan(
            .found(file),
            by: PlanCase(id: file.id, goals: [CaseGoal(text: "Đi học")], nextReview: day("2020-03-02")))
        let planned = try deadlines(file, at: "2020-02-01T08:00")
        #expect(planned[.plan]?.doneOn == day("2020-01-22") && planned[.plan]?.late == false)
        #expect(planned[.decision]?.due == day("2020-01-31") && planned[.decision]?.late == true)
        #expect(planned[.review]?.due == day("2020-03-02") && planned[.review]?.rule == nil)
    }

    @Test("isolation ends within fifteen days; a child is isolated once at a time")
    func isolation() throws {
        let file = try protect(
            reported(.violence, at: "2021-03-01T08:00"), .isolation, at: "2021-03-01T09:00")
        let due = try deadlines(file, at: "2021-03-02T08:00")
        #expect(due[.isolationEnd]?.due == day("2021-03-16") && due[.isolationEnd]?.late == false)
        #expect(due[.protection]?.doneOn == day("2021-03-01") && due[.protection]?.late == false)
        #expect(
            try keys { _ = try protect(file, .isolation, at: "2021-03-02T08:00") } == [
                "registry.case-isolated"
            ])
        let ended = try protect(file, .isolationEnd, at: "2021-03-17T08:00")
        #expect(try deadlines(ended, at: "2021-03-17T08:00")[.isolationEnd]?.late == true)
        #expect(
            try keys { _ = try protect(ended, .isolationEnd, at: "2021-03-17T09:00") } == [
                "registry.case-not-isolated"
            ])
    }

    @Test("no measure is before the report that it answers, nor an isolation's end before its beginning")
    func order() throws {
        let file = try reported(.violence, at: "2021-03-01T22:40")
        func problems(
            _ file: CaseFile, _ measure: ProtectCase.Measure, taken at: String? = nil, on day: Day? = nil
        ) throws -> [String] {
            let moment = try at.map(moment)
            let request = ProtectCase(id: file.id, measure: measure).with { ($0.at, $0.on) = (moment, day) }
            return try keys { _ = try rules("2021-03-04T08:00").protect(.found(file), by: request) }
        }
        #expect(
            try problems(file, .intervention, taken: "2021-03-01T22:39") == ["registry.moment-too-early"])
        #expect(try problems(file, .intervention, taken: "2021-02-28T22:50") == ["check.day-before"])
        #expect(try problems(file, .intervention, taken: "2021-03-01T22:40") == [])
        // Whose time of day nobody said may have been later in the day.
        #expect(try problems(file, .intervention, on: day("2021-03-01")) == [])
        let isolated = try protect(file, .isolation, at: "2021-03-03T09:00")
        #expect(
            try problems(isolated, .isolationEnd, taken: "2021-03-03T08:59")
                == ["registry.moment-too-early"])
        #expect(try problems(isolated, .isolationEnd, on: day("2021-03-02")) == ["check.day-before"])
        #expect(try problems(isolated, .isolationEnd, taken: "2021-03-03T09:00") == [])
        // What was done before the isolation, after the report, may be entered still.
        #expect(try problems(isolated, .intervention, taken: "2021-03-02T01:00") == [])
    }

    @Test("what rests on days that nobody has verified says so")
    func unverified() throws {
        var file = try assess(reported(.support, at: "2026-11-19T08:00"), .low, at: "2026-11-19T09:00")
        file = try assess(file, .low, at: "2026-11-20T09:00")
        // 23, 24, 25, 26 and 27 November: the 24th counts, though it may be off.
        let plan = try deadlines(file, at: "2026-11-23T08:00")[.plan]
        #expect(plan?.due == day("2026-11-27") && plan?.unverified == true)
    }
}
