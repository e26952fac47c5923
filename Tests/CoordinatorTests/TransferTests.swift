import Bus
import CatalogueAPI
import FundingAPI
import GatewayAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("A child's home moves to another commune", .timeLimit(.minutes(5)))
struct TransferTests {
    @Test(
        "once it is taken over, its case is there; school, referral and allowance are each done by whose they are"
    )
    func whole() async throws {
        try await Commune.open { commune in
            let child = try await commune.child(since: "2020-01-10")
            let file = try await commune.openCase(of: child)
            let referral = try await commune.refer(child)
            _ = try await commune.grant(child, by: commune.officer(), in: Commune.place)
            let id = try await commune.move(child)
            let receiver = commune.receiver
            _ = try await commune.task(.answerTransfer, of: id)
            let asked = try #require(try await receiver.items(Tasks.list, ListTasks()).first)
            #expect((asked.kind, asked.workflow, asked.unit) == (.answerTransfer, .transfer, Commune.there))
            #expect(asked.method == "registry.Children/Accept")
            #expect(try await commune.officer().items(Tasks.list, ListTasks()) == [])
            // The run is theirs to see once the child is.
            let early = try await receiver.refusal(of: Workflows.get, GetWorkflow(id: id))
            expect(early, .notFound, at: "/id")
            let transfer = try #require(try await commune.transfers(of: child).first)
            #expect((transfer.from, transfer.to) == (Commune.place, Commune.there))
            #expect(transfer.reason == "Theo mẹ về quê ngoại")
            #expect(asked.request == #"{"id":"\#(transfer.id)"}"#)
            _ = try await receiver.call(Children.accept, AcceptTransfer(id: transfer.id))
            let following = try await commune.run(id) { $0.tasks?.count == 3 }
            let tasks = Dictionary(
                (following.tasks ?? []).map { ($0.kind, $0) }, uniquingKeysWith: { one, _ in one })
            #expect(
                tasks.mapValues(\.unit) == [
                    .arrangeSchool: Commune.there, .settleReferral: Commune.place,
                    .moveAllowance: Commune.there,
                ])
            #expect(tasks[.settleReferral]?.due == day("2021-04-14"))
            #expect(tasks[.settleReferral]?.request == #"{"id":"\#(referral)"}"#)
            #expect(
                tasks[.moveAllowance]?.request == #"{"child":"\#(child)","unit":"\#(Commune.there)"}"#)
            #expect(try await receiver.call(Cases.get, GetCase(id: file)).commune == Commune.there)

            // Each is closed by its own fact, in whatever order they come.
            _ = try await commune.grant(child, by: receiver, in: Commune.there)
            _ = try await commune.run(id) { run in run.tasks?.contains { $0.kind == .moveAllowance } == false
            }
            let school = try #require(tasks[.arrangeSchool]?.id)
            let no = SignalWorkflow(id: id).with { ($0.task, $0.answer) = (school, .declined) }
            expect(try await receiver.refusal(of: Workflows.signal, no), .invalidArgument, at: "/answer")
            _ = try await receiver.call(Workflows.signal, no.with { $0.answer = .agreed })
            let waiting = try await commune.run(id) { $0.status == .waiting && $0.tasks?.count == 1 }
            #expect(waiting.tasks?.map(\.kind) == [.settleReferral])
            _ = try await commune.officer().call(
                Referrals.cancel, CancelReferral(id: referral, reason: "Đã chuyển đi."))
            let done = try await commune.run(id) { $0.status == .done }
            #expect(done.tasks == [])
            #expect(
                done.story?.map(\.step) == [
                    "transfer-asked", "taken-over", "school-asked", "referral-asked", "allowance-asked",
                    "followed",
                ])
            #expect(done.story?[1].english == "Done: the child taken over by the other commune.")
            #expect(done.story?[1].vietnamese == "Đã xong: xã nơi đến tiếp nhận trẻ em.")
            #expect(try await commune.run(id, as: receiver).status == .done)
        }
    }

    @Test("a child that has nothing else is done with when it has a place at school")
    func nothingElse() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let id = try await commune.move(child)
            try await commune.takeOver(child, in: id)
            let asked = try await commune.task(.arrangeSchool, of: id)
            #expect(try await commune.run(id).tasks?.map(\.kind) == [.arrangeSchool])
            _ = try await commune.receiver.call(
                Workflows.signal,
                SignalWorkflow(id: id).with { ($0.task, $0.answer) = (asked.id, .agreed) })
            _ = try await commune.run(id) { $0.status == .done }
        }
    }

    @Test("declined, it ends, and the child stays where it is; nothing is left to withdraw")
    func declined() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let id = try await commune.move(child)
            _ = try await commune.task(.answerTransfer, of: id)
            let transfer = try #require(try await commune.transfers(of: child).first)
            _ = try await commune.receiver.call(
                Children.decline, DeclineTransfer(id: transfer.id, reason: "Không ở xã này."))
            let undone = try await commune.run(id) { $0.status == .undone }
            #expect(undone.story?.last?.english == "Not granted: a commune that takes the child over.")
            #expect(undone.tasks == [])
            #expect(try await commune.transfers(of: child).map(\.status) == [.declined])
            let kept = try await commune.officer().call(Children.get, GetChild(id: child))
            #expect(kept.commune == Commune.place)
        }
    }

    @Test("cancelled before there is an answer, it withdraws what it asked for")
    func cancelled() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let id = try await commune.move(child)
            _ = try await commune.task(.answerTransfer, of: id)
            _ = try await commune.officer().call(
                Workflows.cancel, CancelWorkflow(id: id, reason: "Gia đình ở lại."))
            let undone = try await commune.run(id) { $0.status == .undone }
            #expect(
                undone.story?.last?.english == "Undone: the other commune asked to take the child over.")
            #expect(try await commune.transfers(of: child).map(\.status) == [.withdrawn])
            #expect(try await commune.receiver.items(Tasks.list, ListTasks()) == [])
        }
    }

    @Test("cancelled by who took the child over, it asks for nothing more, and the child lives there")
    func cancelledLate() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let id = try await commune.move(child)
            try await commune.takeOver(child, in: id)
            _ = try await commune.task(.arrangeSchool, of: id)
            _ = try await commune.receiver.call(
                Workflows.cancel, CancelWorkflow(id: id, reason: "Xã tự lo."))
            let undone = try await commune.run(id) { $0.status == .undone }
            #expect(undone.tasks == [])
            #expect(try await commune.transfers(of: child).map(\.status) == [.accepted])
        }
    }

    @Test("what the registry refuses ends it with the registry's reason in its story")
    func refused() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let id = try await commune.move(child, to: Commune.place)
            let undone = try await commune.run(id) { $0.status == .undone }
            let last = try #require(undone.story?.last)
            #expect(last.step == "transfer-asked")
            #expect(
                last.english.hasPrefix("Not granted: the other commune asked to take the child over. Why: "))
            #expect(try await commune.transfers(of: child) == [])
        }
    }

    @Test("without a commune and a reason, or to no commune, none is started; what is wrong is said at once")
    func unfounded() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let (child, officer) = (try await commune.child(since: "2020-01-10"), commune.officer())
            let mandate = try commune.mandate(.transfer, for: child, by: officer)
            let bare = StartWorkflow(workflow: .transfer, child: child, mandate: mandate)
            let refused = try await officer.refusal(of: Workflows.start, bare)
            #expect(refused?.status == .invalidArgument)
            #expect(Set(refused?.fields ?? []) == ["/to", "/reason"])
            let wrong = bare.with { ($0.to, $0.reason) = (Commune.district, " ") }
            let told = try await officer.refusal(of: Workflows.start, wrong)
            #expect(Set(told?.fields ?? []) == ["/to", "/reason"])
        }
    }

    @Test("whoever took a child over takes over what was begun for it where it lived")
    func others() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let file = try await commune.openCase(of: child)
            let begun = try await commune.respond(to: file, of: child)
            _ = try await commune.task(.assessCase, of: begun)
            let id = try await commune.move(child)
            try await commune.takeOver(child, in: id)
            _ = try await commune.run(begun) { $0.status == .parked }
            let receiver = commune.receiver
            let mandate = try commune.mandate(.respond, for: child, run: begun, by: receiver)
            let taken = try await receiver.call(
                Workflows.signal, SignalWorkflow(id: begun).with { $0.mandate = mandate })
            #expect((taken.unit, taken.person) == (Commune.there, "mai"))
            for kind in [AssessCase.Kind.initial, .detailed] {
                _ = try await receiver.call(
                    Cases.assess, AssessCase(id: file, risk: .moderate).with { $0.kind = kind })
            }
            while try await commune.run(begun, as: receiver).tasks?.map(\.kind) != [.chooseOffer] {
                try Task.checkCancellation()
                await Task.yield()
            }
        }
    }
}

extension Commune {
    static let there: UnitPath = "thai-binh/thai-thuy/thuy-ninh"

    /// Who takes children over there.
    var receiver: TestClient { deployment.client(as: Self.there, language: .en).by(Person(id: "mai")) }

    /// A run by which the child goes to live in another commune.
    func move(_ child: ChildID, to place: UnitPath = there) async throws -> WorkflowID {
        let officer = officer()
        let request = StartWorkflow(
            workflow: .transfer, child: child, mandate: try mandate(.transfer, for: child, by: officer)
        ).with { ($0.to, $0.reason) = (place, "Theo mẹ về quê ngoại") }
        return try await officer.call(Workflows.start, request).id
    }

    /// The other commune takes the child over that it was asked for.
    func takeOver(_ child: ChildID, in run: WorkflowID) async throws {
        _ = try await task(.answerTransfer, of: run)
        let asked = try #require(try await transfers(of: child).first { $0.status == .asked })
        _ = try await receiver.call(Children.accept, AcceptTransfer(id: asked.id))
    }

    /// All that has to follow the child is done.
    func settle(
        _ child: ChildID, _ referral: ReferralID, in run: WorkflowID, between: () async throws -> Void = {}
    ) async throws {
        let school = try await task(.arrangeSchool, of: run)
        _ = try await task(.moveAllowance, of: run)
        try await between()
        _ = try await officer().call(
            Referrals.cancel, CancelReferral(id: referral, reason: "Đã chuyển đi."))
        try await between()
        _ = try await grant(child, by: receiver, in: Self.there)
        try await between()
        _ = try await receiver.call(
            Workflows.signal, SignalWorkflow(id: run).with { ($0.task, $0.answer) = (school.id, .agreed) })
    }

    func transfers(of child: ChildID) async throws -> [ChildTransfer] {
        try await lead.call(Children.listTransfers, ListTransfers()).items.filter { $0.child == child }
    }

    /// A referral of the child that is under way.
    func refer(_ child: ChildID) async throws -> ReferralID {
        let offer = try await offer(of: provider())
        return try await officer().call(
            Referrals.create, CreateReferral(child: child, offer: offer, until: day("2021-04-14"))
        ).id
    }

    func grant(_ child: ChildID, by client: TestClient, in unit: UnitPath) async throws -> EntitlementID {
        try await client.call(
            Entitlements.grant,
            GrantEntitlement(child: child, unit: unit, ground: "no-support", decision: "3/QĐ-UBND")
        ).id
    }
}
