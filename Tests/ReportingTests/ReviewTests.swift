import Bus
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("A plan is reviewed", .timeLimit(.minutes(5)))
struct ReviewTests {
    private func open(
        _ kind: ReviewKind, _ start: String, _ end: String
    ) throws -> OpenReview {
        OpenReview(
            plan: Province.plan, kind: kind, period: try period(start, end), due: day("2022-02-15"),
            units: [Province.health, Province.district])
    }

    @Test("what units say is gathered in its round, and it is concluded from the series, with lessons")
    func life() async throws {
        try await Province.open(today: "2021-12-01", on: [.inProcess]) { province in
            let children = try await province.children(6)
            try await province.deliver(to: children[0], on: "2021-12-01", by: province.provider())
            province.deployment.set(day: day("2022-01-10"))
            let review = try await province.lead.call(
                Reviews.open, open(.preliminary, "2020-01-01", "2021-12-31"))
            let clerk = province.client(Province.health)
            let drafted = try await clerk.call(
                Submissions.draft,
                DraftSubmission(round: review.round, unit: Province.health).with { $0.narrative = "Đã làm" })
            _ = try await clerk.call(Submissions.submit, SubmitSubmission(id: drafted.id))
            _ = try await province.lead.call(Submissions.accept, AcceptSubmission(id: drafted.id))
            let conclude = ConcludeReview(id: review.id, conclusion: "Đạt một nửa").with {
                $0.lessons = ["Làm sớm hơn"]
                $0.successors = ["thai-binh-2026-2030"]
            }
            let own = try await clerk.refusal(of: Reviews.conclude, conclude)
            #expect(own?.status == .permissionDenied && own?.fields == ["/id"])
            let concluded = try await province.lead.call(Reviews.conclude, conclude)
            #expect(concluded.status == .concluded && concluded.concludedOn == day("2022-01-10"))
            #expect(concluded.lessons == ["Làm sớm hơn"] && concluded.successors.count == 1)
            #expect(concluded.submissions?.map(\.unit) == [Province.health])
            #expect(concluded.missing == [Province.district])
            let series = try #require(concluded.series?.first { $0.indicator == "T1" })
            #expect(series.values.map(\.on) == [day("2020-12-31"), day("2021-12-31")])
            #expect(series.values.map(\.pair) == [[0, 0], [1, 6]])
            #expect(series.values.map(\.target) == [70, 90])
            let rounds = try await province.lead.call(Rounds.list, ListRounds(plan: Province.plan))
            #expect(rounds.items.map(\.status) == [.closed])
            let again = try await province.lead.refusal(of: Reviews.conclude, conclude)
            #expect(again?.status == .failedPrecondition)
            let listed = try await province.lead.call(Reviews.list, ListReviews(plan: Province.plan))
            #expect(listed.items == [concluded])
            #expect(try await province.events(of: "review") == ["Opened", "Concluded"])
        }
    }

    @Test("a final review is of the whole plan, and there is one; a preliminary one lies within the plan")
    func kinds() async throws {
        try await Province.open(today: "2022-01-10", on: [.inProcess]) { province in
            let lead = province.lead
            let whole = try open(.final, "2020-01-01", "2025-12-31")
            let part = try await lead.refusal(of: Reviews.open, open(.final, "2020-01-01", "2021-12-31"))
            #expect(part?.status == .invalidArgument && part?.fields == ["/period"])
            let outside = try await lead.refusal(
                of: Reviews.open, open(.preliminary, "2019-01-01", "2021-12-31"))
            #expect(outside?.status == .invalidArgument && outside?.fields == ["/period"])
            let wholly = try open(.final, "2020-01-01", "2021-12-31").with {
                ($0.due, $0.units) = (day("2022-01-09"), [])
            }
            expectAll(try await lead.refusal(of: Reviews.open, wholly), ["/period", "/due", "/units"])
            let opened = try await lead.call(Reviews.open, whole)
            expect(
                try await lead.refusal(of: Reviews.open, whole), .alreadyExists, at: "/kind", opened.id.text)
            let wrong = ConcludeReview(id: opened.id, conclusion: " ").with { $0.lessons = ["Một", " "] }
            expectAll(try await lead.refusal(of: Reviews.conclude, wrong), ["/conclusion", "/lessons/1"])
            let stranger = try await province.client("hung-yen").refusal(
                of: Reviews.open, open(.preliminary, "2020-01-01", "2021-12-31"))
            #expect(stranger?.status == .permissionDenied && stranger?.fields == ["/plan"])
        }
    }
}
