import Bus
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("What was said of a round and never was so", .timeLimit(.minutes(5)))
struct RoundSaidWronglyTests {
    /// Opened on the fifteenth of March 2021 for one unit, to be due on the twentieth.
    private func open(_ province: Province) async throws -> Round {
        try await province.lead.call(
            Rounds.open,
            OpenRound(plan: Province.plan, period: try period("2021-01-01", "2021-03-31")).with {
                ($0.title, $0.due) = (BilingualText(vi: "Đột xuất", en: "Ad hoc"), day("2021-03-20"))
                $0.units = [Province.health]
            })
    }

    /// The same, in which the unit handed in on the seventeenth; closed on the eighteenth. It is the twenty-second.
    private func closed(_ province: Province) async throws -> (round: Round, report: SubmissionID) {
        let (round, clerk) = (try await open(province), province.client(Province.health))
        province.deployment.set(day: day("2021-03-17"))
        let drafted = try await clerk.call(
            Submissions.draft,
            DraftSubmission(round: round.id, unit: Province.health).with { $0.narrative = "Đã làm" })
        _ = try await clerk.call(Submissions.submit, SubmitSubmission(id: drafted.id))
        province.deployment.set(day: day("2021-03-18"))
        let closed = try await province.lead.call(Rounds.close, CloseRound(id: round.id))
        province.deployment.set(day: day("2021-03-22"))
        return (closed, drafted.id)
    }

    private func correct(
        _ round: Round, openedOn: String? = nil, closedOn: String? = nil, due: String? = nil
    ) -> CorrectRound {
        CorrectRound(id: round.id, reason: "Chép nhầm ngày").with {
            ($0.openedOn, $0.closedOn) = (openedOn.map { day($0) }, closedOn.map { day($0) })
            $0.due = due.map { day($0) }
        }
    }

    private func void(_ round: Round, _ what: RoundPart) -> VoidRound {
        VoidRound(id: round.id, what: what, reason: "Ghi nhầm đợt")
    }

    private func rounds(_ province: Province, _ status: RoundStatus? = nil) async throws -> [Round] {
        try await province.lead.call(
            Rounds.list, ListRounds(plan: Province.plan).with { $0.status = status }
        ).items
    }

    private func refused(
        _ province: Province, _ request: CorrectRound, _ status: Status, at field: String, _ text: String
    ) async throws {
        expect(try await province.lead.refusal(of: Rounds.correct, request), status, at: field, text)
    }

    private func refused(
        _ province: Province, _ request: VoidRound, _ text: String = ""
    ) async throws {
        expect(
            try await province.lead.refusal(of: Rounds.void, request), .failedPrecondition, at: "/what", text)
    }

    @Test(
        "its days are put right in their order, around what was handed in, and lateness goes by the right ones"
    )
    func corrected() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let (round, report) = try await closed(province)
            func standing() async throws -> [DutyState] {
                let request = ListDuties(plan: Province.plan).with { $0.unit = Province.health }
                return try await province.lead.call(Duties.list, request).items
                    .filter { $0.duty == "ad-hoc" }.map(\.state)
            }
            #expect(try await standing() == [.onTime])
            // What stands in the way is told with its day, and with who recorded it when.
            let handedIn = "\(Province.health) on 2021-03-17"
            for (request, field, text) in [
                (correct(round, openedOn: "2021-03-18"), "/openedOn", handedIn),
                (correct(round, openedOn: "2021-03-18"), "/openedOn", report.text),
                (correct(round, openedOn: "2021-03-19"), "/openedOn", "\(Province.dolisa) on 2021-03-18"),
                (correct(round, closedOn: "2021-03-16"), "/closedOn", handedIn),
                (correct(round, closedOn: "2021-03-23"), "/closedOn", "2021-03-23"),
                (correct(round, due: "2021-03-14"), "/due", "\(Province.dolisa) on 2021-03-15"),
            ] { try await refused(province, request, .invalidArgument, at: field, text) }
            let request = correct(
                round, openedOn: "2021-03-12", closedOn: "2021-03-19", due: "2021-03-16")
            let right = try await province.lead.call(Rounds.correct, request)
            #expect(right.openedOn == day("2021-03-12") && right.closedOn == day("2021-03-19"))
            #expect(right.due == day("2021-03-16") && right.reason == "Chép nhầm ngày")
            #expect(right.status == .closed && right.units == round.units)
            #expect(try await rounds(province) == [right])
            #expect(try await standing() == [.late])
            try await refused(province, request, .failedPrecondition, at: "/id", round.id.text)
            let clerk = province.client(Province.health)
            expect(try await clerk.refusal(of: Rounds.correct, request), .permissionDenied, at: "/id")
            let unknown = CorrectRound(id: newID(), reason: " ").with { $0.openedOn = day("2021-03-23") }
            expectAll(
                try await province.lead.refusal(of: Rounds.correct, unknown),
                ["/id", "/openedOn", "/reason"])
            // The plan says when a duty's report is due.
            let yearly = try await province.lead.call(
                Rounds.open,
                OpenRound(plan: Province.plan, period: try period("2021-01-01", "2021-12-31")).with {
                    $0.duty = "yearly"
                })
            try await refused(
                province, correct(yearly, due: "2021-12-31"), .invalidArgument, at: "/due", "yearly")
            try await refused(
                province, correct(yearly, closedOn: "2021-03-22"), .failedPrecondition, at: "/closedOn",
                yearly.id.text)
        }
    }

    @Test("what never was is taken back, the closing first; one with a report handed in stands")
    func voided() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let (round, report) = try await closed(province)
            try await refused(province, void(round, .opening), "2021-03-18")
            let again = try await province.lead.call(Rounds.void, void(round, .closing))
            #expect(again.status == .open && again.closedOn == nil && again.reason == "Ghi nhầm đợt")
            try await refused(province, void(round, .closing), round.id.text)
            for text in [Province.health.text, report.text, "\(Province.health) on 2021-03-17"] {
                try await refused(province, void(round, .opening), text)
            }
            _ = try await province.lead.call(
                Submissions.return, ReturnSubmission(id: report, reason: "Không có đợt này"))
            let never = try await province.lead.call(Rounds.void, void(round, .opening))
            #expect(never.status == .voided)
            #expect(try await rounds(province).isEmpty)
            #expect(try await rounds(province, .voided) == [never])
            let clerk = province.client(Province.health)
            expect(
                try await clerk.refusal(of: Submissions.submit, SubmitSubmission(id: report)),
                .failedPrecondition, at: "/id")
            for what in RoundPart.allCases { try await refused(province, void(round, what)) }
            #expect(
                try await province.events(of: "round") == ["Opened", "Closed", "Reopened", "Voided"])

            // A duty's period is collected once, and anew where that never was.
            let request = OpenRound(plan: Province.plan, period: try period("2021-01-01", "2021-12-31"))
                .with { $0.duty = "yearly" }
            let yearly = try await province.lead.call(Rounds.open, request)
            expect(
                try await province.lead.refusal(of: Rounds.open, request), .alreadyExists, at: "/period")
            _ = try await province.lead.call(Rounds.void, void(yearly, .opening))
            #expect(try await province.lead.call(Rounds.open, request).status == .open)
        }
    }

    @Test("a review's round is the review's to take back")
    func ofReview() async throws {
        try await Province.open(today: "2022-01-10", on: [.inProcess]) { province in
            let review = try await province.lead.call(
                Reviews.open,
                OpenReview(
                    plan: Province.plan, kind: .preliminary, period: try period("2020-01-01", "2021-12-31"),
                    due: day("2022-02-15"), units: [Province.health]))
            let round = try #require(try await rounds(province).first)
            for text in [review.id.text, "\(Province.dolisa) on 2022-01-10"] {
                try await refused(province, void(round, .opening), text)
            }
            _ = try await province.lead.call(
                Reviews.conclude, ConcludeReview(id: review.id, conclusion: "Đạt"))
            try await refused(province, void(round, .closing), review.id.text)
            _ = try await province.lead.call(
                Reviews.void, VoidReview(id: review.id, what: .conclusion, reason: "Chưa họp"))
            #expect(try await rounds(province).map(\.reason) == ["Chưa họp"])
            // One that was closed by itself is opened again by itself.
            _ = try await province.lead.call(Rounds.close, CloseRound(id: round.id))
            #expect(try await province.lead.call(Rounds.void, void(round, .closing)).status == .open)
        }
    }
}
