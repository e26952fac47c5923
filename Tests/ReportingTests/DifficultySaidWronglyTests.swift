import Bus
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("What was said of a difficulty and never was so", .timeLimit(.minutes(5)))
struct DifficultySaidWronglyTests {
    private func raise(_ province: Province, about: String? = "V.3") async throws -> Difficulty {
        try await province.client(Province.district).call(
            Difficulties.raise,
            RaiseDifficulty(plan: Province.plan, unit: Province.district, text: "Thiếu cán bộ").with {
                $0.about = about
            })
    }

    private func answer(_ difficulty: Difficulty) -> AnswerDifficulty {
        AnswerDifficulty(id: difficulty.id, decision: .grantedInPart, text: "Bổ sung hai người")
    }

    private func correct(
        _ difficulty: Difficulty, _ what: DifficultyPart,
        _ change: (inout CorrectDifficulty) -> Void = { _ in }
    ) -> CorrectDifficulty {
        CorrectDifficulty(id: difficulty.id, what: what, reason: "Chép nhầm công văn").with(change)
    }

    private func void(_ difficulty: Difficulty, _ what: DifficultyPart) -> VoidDifficulty {
        VoidDifficulty(id: difficulty.id, what: what, reason: "Ghi nhầm việc")
    }

    private func list(
        _ client: TestClient, on text: String? = nil, knownOn: String? = nil
    ) async throws -> [Difficulty] {
        let request = ListDifficulties(plan: Province.plan).with {
            ($0.on, $0.knownOn) = (text.map { day($0) }, knownOn.map { day($0) })
        }
        return try await client.call(Difficulties.list, request).items
    }

    /// Raised on the fifteenth of March 2021, answered on the eighteenth, closed on the nineteenth; it is the twentieth.
    private func closed(_ province: Province) async throws -> Difficulty {
        let raised = try await raise(province)
        province.deployment.set(day: day("2021-03-18"))
        _ = try await province.client(Province.health).call(Difficulties.answer, answer(raised))
        province.deployment.set(day: day("2021-03-19"))
        let closed = try await province.client(Province.district).call(
            Difficulties.close, CloseDifficulty(id: raised.id, outcome: .overcome))
        province.deployment.set(day: day("2021-03-20"))
        return closed
    }

    @Test("it is put right for every day by who said it, and stays what it was as known before")
    func corrected() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let before = try await closed(province)
            let (health, district) = (province.client(Province.health), province.client(Province.district))
            let report = try await province.lead.call(
                Compilations.compile,
                CompileReport(plan: Province.plan, period: try period("2021-01-01", "2021-03-31")))
            let first = correct(before, .raising) { ($0.on, $0.text) = (day("2021-03-10"), "Thiếu xe") }
            let raised = try await district.call(Difficulties.correct, first)
            #expect(raised.raisedOn == day("2021-03-10") && raised.text == "Thiếu xe")
            #expect(raised.status == .closed && raised.closedOn == day("2021-03-19"))
            let second = correct(before, .answer) { ($0.on, $0.decision) = (day("2021-03-17"), .declined) }
            expect(try await district.refusal(of: Difficulties.correct, second), .permissionDenied, at: "/id")
            let answered = try await health.call(Difficulties.correct, second)
            #expect(answered.answers.map(\.on) == [day("2021-03-17")])
            #expect(answered.answers.map(\.decision) == [.declined])
            #expect(answered.answers.map(\.text) == ["Bổ sung hai người"])
            let outcome = correct(before, .closing) { $0.outcome = .remains }
            let right = try await district.call(Difficulties.correct, outcome)
            #expect(right.outcome == .remains && right.closedOn == day("2021-03-19"))
            #expect(try await list(district) == [right])

            let open = try await list(district, on: "2021-03-12")
            #expect(open.map(\.status) == [.open] && open.first?.answers == [])
            #expect(try await list(district, on: "2021-03-17").map(\.status) == [.answered])
            #expect(try await list(district, on: "2021-03-09").isEmpty)
            #expect(try await list(district, on: "2021-03-12", knownOn: "2021-03-19").isEmpty)
            let known = try await list(district, knownOn: "2021-03-19")
            #expect(known.map(\.text) == ["Thiếu cán bộ"] && known.map(\.outcome) == [.overcome])
            #expect(known.first?.answers.map(\.decision) == [.grantedInPart])
            let kept = try await province.lead.call(Compilations.get, GetCompilation(id: report.id))
            #expect(kept.raised?.map(\.text) == ["Thiếu cán bộ"])

            expect(
                try await district.refusal(of: Difficulties.correct, outcome), .failedPrecondition, at: "/id",
                before.id.text)
            #expect(
                try await province.events(of: "difficulty")
                    == ["Raised", "Answered", "Closed", "Corrected", "Corrected", "Corrected"])
        }
    }

    @Test("what was said lies between what was said before and after it, and each part says its own")
    func bounds() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let before = try await closed(province)
            let district = province.client(Province.district)
            // What is in the way is told with its day, and with who recorded it when.
            for (what, on, words): (DifficultyPart, String, [String]) in [
                (.raising, "2021-03-19", ["2021-03-18", "\(Province.health) on 2021-03-18"]),
                (.closing, "2021-03-17", ["2021-03-18", "\(Province.health) on 2021-03-18"]),
                (.closing, "2021-03-21", ["2021-03-21"]),
            ] {
                for text in words {
                    expect(
                        try await district.refusal(
                            of: Difficulties.correct, correct(before, what) { $0.on = day(on) }),
                        .invalidArgument, at: "/on", text)
                }
            }
            let health = province.client(Province.health)
            for on in ["2021-03-14", "2021-03-20"] {
                expect(
                    try await health.refusal(
                        of: Difficulties.correct, correct(before, .answer) { $0.on = day(on) }),
                    .invalidArgument, at: "/on")
            }
            let wrong = correct(before, .raising) {
                ($0.answer, $0.decision, $0.document) = (Int.min, .granted, "1/SYT")
                ($0.outcome, $0.reason) = (.remains, "")
            }
            expectAll(
                try await district.refusal(of: Difficulties.correct, wrong),
                ["/answer", "/decision", "/document", "/outcome", "/reason"])
            expect(
                try await health.refusal(
                    of: Difficulties.correct,
                    correct(before, .answer) { ($0.answer, $0.decision) = (2, .granted) }),
                .invalidArgument, at: "/answer")
            expect(
                try await district.refusal(of: Difficulties.correct, correct(before, .escalation)),
                .failedPrecondition, at: "/what")
        }
    }

    @Test("what never was is taken back, what was said last first; with its raising it never was")
    func voided() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let before = try await closed(province)
            let (health, district) = (province.client(Province.health), province.client(Province.district))
            expect(
                try await district.refusal(of: Difficulties.void, void(before, .raising)),
                .failedPrecondition, at: "/what")
            let open = try await district.call(Difficulties.void, void(before, .closing))
            #expect(open.status == .answered && open.closedOn == nil && open.outcome == nil)
            expect(
                try await district.refusal(of: Difficulties.void, void(before, .closing)),
                .failedPrecondition, at: "/what")
            let waiting = try await health.call(Difficulties.void, void(before, .answer))
            #expect(waiting.status == .open && waiting.answers == [])
            #expect(waiting.answerBy == day("2021-04-05"))
            #expect(try await list(district, knownOn: "2021-03-19").map(\.status) == [.closed])
            _ = try await district.call(Difficulties.void, void(before, .raising))
            #expect(try await list(district).isEmpty)
            #expect(try await list(district, on: "2021-03-18").isEmpty)
            #expect(try await list(district, knownOn: "2021-03-19").map(\.id) == [before.id])
            expect(
                try await district.refusal(of: Difficulties.void, void(before, .raising)), .notFound,
                at: "/id")
        }
    }

    @Test("a handing up that never was leaves it answered, and time is reckoned from the right day")
    func higher() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let district = province.client(Province.district)
            let raised = try await raise(province, about: nil)
            _ = try await province.client(Province.dolisa).call(Difficulties.answer, answer(raised))
            _ = try await district.call(Difficulties.escalate, EscalateDifficulty(id: raised.id))
            let back = try await district.call(Difficulties.void, void(raised, .escalation))
            #expect(back.status == .answered && back.escalatedOn == nil && back.to == Province.dolisa)
            expect(
                try await district.refusal(of: Difficulties.void, void(raised, .escalation)),
                .failedPrecondition, at: "/what")

            // Of another one, fifteen working days pass: what nobody answered in them lies with the People's Committee.
            let second = try await raise(province)
            province.deployment.set(day: day("2021-04-06"))
            let decided = try await province.client("thai-binh/ubnd").call(
                Difficulties.answer, answer(second))
            #expect(decided.escalatedOn == day("2021-04-06") && decided.escalatedBy == nil)
            let earlier = try await district.call(
                Difficulties.correct, correct(second, .raising) { $0.on = day("2021-03-12") })
            #expect(earlier.escalatedOn == day("2021-04-03"))
            let later = try await district.call(
                Difficulties.correct, correct(second, .raising) { $0.on = day("2021-03-16") })
            #expect(later.escalatedOn == nil)
        }
    }

    @Test("answers and a handing up of one day keep the order in which they were said")
    func oneDay() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let (district, lead) = (province.client(Province.district), province.client(Province.dolisa))
            let committee = province.client("thai-binh/ubnd")
            func close(_ difficulty: Difficulty) async throws {
                _ = try await district.call(
                    Difficulties.close, CloseDifficulty(id: difficulty.id, outcome: .remains))
            }
            // Answered, handed up and closed: without its closing it waits for the People's Committee.
            let raised = try await raise(province, about: nil)
            _ = try await lead.call(Difficulties.answer, answer(raised))
            let up = try await district.call(Difficulties.escalate, EscalateDifficulty(id: raised.id))
            #expect(up.answersBefore == 1)
            try await close(raised)
            let waiting = try await district.call(Difficulties.void, void(raised, .closing))
            #expect(waiting.status == .open && waiting.answersBefore == 1 && waiting.answers.count == 1)
            #expect(waiting.to == "thai-binh/ubnd" && waiting.answerBy == day("2021-04-14"))
            #expect(try await list(district, on: "2021-03-15").map(\.status) == [.open])
            // The committee's own answer is what was said last, and is taken back first.
            _ = try await committee.call(Difficulties.answer, answer(raised))
            expect(
                try await district.refusal(of: Difficulties.void, void(raised, .escalation)),
                .failedPrecondition, at: "/what", "2021-03-15")
            try await close(raised)
            let answered = try await district.call(Difficulties.void, void(raised, .closing))
            #expect(answered.status == .answered && answered.answers.count == 2)
            let again = try await committee.call(Difficulties.void, void(raised, .answer))
            #expect(again.status == .open && again.answers.map(\.by) == [Province.dolisa])
            let below = try await district.call(Difficulties.void, void(raised, .escalation))
            #expect(below.status == .answered && below.answersBefore == nil && below.to == Province.dolisa)

            // Handed up, then answered, and closed: without its closing it is answered.
            let other = try await raise(province, about: nil)
            let higher = try await district.call(Difficulties.escalate, EscalateDifficulty(id: other.id))
            #expect(higher.answersBefore == 0)
            _ = try await committee.call(Difficulties.answer, answer(other))
            try await close(other)
            let decided = try await district.call(Difficulties.void, void(other, .closing))
            #expect(decided.status == .answered && decided.answersBefore == 0)
            expect(
                try await district.refusal(of: Difficulties.void, void(other, .escalation)),
                .failedPrecondition, at: "/what")
        }
    }

    @Test("the day of a handing up lies between the answers before and after it")
    func between() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let district = province.client(Province.district)
            let raised = try await raise(province, about: nil)
            province.deployment.set(day: day("2021-03-16"))
            _ = try await province.client(Province.dolisa).call(Difficulties.answer, answer(raised))
            province.deployment.set(day: day("2021-03-17"))
            _ = try await district.call(Difficulties.escalate, EscalateDifficulty(id: raised.id))
            province.deployment.set(day: day("2021-03-19"))
            _ = try await province.client("thai-binh/ubnd").call(Difficulties.answer, answer(raised))
            for (on, text) in [
                ("2021-03-15", "\(Province.dolisa) on 2021-03-16"), ("2021-03-20", "2021-03-20"),
            ] {
                expect(
                    try await district.refusal(
                        of: Difficulties.correct, correct(raised, .escalation) { $0.on = day(on) }),
                    .invalidArgument, at: "/on", text)
            }
            let first = correct(raised, .answer) { ($0.answer, $0.on) = (1, day("2021-03-18")) }
            expect(
                try await province.client(Province.dolisa).refusal(of: Difficulties.correct, first),
                .invalidArgument, at: "/on", "\(Province.district) on 2021-03-17")
            let moved = try await district.call(
                Difficulties.correct, correct(raised, .escalation) { $0.on = day("2021-03-16") })
            #expect(moved.escalatedOn == day("2021-03-16") && moved.status == .answered)
            // Answered and handed up on one day, it waited from that day on.
            let then = try await list(district, on: "2021-03-16")
            #expect(then.map(\.status) == [.open] && then.map(\.answers.count) == [1])
            #expect(try await list(district, on: "2021-03-19").map(\.status) == [.answered])
            #expect(try await list(district, on: "2021-03-15").map(\.answersBefore) == [nil])
        }
    }
}
