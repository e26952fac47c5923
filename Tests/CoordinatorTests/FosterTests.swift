import Bus
import GatewayAPI
import JSONCoding
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("A family takes a child in for a time", .timeLimit(.minutes(5)))
struct FosterTests {
    @Test(
        "found, checked, decided on, tried and seen in time, the child stays to the term, and as long as that is extended"
    )
    func whole() async throws {
        try await Commune.open { commune in
            let child = try await commune.child(since: "2020-01-10")
            let family = try await commune.family()
            let id = try await commune.foster(child)
            try await commune.answer(.chooseFamily, of: id, .agreed, caregiver: family)
            let check = try await commune.task(.checkFamily, of: id)
            #expect(check.request == #"{"id":"\#(family)"}"#)
            try await commune.answer(.checkFamily, of: id, .agreed)
            let approval = try await commune.task(.approveCarer, of: id)
            #expect(approval.method == Caregivers.approve.name)
            let approving = try JSON.decode(ApproveCarer.self, from: Array((approval.request ?? "").utf8))
            #expect(approving.caregiver == family)
            #expect(approving.checkedOn == Commune.today)
            // Checked before anybody wrote it down, as the child was handed over before.
            let before = day("2021-01-20")
            _ = try await commune.lead.call(
                Caregivers.approve, approving.with { ($0.checkedOn, $0.start) = (before, before) })
            // The chief decides, and not who asked for it.
            let decision = try await commune.task(.decideFoster, of: id)
            let own = SignalWorkflow(id: id).with { ($0.task, $0.answer) = (decision.id, .agreed) }
            expect(
                try await commune.officer().refusal(of: Workflows.signal, own), .permissionDenied, at: "/task"
            )
            try await commune.answer(.decideFoster, of: id, .agreed)
            let handing = try await commune.task(.handOver, of: id)
            func due(_ code: String, from text: String) throws -> Day? {
                try Commune.reference.due(code, from: Occurrence(on: day(text)))?.day
            }
            #expect(handing.deadline == "care.hand-over")
            #expect(try handing.due == due("care.hand-over", from: "2021-03-15"))
            let placement = try await commune.handOver(child, in: id)
            let following = try await commune.run(id) { $0.tasks?.count == 4 }
            let kinds: [TaskKind] = [.visitPlacement, .judgeTrial, .visitPlacement, .grantAllowance]
            #expect(following.tasks?.map(\.kind) == kinds)
            let dues = try [
                due("care.monitor-first", from: "2021-02-01"), day("2021-04-15"),
                due("care.monitor-second", from: "2021-02-01"), nil,
            ]
            #expect(following.tasks?.map(\.due) == dues)
            let deadlines = following.tasks?.map(\.deadline)
            #expect(deadlines == ["care.monitor-first", nil, "care.monitor-second", nil])
            // Seen while it tries.
            try await commune.visit(placement, on: "2021-02-20")
            let seen = try await commune.run(id) { $0.tasks?.count == 3 }
            #expect(seen.tasks?.map(\.deadline) == [nil, "care.monitor-second", nil])
            #expect(
                seen.tasks?.last?.request == #"{"child":"\#(child)","unit":"\#(Commune.place)"}"#)
            try await commune.answer(.grantAllowance, of: id, .agreed)
            try await commune.answer(.judgeTrial, of: id, .agreed)
            _ = try await commune.run(id) { run in run.story?.contains { $0.step == "settled-in" } == true }
            let placements = try await commune.officer().call(Placements.list, ListPlacements(child: child))
            #expect(placements.items.map(\.expectedEnd) == [day("2021-09-15")])
            try await commune.visit(placement, on: "2021-03-10")
            let ending = try await commune.task(.endFoster, of: id)
            #expect(ending.due == day("2021-09-15"))
            #expect(ending.request == #"{"id":"\#(placement)"}"#)
            _ = try await commune.officer().call(
                Placements.extend, ExtendPlacement(id: placement, expectedEnd: day("2021-12-15")))
            let extended = try await commune.run(id) { $0.tasks?.first?.due == day("2021-12-15") }
            #expect(extended.tasks?.map(\.kind) == [.endFoster])
            _ = try await commune.officer().call(Placements.end, EndPlacement(id: placement))
            let done = try await commune.run(id) { $0.status == .done }
            #expect(done.tasks == [])
            #expect(
                done.story?.map(\.step) == [
                    "family-asked", "family-chosen", "check-asked", "family-checked", "family-approved",
                    "decision-asked", "decided", "handed-over", "trial-asked", "allowance-asked",
                    "first-visit-asked",
                    "second-visit-asked", "trial-passed", "term-set", "settled-in", "term-over",
                    "term-over",
                ])
            #expect(done.story?[7].english == "Done: the child handed over to the family.")
            #expect(done.story?[7].vietnamese == "Đã xong: giao, nhận trẻ em.")
        }
    }

    @Test(
        "one visit that came after the second was due is both, and a stay that has ended is visited no more")
    func visits() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let id = try await commune.tried(child, from: "2020-10-01")
            let placement = try #require(try await commune.placements(of: child).first?.id)
            try await commune.answer(.judgeTrial, of: id, .agreed)
            // That nothing is due is an answer too.
            try await commune.answer(.grantAllowance, of: id, .declined)
            try await commune.visit(placement, on: "2021-03-10")
            let waiting = try await commune.run(id) { $0.tasks?.map(\.kind) == [.endFoster] }
            #expect(waiting.story?.last?.step == "term-over")
            let other = try await commune.child("Trẻ Thứ Hai", since: "2020-01-10")
            let short = try await commune.tried(other, from: "2021-02-01")
            try await commune.answer(.judgeTrial, of: short, .agreed)
            _ = try await commune.run(short) { run in run.story?.contains { $0.step == "settled-in" } == true
            }
            try await commune.answer(.grantAllowance, of: short, .agreed)
            let stay = try #require(try await commune.placements(of: other).first?.id)
            _ = try await commune.officer().call(Placements.end, EndPlacement(id: stay))
            let done = try await commune.run(short) { $0.status == .done }
            #expect(done.tasks == [])
        }
    }

    @Test("a visit that never was does not count")
    func voided() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let id = try await commune.tried(child, from: "2021-02-01")
            let placement = try #require(try await commune.placements(of: child).first?.id)
            let visit = try await commune.visit(placement, on: "2021-02-20")
            _ = try await commune.run(id) { $0.tasks?.count == 3 }
            _ = try await commune.officer().call(
                Placements.voidVisit, VoidPlacementVisit(id: visit))
            // One visit is not two, whatever was entered of another.
            try await commune.visit(placement, on: "2021-02-22")
            try await commune.answer(.judgeTrial, of: id, .agreed)
            let waiting = try await commune.run(id) { run in
                run.status == .waiting && run.story?.last?.step == "settled-in"
            }
            #expect(waiting.tasks?.map(\.deadline) == ["care.monitor-second", nil])
        }
    }

    @Test("a family that may not is followed by another; where there is none it ends, and says so")
    func noFamily() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let family = try await commune.family()
            let id = try await commune.foster(child, by: family)
            // Named at the start: nobody has to choose.
            try await commune.answer(.checkFamily, of: id, .declined)
            let choosing = try await commune.task(.chooseFamily, of: id)
            let bare = SignalWorkflow(id: id).with { ($0.task, $0.answer) = (choosing.id, .agreed) }
            let officer = commune.officer()
            expect(try await officer.refusal(of: Workflows.signal, bare), .invalidArgument, at: "/caregiver")
            let both = bare.with { ($0.answer, $0.caregiver) = (.declined, family) }
            expect(try await officer.refusal(of: Workflows.signal, both), .invalidArgument, at: "/caregiver")
            try await commune.answer(.chooseFamily, of: id, .declined)
            let undone = try await commune.run(id) { $0.status == .undone }
            #expect(undone.story?.last?.english == "Not granted: a family that takes the child in.")
            #expect(undone.tasks == [])
        }
    }

    @Test("after three families that may not it is given up")
    func thrice() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let family = try await commune.family()
            let id = try await commune.foster(child, by: family)
            try await commune.answer(.checkFamily, of: id, .declined)
            for _ in 0..<2 {
                try await commune.answer(.chooseFamily, of: id, .agreed, caregiver: family)
                try await commune.answer(.checkFamily, of: id, .declined)
            }
            let undone = try await commune.run(id) { $0.status == .undone }
            #expect(undone.story?.last?.step == "no-family")
        }
    }

    @Test("where the chair declines nothing has begun")
    func notGranted() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let id = try await commune.foster(child, by: try await commune.approvedFamily())
            try await commune.answer(.checkFamily, of: id, .agreed)
            try await commune.answer(.decideFoster, of: id, .declined)
            let undone = try await commune.run(id) { $0.status == .undone }
            #expect(undone.story?.last?.english == "Not granted: the child given into the family's care.")
            #expect(try await commune.placements(of: child) == [])
        }
    }

    @Test("a trial that fails ends the stay on that day")
    func trialFailed() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let id = try await commune.tried(child, from: "2021-02-01")
            try await commune.answer(.judgeTrial, of: id, .declined)
            let undone = try await commune.run(id) { $0.status == .undone }
            #expect(undone.story?.map(\.step).suffix(3) == ["trial-passed", "given-back", "trial-failed"])
            #expect(undone.tasks == [])
            #expect(try await commune.placements(of: child).map(\.end) == [Commune.today])
        }
    }

    @Test(
        "a term that the registry refuses ends it with the registry's reason, and the stay is as it was entered"
    )
    func refused() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let id = try await commune.tried(child, from: "2021-02-01")
            let placement = try #require(try await commune.placements(of: child).first?.id)
            _ = try await commune.officer().call(
                Placements.extend, ExtendPlacement(id: placement, expectedEnd: day("2021-10-01")))
            try await commune.answer(.judgeTrial, of: id, .agreed)
            let undone = try await commune.run(id) { $0.status == .undone }
            let last = try #require(undone.story?.last)
            #expect(last.step == "term-set")
            #expect(last.english.hasPrefix("Not granted: the stay extended to its term. Why: "))
            let stays = try await commune.placements(of: child)
            #expect(stays.map(\.expectedEnd) == [day("2021-10-01")])
            #expect(stays.map(\.end) == [nil])
        }
    }

    @Test("cancelled, it asks for nothing more, and the child stays where it was handed over")
    func cancelled() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let id = try await commune.tried(child, from: "2021-02-01")
            _ = try await commune.officer().call(
                Workflows.cancel, CancelWorkflow(id: id, reason: "Xã tự theo dõi."))
            let undone = try await commune.run(id) { $0.status == .undone }
            #expect(undone.tasks == [])
            #expect(try await commune.placements(of: child).map(\.end) == [nil])
            let again = try await commune.officer().refusal(
                of: Workflows.cancel, CancelWorkflow(id: id, reason: "Xã tự theo dõi."))
            let day = try #require(undone.endedOn)
            expect(
                again, .failedPrecondition, at: "/id", "since \(day): this cannot be done any more")
            #expect(again?.message.contains("ecorded by") == false)
        }
    }

    @Test("without a trial and a term, with a trial that is over or a term before its end, none is started")
    func unfounded() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let (child, officer) = (try await commune.child(since: "2020-01-10"), commune.officer())
            let mandate = try commune.mandate(.foster, for: child, by: officer)
            let bare = StartWorkflow(workflow: .foster, child: child, mandate: mandate)
            let refused = try await officer.refusal(of: Workflows.start, bare)
            #expect(refused?.status == .invalidArgument)
            #expect(Set(refused?.fields ?? []) == ["/trialUntil", "/until"])
            let over = bare.with { ($0.trialUntil, $0.until) = (day("2021-03-14"), day("2021-03-14")) }
            let told = try await officer.refusal(of: Workflows.start, over)
            #expect(Set(told?.fields ?? []) == ["/trialUntil", "/until"])
        }
    }
}
