import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Case steps of Decree 56/2017", .timeLimit(.minutes(5)))
struct CaseTests {
    private func rules(_ today: String = "2021-03-15") throws -> CaseRules {
        CaseRules(reference: try Office.reference, today: day(today))
    }

    private func opened(_ on: String = "2021-03-01") throws -> CaseFile {
        let child = try registered()
        return try rules().open(
            OpenCase(child: child.id, concern: .violence).with { $0.on = day(on) }, of: .found(child),
            as: newID(), by: CaseWorker(unit: Office.commune), open: nil)
    }

    private func assessed() throws -> CaseFile {
        let screened = try rules().assess(.found(opened()), by: assess(.initial, "2021-03-01"))
        return try rules().assess(.found(screened), by: assess(.detailed, "2021-03-03"))
    }

    private func assess(_ kind: AssessCase.Kind?, _ on: String) -> AssessCase {
        AssessCase(id: newID(), risk: .high).with {
            $0.kind = kind
            $0.on = day(on)
        }
    }

    private func plan(_ on: String, goals: [String] = ["an toàn ở nhà"], next: String = "2021-06-01")
        -> PlanCase
    {
        PlanCase(id: newID(), goals: goals.map { CaseGoal(text: $0) }, nextReview: day(next)).with {
            $0.on = day(on)
        }
    }

    private func decide(_ outcome: DecideCase.Outcome, _ on: String, note: String? = nil) -> DecideCase {
        DecideCase(id: newID(), outcome: outcome).with { ($0.on, $0.note) = (day(on), note) }
    }

    private func approved(_ on: String = "2021-03-10") throws -> CaseFile {
        let planned = try rules().plan(.found(assessed()), by: plan(on))
        return try rules().decide(.found(planned), by: decide(.approve, on), chief: chief)
    }

    private let chief = Principal(unit: Office.commune, roles: [.supervisor])

    @Test("report, two assessments, plan, decision, carrying out, review and closing follow one another")
    func inOrder() throws {
        var file = try rules().plan(.found(assessed()), by: plan("2021-03-10"))
        #expect(file.step == .planned)
        #expect(file.risk == .high)
        file = try rules().decide(.found(file), by: decide(.approve, "2021-03-11"), chief: chief)
        #expect(file.step == .approved)
        file = try rules().carryOut(
            .found(file),
            by: CarryOutCase(id: file.id, note: "Khám sức khỏe").with { $0.on = day("2021-03-12") })
        #expect(file.step == .approved)
        file = try rules().review(
            .found(file), by: ReviewCase(id: file.id, outcome: .readyToClose).with { $0.risk = .low })
        file = try rules().close(.found(file), by: CloseCase(id: file.id, reason: .goalsMet))
        #expect(file.step == .closed)
        #expect(file.closedOn == Office.today)
        #expect(
            file.entries.map(\.kind) == [
                .opened, .initialAssessment, .detailedAssessment, .plan, .decision, .carriedOut, .review,
                .closed,
            ])
    }

    @Test("a case that would not go into a message is not carried on, but ready to close and closed")
    func fullFiles() throws {
        // As much as a note may have, in letters of four octets.
        let note = String(repeating: "\u{20000}", count: 4000)
        func review(_ outcome: ReviewCase.Outcome, _ note: String?) -> ReviewCase {
            ReviewCase(id: newID(), outcome: outcome).with {
                $0.nextReview = outcome == .carryOn ? day("2021-06-01") : nil
                $0.note = note
            }
        }
        var file = try approved()
        func full(_ outcome: ReviewCase.Outcome, _ note: String?) throws -> Bool {
            try keys { file = try rules().review(.found(file), by: review(outcome, note)) } == [
                "registry.case-full"
            ]
        }
        var reviews = 0
        while try !full(.carryOn, note) && reviews < 1_000 { reviews += 1 }
        #expect((100...140).contains(reviews))
        #expect(try !full(.readyToClose, note))
        #expect(try full(.carryOn, nil))
        let closing = CloseCase(id: newID(), reason: .goalsMet)
        #expect(try rules().close(.found(file), by: closing).step == .closed)
    }

    @Test("no step is skipped")
    func noSkipping() throws {
        let file = try opened()
        #expect(
            try keys { _ = try rules().plan(.found(file), by: plan("2021-03-02")) } == [
                "registry.case-not-assessed"
            ])
        #expect(
            try keys { _ = try rules().assess(.found(file), by: assess(.detailed, "2021-03-02")) }
                == ["registry.case-assessment-order"])
        #expect(
            try keys {
                _ = try rules().review(.found(file), by: ReviewCase(id: file.id, outcome: .planAnew))
            } == ["registry.case-not-approved"])
        let planned = try rules().plan(.found(assessed()), by: plan("2021-03-10"))
        #expect(
            try keys {
                _ = try rules().review(.found(planned), by: ReviewCase(id: file.id, outcome: .planAnew))
            } == ["registry.case-not-approved"])
        #expect(
            try keys {
                _ = try rules().decide(.found(file), by: decide(.approve, "2021-03-02"), chief: chief)
            } == ["registry.case-not-undecided"])
        #expect(
            try keys {
                _ = try rules().carryOut(.found(planned), by: CarryOutCase(id: file.id, note: "Khám"))
            } == ["registry.case-not-approved"])
        #expect(
            try keys { _ = try rules().close(.found(file), by: CloseCase(id: file.id, reason: .goalsMet)) }
                == ["registry.case-not-ready"])
    }

    @Test("any case closes when the child moved or died, once")
    func closesAnyTime() throws {
        let closed = try rules().close(.found(opened()), by: CloseCase(id: newID(), reason: .moved))
        #expect(closed.closedFor == .moved)
        #expect(
            try keys { _ = try rules().close(.found(closed), by: CloseCase(id: newID(), reason: .moved)) }
                == ["registry.case-closed"])
    }

    @Test("a step is never before the one before it, nor in the future")
    func days() throws {
        #expect(
            try pointers { _ = try rules().assess(.found(opened()), by: assess(nil, "2021-02-28")) } == [
                "/on"
            ])
        #expect(
            try pointers { _ = try rules().assess(.found(opened()), by: assess(nil, "2021-03-16")) } == [
                "/on"
            ])
    }

    @Test("a review that asks for a new plan leads back to it; one that carries on says when to look again")
    func loops() throws {
        var file = try approved("2021-03-04")
        #expect(
            try pointers {
                _ = try rules().review(.found(file), by: ReviewCase(id: file.id, outcome: .carryOn))
            }
                == ["/nextReview"])
        for outcome in [ReviewCase.Outcome.planAnew, .readyToClose] {
            let both = ReviewCase(id: file.id, outcome: outcome).with { $0.nextReview = day("2021-07-01") }
            #expect(
                try keys { _ = try rules().review(.found(file), by: both) } == [
                    "registry.case-no-next-review"
                ])
        }
        file = try rules().review(
            .found(file),
            by: ReviewCase(id: file.id, outcome: .carryOn).with { $0.nextReview = day("2021-07-01") })
        #expect(file.nextReview == day("2021-07-01"))
        file = try rules().review(.found(file), by: ReviewCase(id: file.id, outcome: .planAnew))
        #expect(file.step == .assessed)
        #expect(try rules().plan(.found(file), by: plan("2021-03-15")).step == .planned)
    }

    @Test("a plan within five working days is in time; a later one is entered, and said to be late")
    func planDeadline() throws {
        // Assessed on Wednesday 3 March: five working days later is Wednesday the 10th.
        let inTime = try rules().plan(.found(assessed()), by: plan("2021-03-10"))
        #expect(try rules().facts(inTime).late == false)
        let late = try rules().plan(.found(assessed()), by: plan("2021-03-11"))
        #expect(try rules().facts(late).late)
        let deadline = try rules().shown(late).deadlines.first { $0.step == .plan }
        #expect(deadline?.due == day("2021-03-10"))
        #expect(deadline?.doneOn == day("2021-03-11"))
        #expect(
            try rules("2021-03-11").shown(assessed()).deadlines.contains { $0.step == .plan && $0.late })
        #expect(
            try rules("2021-03-10").shown(assessed()).deadlines.contains { $0.step == .plan && !$0.late })
    }

    @Test("a plan that is given back, saying why, is made anew; who works on the case decides nothing")
    func givenBack() throws {
        let planned = try rules().plan(.found(assessed()), by: plan("2021-03-10"))
        #expect(
            try pointers {
                _ = try rules().decide(
                    .found(planned), by: decide(.giveBack, "2021-03-11"), chief: chief)
            } == ["/note"])
        let back = try rules().decide(
            .found(planned), by: decide(.giveBack, "2021-03-11", note: "Thiếu kinh phí"), chief: chief)
        #expect(back.step == .assessed && back.nextReview == nil)
        // Five working days from Thursday the 11th.
        #expect(
            try rules("2021-03-12").shown(back).deadlines.last { $0.step == .plan }?.due == day("2021-03-18"))
        var own = planned
        own.worker = CaseWorker(unit: Office.commune, person: "ntl")
        let lan = Principal(unit: Office.commune, roles: [.supervisor], person: Person(id: "ntl"))
        let refused = try refusal {
            _ = try rules().decide(.found(own), by: decide(.approve, "2021-03-11"), chief: lan)
        }
        #expect(refused?.status == .permissionDenied)
    }

    @Test("a plan has one to twenty goals that say something")
    func goals() throws {
        for (count, key) in [(0, "check.none-named"), (21, "check.count-outside")] {
            let goals = Array(repeating: "Đi học", count: count)
            #expect(
                try keys { _ = try rules().plan(.found(assessed()), by: plan("2021-03-10", goals: goals)) }
                    == [key])
        }
        #expect(
            try pointers { _ = try rules().plan(.found(assessed()), by: plan("2021-03-10", goals: [])) } == [
                "/goals"
            ]
        )
        #expect(
            try pointers {
                _ = try rules().plan(.found(assessed()), by: plan("2021-03-10", goals: ["a", " "]))
            }
                == ["/goals/1/text"])
        #expect(
            try pointers {
                _ = try rules().plan(.found(assessed()), by: plan("2021-03-10", next: "2021-03-10"))
            }
                == ["/nextReview"])
    }

    @Test("a note keeps its lines")
    func lines() throws {
        let file = try rules().assess(
            .found(opened()),
            by: assess(.initial, "2021-03-01").with { $0.note = " Sống với bà.\nKhông đi học. " })
        #expect(file.entries.last?.note == "Sống với bà.\nKhông đi học.")
    }

    @Test("a child has one open case; a new report belongs into it")
    func oneOpen() throws {
        let child = try registered()
        let open = try opened()
        let refused = try refusal {
            _ = try rules().open(
                OpenCase(child: child.id, concern: .neglect), of: .found(child), as: newID(),
                by: CaseWorker(unit: Office.commune), open: open)
        }
        #expect(refused?.status == .alreadyExists)
        #expect(refused?.violations.map(\.message.key) == ["registry.case-open"])
        let said = try #require(refused?.message.arguments)
        #expect(said["id"] == open.id.text && said["unit"] == Office.commune.text)
        #expect(said["day"] == "\(open.openedOn)")
    }
}
