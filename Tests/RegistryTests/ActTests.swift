import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What a chair decides on paper", .timeLimit(.minutes(5)))
struct ActTests {
    /// A commune's caseworker and its chief, and a child of it.
    struct Desk: CaseOffice {
        let staff: CaseStaff
        let deployment: Deployment
        let child: Child

        init(_ deployment: Deployment, _ office: TestClient) async throws {
            (staff, self.deployment) = (CaseStaff(deployment), deployment)
            child = try await office.call(
                Children.register, RegistryTests.child(registeredOn: day("2020-01-10")))
        }

        func draft(
            _ kind: ActKind = .supportPlan, on text: String, acted: String? = nil
        ) async throws -> Act {
            try await lan.call(
                Acts.draft,
                DraftAct(child: child.id, kind: kind, content: "Hỗ trợ học phí, thăm hằng tuần.").with {
                    ($0.on, $0.actedOn) = (day(text), acted.map(day))
                })
        }

        func submit(_ act: Act, on text: String) async throws -> Act {
            try await lan.call(Acts.submit, SubmitAct(id: act.id).with { $0.on = day(text) })
        }

        func sign(_ act: Act, _ number: String = "12/QĐ-UBND", on text: String) async throws -> Act {
            try await chief.call(
                Acts.sign,
                SignAct(id: act.id, number: number, signatory: "Phạm Văn Hùng").with { $0.on = day(text) })
        }

        func list(_ client: TestClient, on text: String? = nil, knownOn: Day? = nil) async throws -> [Act] {
            try await client.call(
                Acts.list,
                ListActs(child: child.id).with { ($0.on, $0.knownOn) = (text.map(day), knownOn) }
            ).items
        }
    }

    @Test("it is drafted, submitted, signed with number, day and signatory, issued, and holds from its day")
    func steps() async throws {
        try await Desk.play { desk in
            let drafted = try await desk.draft(on: "2021-01-11")
            #expect(drafted.status == .drafted && drafted.office == Office.commune)
            // Not before it was submitted, and not by who submitted it.
            let sign = SignAct(id: drafted.id, number: "12/QĐ-UBND", signatory: "Phạm Văn Hùng").with {
                $0.on = day("2021-01-13")
            }
            expect(try await desk.chief.refusal(of: Acts.sign, sign), .failedPrecondition, at: "/id")
            let early = SubmitAct(id: drafted.id).with { $0.on = day("2021-01-10") }
            expect(
                try await desk.lan.refusal(of: Acts.submit, early), .invalidArgument, at: "/on", "11/01/2021")
            _ = try await desk.submit(drafted, on: "2021-01-12")
            #expect(try await desk.lan.refusal(of: Acts.sign, sign)?.status == .permissionDenied)
            let signed = try await desk.sign(drafted, on: "2021-01-13")
            #expect(signed.status == .signed && signed.number == "12/QĐ-UBND")
            #expect(signed.signatory == "Phạm Văn Hùng" && signed.inForceFrom == nil)
            let issue = IssueAct(id: drafted.id).with {
                ($0.on, $0.inForceFrom) = (day("2021-01-14"), day("2021-01-20"))
            }
            let before = issue.with { $0.inForceFrom = day("2021-01-12") }
            expect(try await desk.lan.refusal(of: Acts.issue, before), .invalidArgument, at: "/inForceFrom")
            let issued = try await desk.lan.call(Acts.issue, issue)
            #expect(issued.status == .issued && issued.inForceFrom == day("2021-01-20"))
            let again = try await desk.lan.refusal(of: Acts.issue, issue)
            expect(again, .failedPrecondition, at: "/id")
            let revoked = try await desk.chief.call(
                Acts.revoke, RevokeAct(id: drafted.id).with { $0.on = day("2021-02-01") })
            #expect(revoked.status == .revoked && revoked.revokedOn == day("2021-02-01"))

            // Each day shows how far it had come by then.
            for (text, status) in [
                ("2021-01-11", ActStatus.drafted), ("2021-01-12", .submitted), ("2021-01-13", .signed),
                ("2021-01-14", .issued), ("2021-02-01", .revoked),
            ] {
                let then = try await desk.list(desk.lan, on: text)
                #expect(then.map(\.status) == [status], "\(text)")
                #expect(then.first?.number == (text < "2021-01-13" ? nil : "12/QĐ-UBND"), "\(text)")
            }
            #expect(try await desk.list(desk.lan, on: "2021-01-10").isEmpty)
            #expect(try await desk.list(desk.lan, knownOn: Office.today.advanced(by: -1)).isEmpty)
            let unexplained = try await desk.deployment.unexplained(in: "registry", by: RegisterProof.self)
            #expect(unexplained.isEmpty)
        }
    }

    @Test("what it says is for the office that entered it and the chief; out of reach there is none")
    func words() async throws {
        try await Desk.play { desk in
            let drafted = try await desk.draft(on: "2021-01-11")
            #expect(drafted.content == "Hỗ trợ học phí, thăm hằng tuần.")
            #expect(try await desk.list(desk.chief).map(\.content) == [drafted.content])
            #expect(try await desk.list(desk.binh).map(\.content) == [drafted.content])
            // The district reaches the child, and does not learn that there is one.
            #expect(try await desk.list(desk.district).isEmpty)
            #expect(try await desk.list(desk.district, on: "2021-01-11").isEmpty)
            let due = try await desk.district.call(Acts.due, ListDueActs())
            #expect(due.items.isEmpty)
            #expect(try await desk.lan.call(Acts.due, ListDueActs()).items.map(\.act.id) == [drafted.id])
            let stranger = desk.lan.acting(as: Office.otherDistrict)
            expect(
                try await stranger.refusal(of: Acts.submit, SubmitAct(id: drafted.id)), .notFound, at: "/id")
        }
    }

    @Test("in an emergency it is acted first: it holds from then, and the paper is due")
    func emergency() async throws {
        try await Desk.play { desk in
            func due(_ overdue: Bool? = nil) async throws -> [String] {
                try await desk.lan.call(Acts.due, ListDueActs().with { $0.overdue = overdue }).items.map {
                    "\($0.step) \($0.due.map { "\($0)" } ?? "–")"
                }
            }
            let late = DraftAct(child: desk.child.id, kind: .isolation, content: "Đưa trẻ về nhà tạm lánh.")
                .with {
                    ($0.on, $0.actedOn) = (day("2021-01-11"), day("2021-01-12"))
                }
            expect(try await desk.lan.refusal(of: Acts.draft, late), .invalidArgument, at: "/actedOn")
            // Monday 11 January; the second working day after it is the 13th.
            let drafted = try await desk.draft(.isolation, on: "2021-01-12", acted: "2021-01-11")
            #expect(drafted.paperDue == day("2021-01-13"))
            #expect(try await due() == ["submit 2021-01-13"])
            _ = try await desk.submit(drafted, on: "2021-01-12")
            #expect(try await due() == ["sign 2021-01-13"])
            _ = try await desk.sign(drafted, on: "2021-01-13")
            #expect(try await due(true) == ["issue 2021-01-13"])
            #expect(try await due(false).isEmpty)
            let other = IssueAct(id: drafted.id).with { $0.inForceFrom = day("2021-01-15") }
            expect(
                try await desk.lan.refusal(of: Acts.issue, other), .invalidArgument, at: "/inForceFrom",
                "11/01/2021")
            let issued = try await desk.lan.call(Acts.issue, IssueAct(id: drafted.id))
            #expect(issued.inForceFrom == day("2021-01-11"))
            #expect(try await due().isEmpty)
        }
    }

    @Test(
        "a number is used once a year; what is signed the chief alone corrects or voids; a draft can be given back"
    )
    func changed() async throws {
        try await Desk.play { desk in
            let first = try await desk.submit(desk.draft(on: "2021-01-11"), on: "2021-01-11")
            let back = try await desk.chief.call(Acts.giveBack, GiveBackAct(id: first.id))
            #expect(back.status == .drafted && back.submittedOn == nil)
            let reworded = try await desk.lan.call(
                Acts.correct, CorrectAct(id: first.id).with { $0.content = "Hỗ trợ học phí." })
            #expect(reworded.content == "Hỗ trợ học phí.")
            let unsigned = CorrectAct(id: first.id).with { $0.number = "13/QĐ-UBND" }
            expect(try await desk.lan.refusal(of: Acts.correct, unsigned), .invalidArgument, at: "/number")
            _ = try await desk.submit(first, on: "2021-01-12")
            _ = try await desk.sign(first, on: "2021-01-12")
            let second = try await desk.submit(desk.draft(on: "2021-01-13"), on: "2021-01-13")
            let twice = SignAct(id: second.id, number: "12/QĐ-UBND", signatory: "Phạm Văn Hùng").with {
                $0.on = day("2021-01-13")
            }
            expect(
                try await desk.chief.refusal(of: Acts.sign, twice), .alreadyExists, at: "/number",
                first.id.text)
            _ = try await desk.sign(second, "13/QĐ-UBND", on: "2021-01-13")
            let renumbered = CorrectAct(id: second.id).with { $0.number = "14/QĐ-UBND" }
            #expect(try await desk.lan.refusal(of: Acts.correct, renumbered)?.status == .permissionDenied)
            #expect(try await desk.chief.call(Acts.correct, renumbered).number == "14/QĐ-UBND")
            #expect(
                try await desk.lan.refusal(of: Acts.void, VoidAct(id: second.id))?.status == .permissionDenied
            )
            _ = try await desk.chief.call(Acts.void, VoidAct(id: second.id))
            #expect(try await desk.list(desk.chief).map(\.id) == [first.id])
        }
    }

    @Test("only alternative care is about a placement, and one of the same child")
    func placements() async throws {
        try await Desk.play { desk in
            let placed = try await desk.lan.call(
                Placements.begin,
                BeginPlacement(child: desk.child.id, kind: .residential).with {
                    ($0.provider, $0.start) = (Office.facility, day("2021-01-04"))
                })
            func draft(_ kind: ActKind, _ child: ChildID) -> DraftAct {
                DraftAct(child: child, kind: kind, content: "Giao trẻ.").with { $0.placement = placed.id }
            }
            let plan = try await desk.lan.refusal(of: Acts.draft, draft(.supportPlan, desk.child.id))
            expect(plan, .invalidArgument, at: "/placement")
            let other = try await desk.lan.call(
                Children.register,
                RegistryTests.child("Vũ Văn Nam", sex: .male, registeredOn: day("2020-01-10")))
            expect(
                try await desk.lan.refusal(of: Acts.draft, draft(.alternativeCare, other.id)),
                .invalidArgument,
                at: "/placement")
            let act = try await desk.lan.call(Acts.draft, draft(.alternativeCare, desk.child.id))
            #expect(act.placement == placed.id)
        }
    }
}
