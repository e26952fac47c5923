import Bus
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("What was said of a review and never was so", .timeLimit(.minutes(5)))
struct ReviewSaidWronglyTests {
    private func open(_ province: Province, _ kind: ReviewKind = .preliminary) async throws -> Review {
        let span =
            try kind == .final ? period("2020-01-01", "2025-12-31") : period("2020-01-01", "2021-12-31")
        return try await province.lead.call(
            Reviews.open,
            OpenReview(
                plan: Province.plan, kind: kind, period: span, due: day("2022-02-15"),
                units: [Province.health, Province.district]))
    }

    private func list(
        _ province: Province, on text: String? = nil, knownOn: String? = nil
    ) async throws -> [Review] {
        let request = ListReviews(plan: Province.plan).with {
            ($0.on, $0.knownOn) = (text.map { day($0) }, knownOn.map { day($0) })
        }
        return try await province.lead.call(Reviews.list, request).items
    }

    private func rounds(
        _ province: Province, _ status: RoundStatus? = nil
    ) async throws -> [RoundStatus] {
        try await province.lead.call(
            Rounds.list, ListRounds(plan: Province.plan).with { $0.status = status }
        ).items.map(\.status)
    }

    @Test("it is put right for every day, with the figures of its conclusion, and stays as known before")
    func corrected() async throws {
        try await Province.open(today: "2022-01-10", on: [.inProcess]) { province in
            let review = try await open(province)
            let early = CorrectReview(id: review.id, reason: "Nhầm").with { $0.conclusion = "Đạt" }
            expect(
                try await province.lead.refusal(of: Reviews.correct, early), .failedPrecondition, at: "/id")
            let concluded = try await province.lead.call(
                Reviews.conclude,
                ConcludeReview(id: review.id, conclusion: "Đạt một nửa").with { $0.lessons = ["Làm sớm hơn"] }
            )
            province.deployment.set(day: day("2022-01-20"))
            let request = CorrectReview(id: review.id, reason: "Chép nhầm biên bản").with {
                ($0.conclusion, $0.lessons) = ("Đạt hai phần ba", ["Làm sớm hơn", "Làm kỹ hơn"])
                ($0.openedOn, $0.concludedOn) = (day("2022-01-05"), day("2022-01-15"))
            }
            let right = try await province.lead.call(Reviews.correct, request)
            #expect(right.conclusion == "Đạt hai phần ba" && right.lessons.count == 2)
            #expect(right.openedOn == day("2022-01-05") && right.concludedOn == day("2022-01-15"))
            #expect(right.series == concluded.series && right.missing == concluded.missing)
            #expect(try await list(province) == [right])
            let then = try await list(province, on: "2022-01-07")
            #expect(then.map(\.status) == [.open] && then.first?.series == nil)
            #expect(then.map(\.conclusion) == [nil])
            #expect(try await list(province, on: "2022-01-07", knownOn: "2022-01-19").isEmpty)
            let known = try await list(province, knownOn: "2022-01-19")
            #expect(known.map(\.conclusion) == ["Đạt một nửa"] && known.map(\.lessons.count) == [1])
            #expect(known.map(\.concludedOn) == [day("2022-01-10")])
            expect(
                try await province.lead.refusal(of: Reviews.correct, request), .failedPrecondition, at: "/id",
                review.id.text)
            let wrong = request.with {
                ($0.openedOn, $0.concludedOn) = (day("2022-01-17"), day("2022-01-16"))
                ($0.lessons, $0.reason) = ([" "], " ")
            }
            expectAll(
                try await province.lead.refusal(of: Reviews.correct, wrong),
                ["/openedOn", "/concludedOn", "/lessons/0", "/reason"])
            let clerk = province.client(Province.health)
            expect(
                try await clerk.refusal(of: Reviews.correct, request), .permissionDenied, at: "/id")
            #expect(try await province.events(of: "review") == ["Opened", "Concluded", "Corrected"])
        }
    }

    @Test("a conclusion that never was opens it and its round again; with its opening neither ever was")
    func voided() async throws {
        try await Province.open(today: "2022-01-10", on: [.inProcess]) { province in
            let (lead, clerk) = (province.lead, province.client(Province.health))
            let review = try await open(province)
            func void(_ what: ReviewPart) -> VoidReview {
                VoidReview(id: review.id, what: what, reason: "Ghi nhầm")
            }
            func refused(_ what: ReviewPart) async throws {
                expect(
                    try await lead.refusal(of: Reviews.void, void(what)), .failedPrecondition, at: "/what")
            }
            try await refused(.conclusion)
            _ = try await lead.call(Reviews.conclude, ConcludeReview(id: review.id, conclusion: "Đạt"))
            province.deployment.set(day: day("2022-01-20"))
            try await refused(.opening)
            let again = try await lead.call(Reviews.void, void(.conclusion))
            #expect(again.status == .open && again.conclusion == nil && again.series == nil)
            #expect(again.missing == nil && again.closedRound == nil)
            #expect(try await rounds(province) == [.open])
            try await refused(.conclusion)
            let drafted = try await clerk.call(
                Submissions.draft,
                DraftSubmission(round: review.round, unit: Province.health).with { $0.narrative = "Đã làm" })
            _ = try await clerk.call(Submissions.submit, SubmitSubmission(id: drafted.id))
            try await refused(.opening)
            _ = try await lead.call(
                Submissions.return, ReturnSubmission(id: drafted.id, reason: "Không có cuộc này"))
            _ = try await lead.call(Reviews.void, void(.opening))
            #expect(try await list(province).isEmpty)
            #expect(try await list(province, knownOn: "2022-01-19").map(\.status) == [.concluded])
            #expect(try await rounds(province).isEmpty)
            #expect(try await rounds(province, .voided) == [.voided])
            let duties = try await lead.call(Duties.list, ListDuties(plan: Province.plan)).items
            #expect(duties.allSatisfy { $0.duty != "ad-hoc" })
            expect(try await lead.refusal(of: Reviews.void, void(.opening)), .notFound, at: "/id")
            #expect(
                try await province.events(of: "round") == ["Opened", "Closed", "Reopened", "Voided"])
            // A plan has one final review, of which one that never was is none.
            let first = try await open(province, .final)
            _ = try await lead.call(
                Reviews.void, VoidReview(id: first.id, what: .opening, reason: "Ghi nhầm kế hoạch"))
            #expect(try await open(province, .final).status == .open)
        }
    }
}
