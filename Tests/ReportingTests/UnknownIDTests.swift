import Bus
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("An id that nothing has hides no other mistake of a report", .timeLimit(.minutes(5)))
struct UnknownIDTests {
    private func openYear(_ province: Province) async throws -> Round {
        try await province.lead.call(
            Rounds.open,
            OpenRound(plan: Province.plan, period: try period("2021-01-01", "2021-12-31")).with {
                $0.duty = "yearly"
            })
    }

    @Test("a round: of a plan that is not there, or is another area's, and of a duty that it has not")
    func rounds() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let span = try period("2021-01-01", "2021-12-31")
            func adHoc(_ plan: String) -> OpenRound {
                OpenRound(plan: plan, period: span).with {
                    $0.due = day("2021-03-14")
                    $0.units = ["thai-binh/khong-co"]
                }
            }
            let stranger = province.client("hung-yen")
            for (client, plan) in [(province.lead, "khong-co"), (stranger, Province.plan)] {
                let refused = try await client.refusal(of: Rounds.open, adHoc(plan))
                #expect(refused?.status == .invalidArgument)
                #expect(refused?.fields == ["/plan", "/title", "/due", "/units/0"])
            }
            let planned = OpenRound(plan: Province.plan, period: span).with {
                $0.duty = "khong-co"
                $0.due = day("2021-12-31")
            }
            let refused = try await province.lead.refusal(of: Rounds.open, planned)
            #expect(refused?.status == .invalidArgument && refused?.fields == ["/duty", "/due"])
            let alone = try await province.lead.refusal(of: Rounds.open, planned.with { $0.due = nil })
            #expect(alone?.status == .notFound && alone?.fields == ["/duty"])
            let denied = try await stranger.refusal(
                of: Rounds.open, planned.with { ($0.duty, $0.due) = ("yearly", nil) })
            #expect(denied?.status == .permissionDenied && denied?.fields == ["/plan"])
        }
    }

    @Test("a submission: in a round that is not there, with figures that cannot be, and one that is returned")
    func submissions() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let clerk = province.client(Province.health)
            let draft = DraftSubmission(round: newID(), unit: Province.health).with {
                $0.narrative = String(repeating: "a", count: 20_001)
                $0.overrides = [.init(indicator: "T1", numerator: -1, denominator: -2, reason: " ")]
            }
            let refused = try await clerk.refusal(of: Submissions.draft, draft)
            #expect(refused?.status == .invalidArgument)
            #expect(
                Set(refused?.fields ?? []) == [
                    "/round", "/narrative", "/overrides/0/numerator", "/overrides/0/reason",
                    "/overrides/0/denominator",
                ])
            let alone = try await clerk.refusal(
                of: Submissions.draft, DraftSubmission(round: newID(), unit: Province.health))
            #expect(alone?.status == .notFound && alone?.fields == ["/round"])
            let returned = try await province.lead.refusal(
                of: Submissions.return, ReturnSubmission(id: newID(), reason: " "))
            #expect(returned?.status == .invalidArgument && returned?.fields == ["/id", "/reason"])
            let unnamed = try await clerk.refusal(
                of: Submissions.get, GetSubmission().with { $0.unit = Province.health })
            #expect(unnamed?.status == .invalidArgument && unnamed?.fields == ["/id"])
            let unreadable = try await province.lead.refusal(
                of: Submissions.return.name, json: #"{"id":"x","reason":" "}"#)
            #expect(unreadable?.fields == ["/id", "/reason"])
        }
    }

    @Test("a report: of a plan and a round that are not there, or a round of another plan")
    func compilations() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let span = try period("2021-01-01", "2021-12-31")
            let round = try await openYear(province)
            let nothing = try await province.lead.refusal(
                of: Compilations.compile,
                CompileReport(plan: "khong-co", period: span).with { $0.round = newID() })
            #expect(nothing?.status == .notFound && nothing?.fields == ["/plan", "/round"])
            let other = try await province.lead.refusal(
                of: Compilations.compile,
                CompileReport(plan: "khong-co", period: span).with { $0.round = round.id })
            #expect(other?.status == .invalidArgument && other?.fields == ["/plan", "/round"])
        }
    }

    @Test("what is put right or taken back of an inspection, a review and a difficulty that are not there")
    func saidWrongly() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let tomorrow = day("2021-03-16")
            try await province.lead.expectAllTold([
                WrongCall(
                    ["/id", "/reason", "/heldOn", "/findings/0/mendedOn"], of: Inspections.correct,
                    CorrectInspection(id: newID(), reason: "").with {
                        $0.heldOn = tomorrow
                        $0.findings = [CorrectInspection.Change(finding: 1).with { $0.mendedOn = tomorrow }]
                    }),
                WrongCall(
                    ["/id", "/reason", "/finding"], of: Inspections.void,
                    VoidInspection(id: newID(), what: .mending, reason: "")),
                WrongCall(
                    ["/id", "/reason", "/openedOn", "/lessons/0"], of: Reviews.correct,
                    CorrectReview(id: newID(), reason: "").with {
                        ($0.openedOn, $0.lessons) = (tomorrow, [" "])
                    }),
                WrongCall(
                    ["/id", "/reason"], of: Reviews.void,
                    VoidReview(id: newID(), what: .opening, reason: "")),
                WrongCall(
                    ["/id", "/reason", "/on", "/outcome"], of: Difficulties.correct,
                    CorrectDifficulty(id: newID(), what: .raising, reason: "").with {
                        ($0.on, $0.outcome) = (tomorrow, .remains)
                    }),
                WrongCall(
                    ["/id", "/reason"], of: Difficulties.void,
                    VoidDifficulty(id: newID(), what: .raising, reason: "")),
            ])
        }
    }

    @Test("a round collects and is closed while it is open, and never after")
    func roundSteps() {
        #expect(RoundStep.collect.next(from: .open) == .open && RoundStep.close.next(from: .open) == .closed)
        #expect(RoundStep.allCases.allSatisfy { $0.next(from: .closed) == nil })
    }

    @Test(
        "each step of a submission is taken only from where it can be", arguments: SubmissionStatus.allCases,
        SubmissionStep.allCases)
    func steps(status: SubmissionStatus, step: SubmissionStep) {
        let allowed: [SubmissionStatus: [SubmissionStep: SubmissionStatus]] = [
            .draft: [.draft: .draft, .submit: .submitted],
            .returned: [.draft: .returned, .submit: .submitted],
            .submitted: [.return: .returned, .accept: .accepted],
        ]
        #expect(step.next(from: status) == allowed[status]?[step])
        let submission = Submission(
            id: Rolls.id(1), round: Rolls.id(2), unit: "thai-binh", status: status, figures: [],
            narrative: "", difficulties: "")
        #expect(ReportingTexts.catalogue.keys.contains(step.instead(for: submission).key))
    }
}
