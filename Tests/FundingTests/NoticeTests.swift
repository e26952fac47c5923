import Bus
import FundingAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("What is posted in public of assistance", .timeLimit(.minutes(5)))
struct NoticeTests {
    private let place = "Nhà văn hóa thôn 3"

    @Test("hangs two working days of an allowance, seven of an admission, with where, until when and by whom")
    func terms() async throws {
        try await PaidList.open { list in
            let granted = try await list.grant(list.child(born: "2012-06-15"), on: "2021-09-15")
            let ask = PostNotice(entitlements: [granted.id], place: place).with {
                $0.from = day("2021-09-16")
            }
            // A Thursday: Friday and, after the weekend, Monday.
            let posted = try await list.commune.call(Notices.post, ask, key: "k1")
            #expect(posted.from == day("2021-09-16") && posted.until == day("2021-09-20"))
            #expect(posted.place == place && posted.unit == diemDien && posted.displayedBy == diemDien)
            #expect(try await list.commune.call(Notices.post, ask, key: "k1") == posted)
            let short = ask.with { $0.until = day("2021-09-17") }
            expect(
                try await list.commune.refusal(of: Notices.post, short), .invalidArgument, at: "/until")
            let admitted = try await list.grant(
                list.child(born: "2012-06-15"), "institution", on: "2021-09-15")
            let both = ask.with { $0.entitlements = [granted.id, admitted.id] }
            // Seven working days, the 20th to the 24th among them.
            #expect(try await list.commune.call(Notices.post, both).until == day("2021-09-27"))
            #expect(try await list.office.events(of: "noticePosted").count == 2)
        }
    }

    @Test("says nothing of what the law keeps private, and no event says whose it is")
    func sealed() async throws {
        try await PaidList.open { list in
            let open = try await list.grant(list.child(born: "2012-06-15"), on: "2021-09-02")
            let sealed = try await list.grant(list.child(born: "2012-06-15"), "hiv-poor", on: "2021-09-02")
            expect(
                try await list.commune.refusal(
                    of: Notices.post, PostNotice(entitlements: [open.id, sealed.id], place: place)),
                .failedPrecondition, at: "/entitlements/1")
            let posted = try await list.commune.call(
                Notices.post, PostNotice(entitlements: [open.id], place: place))
            #expect(NoticeFacts(posted).id == posted.id)
            let other = list.office.client(thuyNinh)
            try await other.expectUnknown(
                Notices.post, PostNotice(entitlements: [open.id], place: place), at: "/entitlements/0")
            try await other.expectUnknown(
                Notices.takeDown, TakeDownNotice(id: posted.id, reason: "Sai tên"), at: "/id")
        }
    }

    @Test("is taken down once, before its time, and stood otherwise before")
    func takenDown() async throws {
        try await PaidList.open { list in
            let granted = try await list.grant(list.child(born: "2012-06-15"), on: "2021-09-02")
            let posted = try await list.commune.call(
                Notices.post,
                PostNotice(entitlements: [granted.id], place: place).with {
                    ($0.from, $0.until) = (day("2021-09-10"), day("2021-09-30"))
                })
            let ask = TakeDownNotice(id: posted.id, reason: "Sai tên")
            #expect(try await list.commune.call(Notices.takeDown, ask).takenDownOn == day("2021-09-20"))
            expect(
                try await list.commune.refusal(of: Notices.takeDown, ask), .failedPrecondition, at: "/id",
                "2021-09-20")
            func known(_ on: Day?) async throws -> [Day?] {
                try await list.commune.items(
                    Notices.list, ListNotices(unit: diemDien).with { $0.on = on }
                ).map(\.takenDownOn)
            }
            #expect(try await known(nil) == [day("2021-09-20")])
            #expect(try await known(day("2021-09-15")) == [nil])
            #expect(try await known(day("2021-09-05")).isEmpty)
        }
    }

    @Test("all that is wrong is told at once")
    func refused() async throws {
        try await PaidList.open { list in
            let missing: EntitlementID = newID()
            let wrong = PostNotice(entitlements: [missing, missing], place: " ").with {
                $0.from = day("2021-10-01")
            }
            let told = try await list.commune.refusal(of: Notices.post, wrong)
            #expect(told?.status == .invalidArgument)
            #expect(
                Set(told?.fields ?? []) == ["/place", "/from", "/entitlements/0", "/entitlements/1"])
        }
    }
}
