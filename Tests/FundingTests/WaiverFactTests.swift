import Bus
import FundingAPI
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Waivers are periods that can be put right", .timeLimit(.minutes(5)))
struct WaiverFactTests {
    @Test("one that has ended is in the way of its own days, and is told with them and who entered it")
    func collisions() async throws {
        try await WaivedChild.open { child in
            let first = try await child.grant("2020-09-01", "2021-01-31")
            let refused = try await child.office.treasury.refusal(
                of: Waivers.grant, child.request("2021-01-31"))
            let named = "from 2020-09-01 to 2021-01-31 (\(first.id.text), entered by thai-binh)"
            expect(refused, .alreadyExists, at: "/kind", named)
            expect(
                try await child.office.treasury.refusal(
                    of: Waivers.grant, child.request("2020-01-01", "2020-09-01")), .alreadyExists,
                at: "/kind", named)
            try await child.grant("2021-02-01")
            // Before an open one there is room as well.
            try await child.grant("2020-01-01", "2020-08-31")
            #expect(try await child.listed().count == 3)
        }
    }

    @Test("a corrected waiver never was as it was entered, and what was known stays known")
    func correct() async throws {
        try await WaivedChild.open { child in
            let waiver = try await child.grant("2021-01-01", "2021-05-31")
            child.office.deployment.set(day: day("2021-03-20"))
            let treasury = child.office.treasury
            let corrected = try await treasury.call(
                Waivers.correct,
                CorrectWaiver(id: waiver.id, reason: "gõ nhầm").with {
                    ($0.from, $0.percent, $0.clear) = (day("2021-02-01"), 50, ["until"])
                })
            #expect(corrected.from == day("2021-02-01"))
            #expect(corrected.until == nil)
            #expect(corrected.percent == 50)
            #expect(corrected.reason == "gõ nhầm")
            #expect(try await child.listed() == [corrected])
            #expect(try await child.listed(on: "2021-01-15").isEmpty)
            #expect(try await child.listed(on: "2021-01-15", knownOn: today).map(\.percent) == [100])
            #expect(try await child.office.events().last == "waiverCorrected")
            expect(
                try await treasury.refusal(
                    of: Waivers.correct,
                    CorrectWaiver(id: waiver.id, reason: "lại").with { $0.percent = 50 }),
                .failedPrecondition, at: "/id")
            let refused = try await treasury.refusal(
                of: Waivers.correct,
                CorrectWaiver(id: waiver.id, reason: " ").with {
                    ($0.from, $0.until, $0.percent) = (day("2011-12-31"), day("2011-12-30"), 0)
                })
            #expect(refused?.fields == ["/from", "/until", "/percent", "/reason"])
        }
    }

    @Test("a correction is not moved onto another one's days")
    func correctedOnto() async throws {
        try await WaivedChild.open { child in
            let first = try await child.grant("2020-09-01", "2021-01-31")
            let second = try await child.grant("2021-02-01")
            let refused = try await child.office.treasury.refusal(
                of: Waivers.correct,
                CorrectWaiver(id: second.id, reason: "sớm hơn").with { $0.from = day("2021-01-31") })
            expect(refused, .failedPrecondition, at: "/id", first.id.text)
            #expect(refused?.message.contains("thai-binh") == true)
        }
    }

    @Test("a voided waiver never was, and gives its days back")
    func void() async throws {
        try await WaivedChild.open { child in
            let waiver = try await child.grant("2021-01-01")
            child.office.deployment.set(day: day("2021-03-20"))
            let treasury = child.office.treasury
            #expect(try await treasury.call(Waivers.void, VoidWaiver(id: waiver.id)) == waiver)
            #expect(try await child.listed().isEmpty)
            #expect(try await child.listed(on: "2021-02-01").isEmpty)
            #expect(try await child.listed(on: "2021-02-01", knownOn: today).map(\.id) == [waiver.id])
            expect(
                try await treasury.refusal(of: Waivers.void, VoidWaiver(id: waiver.id)), .notFound, at: "/id")
            // The id is that fact's for ever.
            expect(
                try await treasury.refusal(
                    of: Waivers.grant, child.request("2021-01-01").with { $0.id = waiver.id }),
                .alreadyExists, at: "/id")
            try await child.grant("2021-01-01")
        }
    }
}

@Suite("Kinds of waivers", .timeLimit(.minutes(5)))
struct WaiverKindTests {
    @Test("what is exempt is not reduced, on the same days; another kind goes beside it")
    func exclusive() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            func request(_ kind: String, _ from: String, _ until: String? = nil) -> GrantWaiver {
                GrantWaiver(child: child, kind: kind, unit: diemDien).with {
                    ($0.from, $0.until) = (day(from), until.map { day($0) })
                    ($0.schoolYear, $0.schoolLevel, $0.amount) = (2020, "primary", 450_000)
                }
            }
            let exempt = try await list.commune.call(
                Waivers.grant, request("tuition-exemption", "2020-09-01", "2021-05-31"))
            #expect(exempt.schoolYear == 2020 && exempt.schoolLevel == "primary" && exempt.amount == 450_000)
            expect(
                try await list.commune.refusal(of: Waivers.grant, request("tuition-reduction", "2021-05-31")),
                .alreadyExists, at: "/kind", exempt.id.text)
            let reduced = try await list.commune.call(
                Waivers.grant, request("tuition-reduction", "2021-06-01"))
            try await list.commune.call(Waivers.grant, request("other-contributions", "2020-09-01"))
            expect(
                try await list.commune.refusal(
                    of: Waivers.correct,
                    CorrectWaiver(id: reduced.id, reason: "nhập nhầm").with { $0.from = day("2021-05-01") }),
                .alreadyExists, at: "/id", exempt.id.text)
            let later = try await list.commune.call(
                Waivers.correct,
                CorrectWaiver(id: reduced.id, reason: "nhập nhầm").with {
                    ($0.schoolYear, $0.clear) = (2021, ["amount"])
                })
            #expect(later.schoolYear == 2021 && later.amount == nil && later.schoolLevel == "primary")
            let listed = try await list.commune.call(
                Waivers.list, ListWaivers().with { ($0.child, $0.schoolYear) = (child, 2020) })
            #expect(Set(listed.items.map(\.kind)) == ["tuition-exemption", "other-contributions"])
            let then = try await list.commune.call(
                Waivers.list, ListWaivers().with { ($0.child, $0.on) = (child, day("2021-01-01")) })
            #expect(then.items.map(\.amount) == [450_000, 450_000])
        }
    }

    @Test("two that go together at no time, under two entries of one child, are told of each other")
    func enteredTwice() async throws {
        try await PaidList.open { list in
            let (child, twin) = (
                try await list.child(born: "2012-06-15"), try await list.child(born: "2012-06-15")
            )
            func granted(_ kind: String, to child: ChildID) async throws -> Waiver {
                try await list.commune.call(
                    Waivers.grant,
                    GrantWaiver(child: child, kind: kind, unit: diemDien).with { $0.from = day("2020-09-01") }
                )
            }
            let exempt = try await granted("tuition-exemption", to: child)
            let reduced = try await granted("tuition-reduction", to: twin)
            let beside = try await granted("other-contributions", to: twin)
            try await list.office.tell(.merging(twin, into: child))
            let listed = try await list.commune.call(
                Waivers.list, ListWaivers().with { $0.child = child }
            ).items
            let colliding = Dictionary(listed.map { ($0.id, $0.collidesWith) }) { one, _ in one }
            #expect(
                colliding == [exempt.id: [reduced.id], reduced.id: [exempt.id], beside.id: nil])
        }
    }

    @Test("years, levels and amounts that there are not are told together")
    func wrong() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let told = try await list.commune.refusal(
                of: Waivers.grant,
                GrantWaiver(child: child, kind: "tuition-exemption", unit: diemDien).with {
                    ($0.schoolYear, $0.schoolLevel, $0.amount) = (1999, "university", -1)
                })
            #expect(Set(told?.fields ?? []) == ["/schoolYear", "/schoolLevel", "/amount"])
        }
    }
}
