import Bus
import CampaignsAPI
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("A class has other days than were said", .timeLimit(.minutes(5)))
struct ClassDaysTests {
    @Test("its days keep their order and hold all that was entered in it")
    func bounds() async throws {
        try await School.deploy { _, office in
            let (entry, _) = try await School.completed(office)
            let by = "do thai-binh ghi ngày 15/03/2021"
            for (request, field, text) in [
                (School.days(of: entry, start: "2021-03-11"), "/start", by),
                (School.days(of: entry, end: "2021-02-27"), "/end", "27/02/2021"),
                (School.days(of: entry, end: "2021-03-16"), "/end", by),
                (School.days(of: entry, completedOn: "2021-03-09"), "/completedOn", by),
                (School.days(of: entry, completedOn: "2021-03-16"), "/completedOn", "16/03/2021"),
            ] {
                expect(
                    try await office.refusal(of: Classes.correctDays, request), .invalidArgument, at: field,
                    text)
            }
            for (request, text) in [
                (School.days(of: entry, start: "2021-03-03"), "02/03/2021"),
                (School.days(of: entry, start: "2021-03-03"), by),
                (School.days(of: entry, end: "2021-03-07"), "08/03/2021"),
                (School.days(of: entry), entry.id.text),
            ] {
                expect(
                    try await office.refusal(of: Classes.correctDays, request), .failedPrecondition,
                    at: "/id", text)
            }
            let wrong = School.days(of: entry, end: "2021-02-27").with { $0.reason = " " }
            expectAll(try await office.refusal(of: Classes.correctDays, wrong), ["/end", "/reason"])
            let course = try await School.approved(office)
            let open = try await office.call(Classes.open, School.classRequest(course.id, from: "2021-03-02"))
            expect(
                try await office.refusal(
                    of: Classes.correctDays, School.days(of: open, completedOn: "2021-03-12")),
                .failedPrecondition, at: "/completedOn")
            // No two of one course are taught in a place on the same days, unless somebody says so.
            let other = try await office.call(
                Classes.open,
                School.classRequest(course.id, from: "2021-03-05").with { $0.confirmedDistinct = true })
            let same = School.days(of: other, start: "2021-03-02")
            expect(
                try await office.refusal(of: Classes.correctDays, same), .alreadyExists, at: "/start",
                open.id.text)
            let two = try await office.call(Classes.correctDays, same.with { $0.confirmedDistinct = true })
            #expect(two.start == open.start)
        }
    }

    @Test("a place that ends later stands in the way, and more places than there are")
    func places() async throws {
        try await SmallClass.open { small in
            _ = try await small.office.call(
                Classes.enrol, small.enrol(0, from: "2021-02-20", until: "2021-02-25"))
            _ = try await small.office.call(
                Classes.enrol, small.enrol(1, from: "2021-02-22", until: "2021-03-08"))
            func refused(_ change: (inout CorrectClass) -> Void, at field: String, _ text: String)
                async throws
            {
                let request = CorrectClass(id: small.id, reason: "Nhầm").with(change)
                expect(
                    try await small.office.refusal(of: Classes.correctDays, request), .failedPrecondition,
                    at: field, text)
            }
            try await refused({ $0.end = day("2021-03-05") }, at: "/end", "08/03/2021")
            try await refused({ $0.start = day("2021-02-21") }, at: "/id", "22/02/2021")
            let right = try await small.office.call(
                Classes.correctDays,
                CorrectClass(id: small.id, reason: "Nhầm").with { $0.start = day("2021-02-26") })
            #expect(right.start == day("2021-02-26") && right.status == .open)
        }
    }
}
