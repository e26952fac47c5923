import Bus
import CampaignsAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("What is the same is entered once, in whatever spelling", .timeLimit(.minutes(5)))
struct EnteredTwiceTests {
    @Test("a course of one title and owner; the refusal names it and who entered it")
    func course() async throws {
        try await School.open { office in
            let designed = try await office.call(Courses.design, School.course())
            let again = School.course([.teachers], title: "KỸ NĂNG  hoà nhập")
            let refused = try await office.refusal(of: Courses.design, again)
            expect(refused, .alreadyExists, at: "/title", designed.id.text)
            #expect(refused?.message.contains("do \(School.province.text) ghi") == true)
            let district = office.acting(as: School.district)
            let theirs = try await district.call(
                Courses.design, again.with { $0.unit = School.district })
            #expect(theirs.unit == School.district)
            let other = try await office.call(Courses.design, School.course(title: "Kỹ năng hòa nhập 2"))
            #expect(try await office.call(Courses.list, ListCourses()).items.count == 3)
            #expect(other.id != designed.id)
        }
    }

    @Test("a title that only looks the same, or is a table's word for none, is no title")
    func title() async throws {
        try await School.open { office in
            _ = try await office.call(Courses.design, School.course())
            for (title, words) in [
                ("Kỹ năng hò\u{430} nhập", "U+0430"), ("#REF!", "#REF!"), ("NULL", "NULL"),
            ] {
                expect(
                    try await office.refusal(of: Courses.design, School.course(title: title)),
                    .invalidArgument, at: "/title", words)
                expect(
                    try await office.refusal(
                        of: Campaigns.plan, School.campaign("2021-03-01", title: title)),
                    .invalidArgument, at: "/title", words)
            }
        }
    }

    @Test("a campaign of one title, unit and days")
    func campaign() async throws {
        try await School.open { office in
            let planned = try await office.call(Campaigns.plan, School.campaign("2021-03-01"))
            expect(
                try await office.refusal(
                    of: Campaigns.plan, School.campaign("2021-03-01", title: "tháng hành động")),
                .alreadyExists, at: "/title", planned.id.text)
            let later = try await office.call(Campaigns.plan, School.campaign("2021-03-02"))
            #expect(later.start == day("2021-03-02"))
        }
    }

    @Test("an event of one title, place and day, unless it was cancelled; nor is another held there that day")
    func event() async throws {
        try await School.open { office in
            func schedule(_ on: String, venue: String? = nil) -> ScheduleEvent {
                ScheduleEvent(
                    title: "Nói chuyện", channel: .direct, place: School.commune, on: day(on),
                    audiences: [.children]
                ).with { $0.venue = venue }
            }
            let first = try await office.call(Events.schedule, schedule("2021-03-01"))
            expect(
                try await office.refusal(of: Events.schedule, schedule("2021-03-01")), .alreadyExists,
                at: "/title", first.id.text)
            let elsewhere = try await office.call(
                Events.schedule, schedule("2021-03-01", venue: "Nhà văn hóa"))
            #expect(elsewhere.venue == "Nhà văn hóa")
            let second = try await office.call(Events.schedule, schedule("2021-03-02"))
            let hold = HoldEvent(id: second.id, reach: [Reach(audience: .children, female: 3, male: 4)])
            expect(
                try await office.refusal(of: Events.hold, hold.with { $0.on = day("2021-03-01") }),
                .alreadyExists, at: "/on", first.id.text)
            _ = try await office.call(Events.cancel, CancelEvent(id: first.id, reason: "ghi nhầm"))
            let held = try await office.call(Events.hold, hold.with { $0.on = day("2021-03-01") })
            #expect(held.on == day("2021-03-01"))
        }
    }
}
