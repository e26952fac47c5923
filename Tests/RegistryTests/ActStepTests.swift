import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What others do to a chair's act, and what becomes of its child", .timeLimit(.minutes(5)))
struct ActStepTests {
    private typealias Desk = ActTests.Desk

    @Test(
        "to who reaches the child and may not read it there is none: nothing is written over it, no step is taken"
    )
    func elsewhere() async throws {
        try await Desk.play { desk in
            let drafted = try await desk.draft(on: "2021-01-11")
            func refusals(_ id: ActID) async throws -> [Refused?] {
                let district = desk.district
                let correction = CorrectAct(id: id).with { $0.content = "Hỗ trợ sách vở." }
                return [
                    try await district.refusal(of: Acts.correct, correction),
                    try await district.refusal(of: Acts.submit, SubmitAct(id: id)),
                    try await district.refusal(of: Acts.issue, IssueAct(id: id)),
                    try await district.refusal(of: Acts.void, VoidAct(id: id)),
                ]
            }
            let nothing: ActID = newID()
            for (known, unknown) in zip(try await refusals(drafted.id), try await refusals(nothing)) {
                expect(known, .notFound, at: "/id")
                #expect(known?.message.replacing(drafted.id.text, with: nothing.text) == unknown?.message)
            }
            #expect(try await desk.list(desk.chief) == [drafted])
        }
    }

    @Test("who takes a step from elsewhere does not read it by that, and who drafted it still does")
    func chiefElsewhere() async throws {
        try await Desk.play { desk in
            let drafted = try await desk.draft(on: "2021-01-11")
            let correction = CorrectAct(id: drafted.id).with { $0.content = "Hỗ trợ sách vở." }
            let chief = desk.district.acting(as: Office.district, [.caseworker, .supervisor])
            #expect(try await chief.call(Acts.correct, correction).content == "Hỗ trợ sách vở.")
            _ = try await chief.call(
                Acts.submit, SubmitAct(id: drafted.id).with { $0.on = day("2021-01-12") })
            // A chief reads what lies in reach; the office of that chief does not by it.
            #expect(try await desk.list(desk.district).isEmpty)
            for client in [desk.lan, desk.binh, desk.chief] {
                #expect(try await desk.list(client).map(\.content) == ["Hỗ trợ sách vở."])
            }
        }
    }

    @Test("who drafted it in another office reads it")
    func draftedAbove() async throws {
        try await Desk.play { desk in
            let drafted = try await desk.district.call(
                Acts.draft,
                DraftAct(child: desk.child.id, kind: .supportPlan, content: "Hỗ trợ học phí."))
            #expect(drafted.office == Office.commune && drafted.content == "Hỗ trợ học phí.")
            _ = try await desk.lan.call(Acts.submit, SubmitAct(id: drafted.id))
            #expect(try await desk.list(desk.district).map(\.content) == ["Hỗ trợ học phí."])
        }
    }

    @Test(
        "nobody enters a signature of what they submitted, whoever corrected it since, and a typo put right is no submission"
    )
    func submitters() async throws {
        try await Desk.play { desk in
            let own = try await desk.draft(on: "2021-01-11")
            let on = day("2021-01-12")
            _ = try await desk.chief.call(Acts.submit, SubmitAct(id: own.id).with { $0.on = on })
            _ = try await desk.lan.call(
                Acts.correct, CorrectAct(id: own.id).with { $0.content = "Hỗ trợ học phí cả năm." })
            let sign = SignAct(id: own.id, number: "12/QĐ-UBND", signatory: "Phạm Văn Hùng").with {
                $0.on = on
            }
            expect(try await desk.chief.refusal(of: Acts.sign, sign), .permissionDenied, at: "/id")

            let lans = try await desk.submit(desk.draft(on: "2021-01-11"), on: "2021-01-12")
            _ = try await desk.chief.call(
                Acts.correct, CorrectAct(id: lans.id).with { $0.content = "Hỗ trợ học phí." })
            #expect(try await desk.sign(lans, on: "2021-01-12").status == .signed)
            // Given back, it is submitted anew, by somebody else.
            _ = try await desk.chief.call(Acts.giveBack, GiveBackAct(id: own.id))
            _ = try await desk.submit(own, on: "2021-01-12")
            #expect(try await desk.sign(own, "13/QĐ-UBND", on: "2021-01-12").status == .signed)
        }
    }

    @Test("a placement that an act names is voided after the act")
    func placement() async throws {
        try await Desk.play { desk in
            let placed = try await desk.lan.call(
                Placements.begin,
                BeginPlacement(child: desk.child.id, kind: .residential).with {
                    ($0.provider, $0.start) = (Office.facility, day("2021-01-04"))
                })
            let act = try await desk.lan.call(
                Acts.draft,
                DraftAct(child: desk.child.id, kind: .alternativeCare, content: "Giao trẻ.").with {
                    ($0.placement, $0.on) = (placed.id, day("2021-01-11"))
                })
            let void = VoidPlacement(id: placed.id)
            let refused = try await desk.lan.refusal(of: Placements.void, void)
            expect(refused, .failedPrecondition, at: "/id", act.id.text)
            #expect(refused?.message.contains("11/01/2021") == true, "\(refused?.message ?? "")")
            _ = try await desk.lan.call(Acts.void, VoidAct(id: act.id))
            #expect(try await desk.lan.call(Placements.void, void).id == placed.id)
        }
    }

    @Test("of a child who is off the register nothing is submitted, signed or issued, and nothing waits")
    func closed() async throws {
        try await Desk.play { desk in
            let drafted = try await desk.draft(on: "2021-01-11")
            let submitted = try await desk.submit(desk.draft(on: "2021-01-11"), on: "2021-01-12")
            let signed = try await desk.submit(desk.draft(on: "2021-01-11"), on: "2021-01-12")
            _ = try await desk.sign(signed, on: "2021-01-14")
            func close(on text: String) -> CloseChild {
                CloseChild(id: desk.child.id, reason: .deceased).with { $0.on = day(text) }
            }
            // The latest step lies after it.
            let early = try await desk.lan.refusal(of: Children.close, close(on: "2021-01-13"))
            #expect(early?.status == .failedPrecondition && early?.message.contains(signed.id.text) == true)
            _ = try await desk.lan.call(Children.close, close(on: "2021-01-15"))
            let after = day("2021-01-18")
            expect(
                try await desk.lan.refusal(of: Acts.submit, SubmitAct(id: drafted.id).with { $0.on = after }),
                .failedPrecondition, at: "/on")
            let sign = SignAct(id: submitted.id, number: "13/QĐ-UBND", signatory: "Phạm Văn Hùng").with {
                $0.on = after
            }
            expect(try await desk.chief.refusal(of: Acts.sign, sign), .failedPrecondition, at: "/on")
            let issue = IssueAct(id: signed.id).with { $0.on = after }
            expect(try await desk.lan.refusal(of: Acts.issue, issue), .failedPrecondition, at: "/on")
            #expect(try await desk.lan.call(Acts.due, ListDueActs()).items.isEmpty)
            // What was done before, and comes to be known now.
            let late = try await desk.lan.call(Acts.issue, issue.with { $0.on = day("2021-01-14") })
            #expect(late.status == .issued)
        }
    }

    @Test("the first day in force is not before the signature, whichever of the two is put right")
    func days() async throws {
        try await Desk.play { desk in
            let act = try await desk.submit(desk.draft(on: "2021-01-11"), on: "2021-01-11")
            _ = try await desk.sign(act, on: "2021-01-12")
            _ = try await desk.lan.call(Acts.issue, IssueAct(id: act.id).with { $0.on = day("2021-01-15") })
            let later = CorrectAct(id: act.id).with { $0.signedOn = day("2021-01-14") }
            expect(
                try await desk.chief.refusal(of: Acts.correct, later), .invalidArgument, at: "/signedOn",
                "12/01/2021")
            let before = later.with { $0.inForceFrom = day("2021-01-13") }
            expect(
                try await desk.chief.refusal(of: Acts.correct, before), .invalidArgument, at: "/inForceFrom",
                "14/01/2021")
            let both = try await desk.chief.call(
                Acts.correct, later.with { $0.inForceFrom = day("2021-01-14") })
            #expect(both.signedOn == day("2021-01-14") && both.inForceFrom == day("2021-01-14"))
            let same = try await desk.chief.refusal(of: Acts.correct, later)
            expect(same, .failedPrecondition, at: "/id", act.id.text)
            #expect(try await desk.chief.refusal(of: Acts.correct, CorrectAct(id: act.id)) != nil)
        }
    }

    @Test(
        "the day it went out and the day it was revoked are put right by the chief, each between its neighbours"
    )
    func laterDays() async throws {
        try await Desk.play { desk in
            let act = try await desk.submit(desk.draft(on: "2021-01-11"), on: "2021-01-11")
            _ = try await desk.sign(act, on: "2021-01-12")
            func correction(issued: String? = nil, revoked: String? = nil) -> CorrectAct {
                CorrectAct(id: act.id).with {
                    ($0.issuedOn, $0.revokedOn) = (issued.map(day), revoked.map(day))
                }
            }
            let unissued = correction(issued: "2021-01-13", revoked: "2021-02-02")
            expectAll(
                try await desk.chief.refusal(of: Acts.correct, unissued), ["/issuedOn", "/revokedOn"])
            _ = try await desk.lan.call(Acts.issue, IssueAct(id: act.id).with { $0.on = day("2021-01-15") })
            _ = try await desk.chief.call(
                Acts.revoke, RevokeAct(id: act.id).with { $0.on = day("2021-02-01") })
            for (wrong, member, bound) in [
                (correction(issued: "2021-01-11"), "/issuedOn", "12/01/2021"),
                (correction(issued: "2021-02-02"), "/issuedOn", "01/02/2021"),
                (correction(revoked: "2021-01-14"), "/revokedOn", "15/01/2021"),
                (correction(issued: "2021-02-03", revoked: "2021-02-02"), "/revokedOn", "03/02/2021"),
                (correction(revoked: "2021-03-16"), "/revokedOn", "15/03/2021"),
            ] {
                expect(
                    try await desk.chief.refusal(of: Acts.correct, wrong), .invalidArgument, at: member,
                    bound)
            }
            #expect(
                try await desk.lan.refusal(of: Acts.correct, correction(issued: "2021-01-14"))?.status
                    == .permissionDenied)
            let both = try await desk.chief.call(
                Acts.correct, correction(issued: "2021-02-02", revoked: "2021-02-03"))
            #expect((both.issuedOn, both.revokedOn) == (day("2021-02-02"), day("2021-02-03")))
            #expect(both.inForceFrom == day("2021-01-12"))
            for (text, status) in [
                ("2021-02-01", ActStatus.signed), ("2021-02-02", .issued), ("2021-02-03", .revoked),
            ] {
                #expect(try await desk.list(desk.lan, on: text).map(\.status) == [status], "\(text)")
            }
            let unexplained = try await desk.deployment.unexplained(in: "registry", by: RegisterProof.self)
            #expect(unexplained.isEmpty)
        }
    }

    @Test("moved into a year in which its number is another's, it is the day that is wrong")
    func takenNumber() async throws {
        try await Desk.play { desk in
            let first = try await desk.submit(desk.draft(on: "2020-12-30"), on: "2020-12-30")
            _ = try await desk.sign(first, on: "2020-12-31")
            let second = try await desk.submit(desk.draft(on: "2020-12-30"), on: "2020-12-30")
            _ = try await desk.sign(second, on: "2021-01-04")
            let moved = CorrectAct(id: second.id).with { $0.signedOn = day("2020-12-31") }
            expect(
                try await desk.chief.refusal(of: Acts.correct, moved), .alreadyExists, at: "/signedOn",
                first.id.text)
        }
    }

    @Test(
        "acts of both entries are the merged child's"
    )
    func merged() async throws {
        try await Desk.play { desk in
            let other = try await desk.lan.call(
                Children.register,
                RegistryTests.child(registeredOn: day("2020-01-10")).with { $0.confirmedDistinct = true })
            let own = try await desk.draft(on: "2021-01-11")
            let others = try await desk.lan.call(
                Acts.draft,
                DraftAct(child: other.id, kind: .supportPlan, content: "Cấp thẻ bảo hiểm.").with {
                    $0.on = day("2021-01-12")
                })
            _ = try await desk.chief.call(
                Children.merge,
                MergeChildren(survivor: desk.child.id, duplicate: other.id, reason: "Một trẻ"))
            #expect(try await desk.list(desk.lan).map(\.id) == [own.id, others.id])
            #expect(try await desk.list(desk.lan).last?.content == "Cấp thẻ bảo hiểm.")
            #expect(try await desk.lan.call(Acts.due, ListDueActs()).items.count == 2)
            _ = try await desk.lan.call(
                Children.close,
                CloseChild(id: desk.child.id, reason: .moved).with { $0.on = day("2021-01-13") })
            // The entry that was merged into it counts as the child does.
            #expect(try await desk.lan.call(Acts.due, ListDueActs()).items.isEmpty)
        }
    }
}
