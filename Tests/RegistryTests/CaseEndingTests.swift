import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("An open case ends with its child", .timeLimit(.minutes(5)))
struct CaseEndingTests {
    /// A child of 2020 and its case, with a plan of February.
    private func planned(_ office: TestClient) async throws -> Case {
        let child = try await office.call(Children.register, child(registeredOn: day("2020-01-10"))).id
        let id = try await office.call(
            Cases.open, OpenCase(child: child, concern: .neglect).with { $0.on = day("2020-02-01") }
        ).id
        for on in ["2020-02-02", "2020-02-03"] {
            _ = try await office.call(
                Cases.assess, AssessCase(id: id, risk: .high).with { $0.on = day(on) })
        }
        _ = try await office.call(
            Cases.plan,
            PlanCase(id: id, goals: [CaseGoal(text: "Có người chăm sóc")], nextReview: day("2020-12-01"))
                .with { $0.on = day("2020-02-04") })
        return try await office.call(
            Cases.decide, DecideCase(id: id, outcome: .approve).with { $0.on = day("2020-02-05") })
    }

    /// The same when it was closed in September, the child came back in October, and another case was opened in November.
    private func returned(
        _ office: TestClient
    ) async throws -> (before: Case, closure: FactID, ended: Case, other: CaseID) {
        let before = try await planned(office)
        let closure = try await office.close(before.child, on: "2020-09-01")
        let ended = try await read(before.id, office)
        try await office.reopen(before.child, on: "2020-10-01")
        let report = OpenCase(child: before.child, concern: .violence).with { $0.on = day("2020-11-01") }
        return (before, closure, ended, try await office.call(Cases.open, report).id)
    }

    private func read(_ id: CaseID, _ office: TestClient) async throws -> Case {
        try await office.call(Cases.get, GetCase(id: id))
    }

    @Test("it is closed by the closure, follows that, and goes on as it stood where that never was")
    func followed() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let before = try await planned(office)
            let closure = try await office.close(before.child, on: "2020-09-01")
            let ended = try await read(before.id, office)
            #expect(ended.step == .closed && ended.closedFor == .moved && ended.nextReview == nil)
            #expect(ended.closedOn == day("2020-09-01"))
            #expect(ended.history.last?.cause == closure)
            let correction = CorrectChild(id: before.child, fact: closure)
            _ = try await office.call(Children.correct, correction.with { $0.on = day("2020-07-01") })
            #expect(try await read(before.id, office).closedOn == day("2020-07-01"))
            _ = try await office.call(
                Children.correct, correction.with { ($0.on, $0.reason) = (day("2020-11-01"), .deceased) })
            let moved = try await read(before.id, office)
            #expect(moved.closedOn == day("2020-11-01") && moved.closedFor == .deceased)
            #expect(moved.history.count == ended.history.count && moved.history.last?.cause == closure)
            _ = try await office.call(Children.void, VoidChildFact(id: before.child, fact: closure))
            #expect(try await read(before.id, office) == before)
            let told = try await deployment.store(of: "registry").events(after: 0, limit: 100).map(\.type)
            #expect(told.filter { $0 == "registry.caseClosed" }.count == 3)
            #expect(told.last == "registry.caseResumed")
        }
    }

    @Test("it goes on as it stood where the closure turns out to be of a child entered in error")
    func mistaken() async throws {
        try await Office.open { office in
            let before = try await planned(office)
            let closure = try await office.close(before.child, on: "2020-09-01")
            let correction = CorrectChild(id: before.child, fact: closure)
            _ = try await office.call(Children.correct, correction.with { $0.reason = .enteredInError })
            #expect(try await read(before.id, office) == before)
            _ = try await office.call(Children.correct, correction.with { $0.reason = .deceased })
            let ended = try await read(before.id, office)
            #expect(ended.closedOn == day("2020-09-01") && ended.closedFor == .deceased)
            #expect(ended.history.last?.cause == closure)
        }
    }

    @Test("steps of before are entered late, and go with it; of after a return none is")
    func late() async throws {
        try await Office.open { office in
            let before = try await planned(office)
            let closure = try await office.close(before.child, on: "2020-09-01")
            try await office.reopen(before.child, on: "2020-10-01")
            #expect(try await read(before.id, office).step == .closed)
            let review = ReviewCase(id: before.id, outcome: .planAnew)
            let after = try await office.refusal(of: Cases.review, review.with { $0.on = day("2020-11-01") })
            #expect(after?.status == .failedPrecondition)
            #expect(after?.violations.first?.rule == "registry.case-ended-with-child")
            let late = try await office.call(Cases.review, review.with { $0.on = day("2020-08-01") })
            #expect(late.history.suffix(2).map(\.kind) == [.review, .closed])
            #expect(late.closedOn == day("2020-09-01") && late.history.last?.cause == closure)
            _ = try await office.call(Children.void, VoidChildFact(id: before.child, fact: closure))
            #expect(try await read(before.id, office).step == .assessed)
        }
    }

    @Test("a step is not moved past the closure that the case ended with: it would go on without the child")
    func movedPast() async throws {
        try await Office.open { office in
            let before = try await planned(office)
            let closure = try await office.close(before.child, on: "2020-09-01")
            let ended = try await read(before.id, office)
            func moved(to text: String) -> CorrectCaseEntry {
                CorrectCaseEntry(id: before.id, entry: 5, reason: "Ghi nhầm ngày").with { $0.on = day(text) }
            }
            for on in ["2020-09-01", "2020-10-15"] {
                let refused = try await office.refusal(of: Cases.correct, moved(to: on))
                expect(refused, .failedPrecondition, at: "/id", "01/09/2020")
                #expect(refused?.violations.first?.rule == "registry.case-ended-with-child")
            }
            #expect(try await read(before.id, office) == ended)
            let corrected = try await office.call(Cases.correct, moved(to: "2020-08-01"))
            #expect(corrected.history.suffix(2).map(\.on) == [day("2020-08-01"), day("2020-09-01")])
            #expect(corrected.step == .closed && corrected.history.last?.cause == closure)
        }
    }

    @Test("whoever closes it as of a day before has decided: that stays when the closure is void")
    func decided() async throws {
        try await Office.open { office in
            let before = try await planned(office)
            let closure = try await office.close(before.child, on: "2020-09-01")
            let closing = CloseCase(id: before.id, reason: .unfounded)
            expect(
                try await office.refusal(of: Cases.close, closing.with { $0.on = day("2020-09-01") }),
                .failedPrecondition, at: "/id", "01/09/2020")
            let closed = try await office.call(Cases.close, closing.with { $0.on = day("2020-08-15") })
            #expect(closed.closedFor == .unfounded && closed.closedOn == day("2020-08-15"))
            #expect(closed.history.last?.cause == nil)
            _ = try await office.call(Children.void, VoidChildFact(id: before.child, fact: closure))
            #expect(try await read(before.id, office) == closed)
        }
    }

    @Test("a step is put right while another case is open, as the case ends again as it did")
    func besidesAnother() async throws {
        try await Office.open { office in
            let (before, closure, _, other) = try await returned(office)
            let moved = CorrectCaseEntry(id: before.id, entry: 5, reason: "Ghi nhầm ngày").with {
                $0.on = day("2020-08-01")
            }
            let corrected = try await office.call(Cases.correct, moved)
            #expect(corrected.history.suffix(2).map(\.on) == [day("2020-08-01"), day("2020-09-01")])
            #expect(corrected.step == .closed && corrected.history.last?.cause == closure)
            // What a person closed would go on, beside the other.
            _ = try await office.call(
                Cases.close,
                CloseCase(id: before.id, reason: .unfounded).with { $0.on = day("2020-08-15") })
            let void = VoidCaseEntry(id: before.id, entry: 6, reason: "Ghi nhầm")
            expect(
                try await office.refusal(of: Cases.void, void), .failedPrecondition, at: "/id", other.text)
        }
    }

    @Test("the closure is not void while another case is open, which is named")
    func another() async throws {
        try await Office.open { office in
            let (before, closure, _, other) = try await returned(office)
            let void = VoidChildFact(id: before.child, fact: closure)
            expect(
                try await office.refusal(of: Children.void, void), .failedPrecondition, at: "/fact",
                other.text)
            _ = try await office.call(
                Cases.close, CloseCase(id: other, reason: .unfounded).with { $0.on = day("2020-11-02") })
            _ = try await office.call(Children.void, void)
            #expect(try await read(before.id, office) == before)
        }
    }

    @Test("a case that goes on again ends with the closure that comes next, whichever case is open then")
    func next() async throws {
        try await Office.open { office in
            let (before, first, _, other) = try await returned(office)
            try await office.close(before.child, .closed, on: "2021-01-04")
            _ = try await office.call(Children.void, VoidChildFact(id: before.child, fact: first))
            for id in [before.id, other] {
                let ended = try await read(id, office)
                #expect(ended.closedOn == day("2021-01-04") && ended.closedFor == .other)
            }
        }
    }

    @Test("a closure is not put off past a return over the case that was opened since")
    func putOff() async throws {
        try await Office.open { office in
            let (before, closure, ended, other) = try await returned(office)
            let later = CorrectChild(id: before.child, fact: closure).with { $0.on = day("2020-12-01") }
            expect(
                try await office.refusal(of: Children.correct, later), .failedPrecondition, at: "/fact",
                other.text)
            #expect(try await read(before.id, office) == ended)
        }
    }

    @Test("an entry made in error ends no case: it is closed for itself")
    func mistake() async throws {
        try await Office.open { office in
            let before = try await planned(office)
            try await office.close(before.child, .enteredInError)
            #expect(try await read(before.id, office) == before)
            let closed = try await office.call(Cases.close, CloseCase(id: before.id, reason: .unfounded))
            #expect(closed.step == .closed && closed.history.last?.cause == nil)
        }
    }
}
