import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What was entered in a case can be put right", .timeLimit(.minutes(5)))
struct CaseCorrectionTests {
    /// A case that was assessed twice.
    private func assessed(_ office: TestClient) async throws -> Case {
        let child = try await office.registered(on: "2020-01-10")
        let opened = try await office.call(
            Cases.open, OpenCase(child: child, concern: .support).with { $0.on = day("2021-03-01") })
        _ = try await office.call(
            Cases.assess,
            AssessCase(id: opened.id, risk: .high).with {
                ($0.on, $0.note) = (day("2021-03-03"), "Gõ nhầm hồ sơ")
            })
        return try await office.call(
            Cases.assess, AssessCase(id: opened.id, risk: .moderate).with { $0.on = day("2021-03-05") })
    }

    @Test("a step is put right for its day, risk and note; what it was is kept with why and by whom")
    func corrected() async throws {
        try await Office.open { office in
            let before = try await assessed(office)
            let request = CorrectCaseEntry(id: before.id, entry: 2, reason: "Ghi nhầm mức độ").with {
                ($0.on, $0.risk, $0.note) = (day("2021-03-04"), .low, "Đã thăm gia đình")
            }
            let after = try await office.call(Cases.correct, request)
            let entry = try #require(after.history.dropFirst().first)
            #expect((entry.on, entry.risk, entry.note) == (day("2021-03-04"), .low, "Đã thăm gia đình"))
            #expect(after.history.map(\.kind) == before.history.map(\.kind))
            // The later assessment still says how it stands.
            #expect((after.step, after.risk) == (before.step, .moderate))
            let change = try #require(after.changes?.first)
            #expect(after.changes?.count == 1)
            #expect((change.kind, change.reason) == (.corrected, "Ghi nhầm mức độ"))
            #expect(change.unit == Office.province)
            #expect((change.entry.on, change.entry.risk) == (day("2021-03-03"), .high))
            #expect(change.entry.note == "Gõ nhầm hồ sơ")
            #expect(change.entry.goals == nil)
            #expect(change.entry.nextReview == nil)
            #expect(try await office.call(Cases.get, GetCase(id: before.id)) == after)
        }
    }

    @Test("a step that never was is taken back, and the case goes on from before it")
    func voided() async throws {
        try await Office.open { office in
            let id = try await assessed(office).id
            let planned = PlanCase(
                id: id, goals: [CaseGoal(text: "Đi học lại")], nextReview: day("2021-06-01")
            ).with { $0.on = day("2021-03-08") }
            let plan = try await office.call(Cases.plan, planned)
            // The plan rests on the assessment: that comes off last.
            let early = VoidCaseEntry(id: id, entry: 3, reason: "Nhầm hồ sơ")
            let refused = try await office.refusal(of: Cases.void, early)
            expect(refused, .failedPrecondition, at: "/entry")
            let without = try await office.call(
                Cases.void, VoidCaseEntry(id: id, entry: 4, reason: "Nhầm hồ sơ"))
            #expect((without.step, without.nextReview) == (.assessed, nil))
            #expect(without.goals.isEmpty)
            // What was planned stays with the change.
            let taken = try #require(without.changes?.last?.entry)
            #expect(taken.goals == [CaseGoal(text: "Đi học lại")])
            #expect(taken.nextReview == day("2021-06-01"))
            let screened = try await office.call(Cases.void, early)
            #expect((screened.step, screened.risk) == (.screened, .high))
            #expect(screened.changes?.map(\.kind) == [.voided, .voided])
            #expect(screened.changes?.map(\.entry.kind) == [.plan, .detailedAssessment])
            // It is taken anew as any other.
            _ = try await office.call(
                Cases.assess, AssessCase(id: id, risk: .moderate).with { $0.on = day("2021-03-05") })
            let again = try await office.call(Cases.plan, planned)
            #expect((again.step, again.goals) == (plan.step, plan.goals))
            let other = CorrectCaseEntry(id: id, entry: 4, reason: "Thêm mục tiêu").with {
                $0.goals = [CaseGoal(text: "Đi học lại"), CaseGoal(text: "Khám sức khỏe")]
                $0.nextReview = day("2021-05-01")
            }
            let better = try await office.call(Cases.correct, other)
            #expect(better.goals.map(\.text) == ["Đi học lại", "Khám sức khỏe"])
            #expect(better.nextReview == day("2021-05-01"))
            #expect(better.history.last?.goals == better.goals)
            #expect(better.history.last?.nextReview == day("2021-05-01"))
            let worse = try #require(better.changes?.last?.entry)
            #expect(worse.goals == [CaseGoal(text: "Đi học lại")])
            #expect(worse.nextReview == day("2021-06-01"))
        }
    }

    @Test("no day is put right to one before the birth, or past what the entry says is to come")
    func days() async throws {
        try await Office.open { office in
            let id = try await assessed(office).id
            // The child was born on 10 May 2012.
            let report = CorrectCaseEntry(id: id, entry: 1, reason: "Ghi nhầm ngày")
            let early = try await office.refusal(of: Cases.correct, report.with { $0.on = day("2012-05-09") })
            expect(early, .invalidArgument, at: "/on")
            let reported = try await office.call(Cases.correct, report.with { $0.on = day("2021-03-02") })
            #expect(reported.openedOn == day("2021-03-02"))

            let goal = CaseGoal(text: "Đi học lại").with { $0.by = day("2021-03-12") }
            let plan = PlanCase(id: id, goals: [goal], nextReview: day("2021-03-10"))
            _ = try await office.call(Cases.plan, plan.with { $0.on = day("2021-03-08") })
            func moved(
                to text: String, _ more: (inout CorrectCaseEntry) -> Void = { _ in }
            ) -> CorrectCaseEntry {
                CorrectCaseEntry(id: id, entry: 4, reason: "Ghi nhầm ngày").with { $0.on = day(text) }
                    .with(more)
            }
            let review = try await office.refusal(of: Cases.correct, moved(to: "2021-03-10"))
            expect(review, .invalidArgument, at: "/on", "09/03/2021")
            let later = moved(to: "2021-03-13") { $0.nextReview = day("2021-06-01") }
            let past = try await office.refusal(of: Cases.correct, later)
            expect(past, .invalidArgument, at: "/on", "12/03/2021")
            let both = try await office.call(
                Cases.correct, later.with { $0.goals = [CaseGoal(text: "Đi học lại")] })
            #expect(both.history.last?.on == day("2021-03-13"))
            #expect(both.nextReview == day("2021-06-01"))
        }
    }

    @Test("a day is put right between all that the step came after and all that came after the step")
    func between() async throws {
        try await Office.open { office in
            let id = try await assessed(office).id
            func protect(_ measure: ProtectCase.Measure, on text: String) async throws {
                let request = ProtectCase(id: id, measure: measure).with { $0.on = day(text) }
                _ = try await office.call(Cases.protect, request)
            }
            func moved(_ entry: Int, to text: String) -> CorrectCaseEntry {
                CorrectCaseEntry(id: id, entry: entry, reason: "Ghi nhầm ngày").with { $0.on = day(text) }
            }
            // Entries 4 and 5 were done at once and entered after the assessments of 3 and 5 March.
            try await protect(.intervention, on: "2021-03-02")
            try await protect(.isolation, on: "2021-03-02")
            _ = try await office.call(
                Cases.plan,
                PlanCase(id: id, goals: [CaseGoal(text: "Đi học lại")], nextReview: day("2021-06-01"))
                    .with { $0.on = day("2021-03-08") })
            try await protect(.isolationEnd, on: "2021-03-04")

            let early = try await office.refusal(of: Cases.correct, moved(6, to: "2021-03-04"))
            expect(early, .invalidArgument, at: "/on", "05/03/2021")
            let beforeReport = try await office.refusal(of: Cases.correct, moved(4, to: "2021-02-28"))
            expect(beforeReport, .invalidArgument, at: "/on", "01/03/2021")
            let pastEnd = try await office.refusal(of: Cases.correct, moved(5, to: "2021-03-05"))
            expect(pastEnd, .invalidArgument, at: "/on", "04/03/2021")
            let beforeIsolation = try await office.refusal(of: Cases.correct, moved(7, to: "2021-03-01"))
            expect(beforeIsolation, .invalidArgument, at: "/on", "02/03/2021")
            let pastAll = try await office.refusal(of: Cases.correct, moved(1, to: "2021-03-03"))
            expect(pastAll, .invalidArgument, at: "/on", "02/03/2021")
            let pastPlan = try await office.refusal(of: Cases.correct, moved(4, to: "2021-03-09"))
            expect(pastPlan, .invalidArgument, at: "/on", "08/03/2021")
            // What was done at once lies before an assessment or after it.
            for (entry, text) in [(4, "2021-03-04"), (4, "2021-03-08"), (3, "2021-03-07"), (7, "2021-03-10")]
            {
                let after = try await office.call(Cases.correct, moved(entry, to: text))
                #expect(after.history[entry - 1].on == day(text))
            }
        }
    }

    @Test("a step is put right to no day on which its child was not on the register")
    func standing() async throws {
        try await Office.open { office in
            let child = try await office.registered(on: "2020-01-10")
            _ = try await office.close(child, on: "2020-06-01")
            try await office.reopen(child, on: "2020-09-01")
            let opened = try await office.call(
                Cases.open, OpenCase(child: child, concern: .support).with { $0.on = day("2021-03-01") })
            let report = CorrectCaseEntry(id: opened.id, entry: 1, reason: "Ghi nhầm ngày")
            let away = try await office.refusal(of: Cases.correct, report.with { $0.on = day("2020-07-01") })
            expect(away, .failedPrecondition, at: "/on", "01/06/2020")
            let back = try await office.call(Cases.correct, report.with { $0.on = day("2020-09-02") })
            #expect(back.openedOn == day("2020-09-02"))
        }
    }

    /// A case that `worker` works on, the plan of which `chief` approved: entries 4 and 5.
    private func decided(
        _ child: ChildID, by worker: TestClient, _ chief: TestClient
    ) async throws -> CaseID {
        let id = try await worker.call(Cases.open, OpenCase(child: child, concern: .support)).id
        for _ in 1...2 { _ = try await worker.call(Cases.assess, AssessCase(id: id, risk: .low)) }
        let goals = [CaseGoal(text: "Đi học lại")]
        _ = try await worker.call(
            Cases.plan, PlanCase(id: id, goals: goals, nextReview: day("2021-06-01")))
        _ = try await chief.call(Cases.decide, DecideCase(id: id, outcome: .approve))
        return id
    }

    private func note(_ note: String, at entry: Int, of id: CaseID) -> CorrectCaseEntry {
        CorrectCaseEntry(id: id, entry: entry, reason: "Ghi nhầm").with { $0.note = note }
    }

    @Test("a decision, and the plan that it is about, is put right by a chief whose own case it is not")
    func decisions() async throws {
        try await Office.deploy { deployment, office in
            let staff = CaseStaff(deployment)
            let lead = deployment.client(as: Office.province, [.caseworker, .supervisor])
            let first = try await office.registered(on: "2020-01-10")
            let second = try await office.call(Children.register, child("Vũ Đức Long")).id
            for (worker, chief, child) in [(staff.binh, staff.chief, first), (staff.chief, lead, second)] {
                let id = try await decided(child, by: worker, chief)
                for entry in [4, 5] {
                    let correction = note("Đổi ý", at: entry, of: id)
                    let corrected = try await worker.refusal(of: Cases.correct, correction)
                    expect(corrected, .permissionDenied, at: "/entry")
                    let withdrawal = VoidCaseEntry(id: id, entry: entry, reason: "Ghi nhầm")
                    let voided = try await worker.refusal(of: Cases.void, withdrawal)
                    expect(voided, .permissionDenied, at: "/entry")
                }
                let noted = try await chief.call(Cases.correct, note("Đủ kinh phí", at: 5, of: id))
                #expect(noted.history.last?.note == "Đủ kinh phí")
                #expect(noted.step == .approved)
                let undecided = try await chief.call(
                    Cases.void, VoidCaseEntry(id: id, entry: 5, reason: "Chưa họp"))
                #expect(undecided.step == .planned)
                // Nothing is decided on it any more: it is again for who works on the case.
                let noteless = try await worker.refusal(of: Cases.correct, note("Họp lại", at: 4, of: id))
                expect(noteless, .invalidArgument, at: "/note")
                let replan = CorrectCaseEntry(id: id, entry: 4, reason: "Họp lại").with {
                    $0.goals = [CaseGoal(text: "Khám sức khỏe")]
                }
                let replanned = try await worker.call(Cases.correct, replan)
                #expect(replanned.goals.map(\.text) == ["Khám sức khỏe"])
            }
        }
    }

    @Test("all that is wrong with a correction is said, to whom the case is known")
    func refusals() async throws {
        try await Office.open { office in
            let id = try await assessed(office).id
            let wrong = CorrectCaseEntry(id: id, entry: 2, reason: " ").with {
                ($0.on, $0.goals) = (day("2021-03-06"), [CaseGoal(text: "Đi học lại")])
            }
            expectAll(try await office.refusal(of: Cases.correct, wrong), ["/reason", "/on", "/goals"])
            for entry in [0, 4] {
                let none = CorrectCaseEntry(id: id, entry: entry, reason: "Nhầm")
                expect(try await office.refusal(of: Cases.correct, none), .invalidArgument, at: "/entry")
            }
            let report = VoidCaseEntry(id: id, entry: 1, reason: "Nhầm")
            expect(try await office.refusal(of: Cases.void, report), .invalidArgument, at: "/entry")
            let stranger = office.acting(as: Office.otherDistrict)
            let void = VoidCaseEntry(id: id, entry: 3, reason: "Nhầm")
            expect(try await stranger.refusal(of: Cases.void, void), .notFound, at: "/id")
        }
    }
}
