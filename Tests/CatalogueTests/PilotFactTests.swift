import Bus
import CatalogueAPI
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

private let tienHai: UnitPath = "thai-binh/tien-hai"

@Suite("A pilot's days, corrected and taken back", .timeLimit(.minutes(5)))
struct PilotFactTests {
    /// A pilot of 2021-01-10 that was judged on 2021-02-01 and taken further on 2021-02-10.
    private func open(_ body: (Office, Pilot) async throws -> Void) async throws {
        try await Office.open { office in
            let lead = office.province
            let id = try await lead.call(
                Pilots.start,
                StartPilot(model: "Nhà an toàn", district: thaiThuy).with { $0.on = day("2021-01-10") }
            ).id
            _ = try await lead.call(
                Pilots.evaluate,
                EvaluatePilot(id: id, verdict: .expand, summary: "tốt").with { $0.on = day("2021-02-01") })
            let pilot = try await lead.call(
                Pilots.scale, ScalePilot(id: id, to: tienHai).with { $0.on = day("2021-02-10") })
            try await body(office, pilot)
        }
    }

    /// The same with its evaluation and its expansion.
    private func openSteps(
        _ body: (Office, Pilot, _ evaluation: FactID, _ expansion: FactID) async throws -> Void
    ) async throws {
        try await open { office, pilot in
            try await body(
                office, pilot, #require(pilot.evaluations.first).id, #require(pilot.expansions.first).id)
        }
    }

    @Test("steps are corrected or never were, and what was known before stays known")
    func steps() async throws {
        try await openSteps { office, pilot, evaluation, expansion in
            let lead = office.province
            office.deployment.set(day: today.advanced(by: 10))
            let step = CorrectPilotStep(id: pilot.id, step: expansion)
            expect(
                try await lead.refusal(of: Pilots.correctStep, step.with { $0.summary = "khá" }),
                .invalidArgument, at: "/summary")
            expect(
                try await lead.refusal(of: Pilots.correctStep, step.with { $0.on = day("2021-01-09") }),
                .invalidArgument, at: "/on", "2021-01-10")
            expect(
                try await lead.refusal(of: Pilots.correctStep, step.with { $0.to = thaiThuy }),
                .alreadyExists, at: "/to")
            let moved = try await lead.call(
                Pilots.correctStep, step.with { $0.on = day("2021-02-20") })
            #expect(moved.expansions.map(\.on) == [day("2021-02-20")])
            let known = try await lead.call(
                Pilots.get, GetPilot(id: pilot.id).with { $0.knownOn = today })
            #expect(known.expansions.map(\.on) == [day("2021-02-10")])
            let judged = try await lead.call(
                Pilots.correctStep,
                CorrectPilotStep(id: pilot.id, step: evaluation).with { $0.summary = "khá" })
            #expect(judged.evaluations.map(\.summary) == ["khá"])
            #expect(judged.evaluations.map(\.verdict) == [.expand])
            let void = VoidPilotStep(id: pilot.id, step: expansion)
            #expect(try await lead.call(Pilots.voidStep, void).expansions.isEmpty)
            expect(
                try await lead.refusal(of: Pilots.voidStep, void), .failedPrecondition, at: "/step",
                "thai-binh")
            let stray = VoidPilotStep(id: pilot.id, step: newID())
            expect(try await lead.refusal(of: Pilots.voidStep, stray), .notFound, at: "/step")
            let there = ListPilots().with { $0.unit = tienHai }
            #expect(try await lead.call(Pilots.list, there).items.isEmpty)
        }
    }

    @Test("evaluations stand in the order of their days, whenever they were entered")
    func order() async throws {
        try await open { office, pilot in
            let early = try await office.province.call(
                Pilots.evaluate,
                EvaluatePilot(id: pilot.id, verdict: .continue, summary: "mới bắt đầu").with {
                    $0.on = day("2021-01-20")
                })
            #expect(early.evaluations.map(\.verdict) == [.continue, .expand])
            let listed = try await office.province.call(Pilots.list, ListPilots())
            #expect(listed.items == [early])
        }
    }

    @Test("a step is entered late of a day before the end, and none of a day after it")
    func late() async throws {
        try await open { office, pilot in
            let lead = office.province
            _ = try await lead.call(
                Pilots.voidStep,
                VoidPilotStep(id: pilot.id, step: try #require(pilot.expansions.first).id))
            try await office.stop(pilot, on: "2021-03-01")
            func evaluate(_ text: String?) -> EvaluatePilot {
                EvaluatePilot(id: pilot.id, verdict: .expand, summary: "rất tốt").with {
                    $0.on = text.map(day)
                }
            }
            expect(
                try await lead.refusal(of: Pilots.evaluate, evaluate("2021-03-02")), .failedPrecondition,
                at: "/on", "2021-03-01")
            expect(
                try await lead.refusal(of: Pilots.evaluate, evaluate(nil)), .failedPrecondition, at: "/id",
                "thai-binh")
            let judged = try await lead.call(Pilots.evaluate, evaluate("2021-03-01"))
            #expect(judged.evaluations.map(\.on) == [day("2021-02-01"), day("2021-03-01")])
            let scale = ScalePilot(id: pilot.id, to: tienHai)
            expect(
                try await lead.refusal(of: Pilots.scale, scale.with { $0.on = day("2021-03-02") }),
                .failedPrecondition, at: "/on", "2021-03-01")
            let scaled = try await lead.call(Pilots.scale, scale.with { $0.on = day("2021-02-20") })
            #expect(scaled.expansions.map(\.on) == [day("2021-02-20")])
            #expect(scaled.stoppedOn == day("2021-03-01"))
            let moved = CorrectPilotStep(
                id: pilot.id, step: try #require(scaled.expansions.first).id)
            expect(
                try await lead.refusal(of: Pilots.correctStep, moved.with { $0.on = day("2021-03-02") }),
                .failedPrecondition, at: "/step", "2021-03-01")
        }
    }

    @Test("nothing takes away the evaluation by which a pilot was taken to another district")
    func founded() async throws {
        try await openSteps { office, pilot, evaluation, expansion in
            let lead = office.province
            let void = VoidPilotStep(id: pilot.id, step: evaluation)
            let correction = CorrectPilotStep(id: pilot.id, step: evaluation)
            func evaluate(_ text: String) -> EvaluatePilot {
                EvaluatePilot(id: pilot.id, verdict: .continue, summary: "chưa rõ").with {
                    $0.on = day(text)
                }
            }
            let voided = try await lead.refusal(of: Pilots.voidStep, void)
            expect(voided, .failedPrecondition, at: "/step", expansion.text)
            expect(voided, .failedPrecondition, at: "/step", "thai-binh)")
            for wrong in [
                correction.with { $0.verdict = .end }, correction.with { $0.on = day("2021-02-11") },
                CorrectPilotStep(id: pilot.id, step: expansion).with { $0.on = day("2021-01-31") },
            ] {
                expect(
                    try await lead.refusal(of: Pilots.correctStep, wrong), .failedPrecondition, at: "/step",
                    expansion.text)
            }
            expect(
                try await lead.refusal(of: Pilots.evaluate, evaluate("2021-02-10")), .failedPrecondition,
                at: "/on", expansion.text)
            #expect(try await lead.call(Pilots.get, GetPilot(id: pilot.id)) == pilot)
            let later = try await lead.call(Pilots.evaluate, evaluate("2021-02-11"))
            #expect(later.evaluations.map(\.verdict) == [.expand, .continue])
            _ = try await lead.call(Pilots.voidStep, VoidPilotStep(id: pilot.id, step: expansion))
            #expect(try await lead.call(Pilots.voidStep, void).evaluations.map(\.verdict) == [.continue])
        }
    }

    @Test("the first and the last day are corrected within what happened, and the end may never have been")
    func days() async throws {
        try await open { office, pilot in
            let lead = office.province
            let correction = CorrectPilot(id: pilot.id)
            expect(
                try await lead.refusal(of: Pilots.correct, correction.with { $0.on = day("2021-02-02") }),
                .failedPrecondition, at: "/id", "2021-02-01")
            #expect(
                try await lead.call(Pilots.correct, correction.with { $0.on = day("2021-01-05") }).on
                    == day("2021-01-05"))
            expect(
                try await lead.refusal(of: Pilots.correct, correction.with { $0.clear = ["stoppedOn"] }),
                .invalidArgument, at: "/clear")
            try await office.stop(pilot, on: "2021-03-01")
            expect(
                try await lead.refusal(
                    of: Pilots.correct, correction.with { $0.stoppedOn = day("2021-02-09") }),
                .failedPrecondition, at: "/id", "2021-02-10")
            let sooner = try await lead.call(
                Pilots.correct,
                correction.with { ($0.stoppedOn, $0.reason) = (day("2021-02-20"), "hết kinh phí") })
            #expect(sooner.stoppedOn == day("2021-02-20") && sooner.reason == "hết kinh phí")
            let next = try await lead.call(
                Pilots.start,
                StartPilot(model: "Nhà an toàn", district: tienHai).with { $0.on = day("2021-02-20") })
            let undone = correction.with { $0.clear = ["stoppedOn"] }
            expect(
                try await lead.refusal(of: Pilots.correct, undone), .alreadyExists, at: "/id", "2021-02-20")
            office.deployment.set(day: today.advanced(by: 10))
            _ = try await lead.call(Pilots.void, VoidPilot(id: next.id))
            let again = StartPilot(model: "Câu lạc bộ", district: tienHai).with { $0.id = next.id }
            expect(try await lead.refusal(of: Pilots.start, again), .alreadyExists, at: "/id", next.id.text)
            #expect(try await lead.call(Pilots.correct, undone).stoppedOn == nil)
            func running(on text: String, knownOn: Day?) async throws -> [PilotID] {
                let list = ListPilots().with { ($0.on, $0.knownOn) = (day(text), knownOn) }
                return try await lead.call(Pilots.list, list).items.map(\.id)
            }
            #expect(try await running(on: "2021-03-05", knownOn: nil) == [pilot.id])
            #expect(try await running(on: "2021-03-05", knownOn: today) == [next.id])
            expect(try await lead.refusal(of: Pilots.get, GetPilot(id: next.id)), .notFound, at: "/id")
            #expect(try await office.events().suffix(2) == ["pilotVoided", "pilotCorrected"])
        }
    }

    @Test("the first day does not come after the end: no correction undoes it")
    func afterEnd() async throws {
        try await Office.open { office in
            let lead = office.province
            let pilot = try await office.pilot("Nhà an toàn", on: "2021-01-10")
            try await office.stop(pilot, on: "2021-03-01")
            expect(
                try await lead.refusal(
                    of: Pilots.correct, CorrectPilot(id: pilot.id).with { $0.on = day("2021-03-05") }),
                .failedPrecondition, at: "/id", "2021-03-01")
            #expect(
                try await lead.call(Pilots.get, GetPilot(id: pilot.id)).stoppedOn == day("2021-03-01"))
        }
    }
}
