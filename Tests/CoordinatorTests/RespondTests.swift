import Bus
import CatalogueAPI
import GatewayAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("A response to a report, across departments", .timeLimit(.minutes(5)))
struct RespondTests {
    @Test("it goes from the report to the review, by what each department does itself")
    func whole() async throws {
        try await Commune.open { commune in
            let (child, offer) = (try await commune.child(), try await commune.offer(of: commune.provider()))
            let file = try await commune.openCase(of: child)
            let id = try await commune.respond(to: file, of: child)
            _ = try await commune.task(.assessCase, of: id)
            try await commune.assess(file)
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: offer)
            let referral = try await commune.waitingReferral(of: child, in: id)
            #expect(try await commune.referrals(of: child).map(\.from) == [Commune.place])
            _ = try await commune.clinic.call(Referrals.accept, AcceptReferral(id: referral))
            let delivering = try await commune.task(.recordDelivery, of: id)
            #expect(delivering.unit == Commune.health)
            #expect(delivering.method == "catalogue.Deliveries/Record")
            _ = try await commune.clinic.call(
                Deliveries.record,
                RecordDelivery(child: child, on: Commune.today).with { $0.referral = referral })
            _ = try await commune.task(.reviewCase, of: id)
            try await commune.review(file)
            let done = try await commune.run(id) { $0.status == .done }
            #expect(done.tasks == [])
            #expect(
                done.story?.map(\.step) == [
                    "case-assessed", "offer-asked", "offer-chosen", "place-held", "accepted", "delivered",
                    "case-reviewed",
                ])
            #expect(done.story?[3].english == "Done: a place held at the offer.")
            #expect(done.story?[3].vietnamese == "Đã xong: giữ chỗ tại dịch vụ.")
            #expect(try await commune.referrals(of: child).map(\.status) == [.served])
        }
    }

    @Test("what was delivered and reviewed on one day is reviewed, though it is heard of on the next")
    func heardLate() async throws {
        try await Commune.open(IdleCoordinator.self, on: [.inProcess]) { commune in
            let (child, offer) = (try await commune.child(), try await commune.offer(of: commune.provider()))
            let (file, engine) = (try await commune.openCase(of: child), commune.engine)
            let id = try await commune.respond(to: file, of: child)
            try await commune.carryOn(id, by: engine) { $0.tasks?.map(\.kind) == [.assessCase] }
            try await commune.assess(file)
            try await commune.carryOn(id, by: engine) { $0.tasks?.map(\.kind) == [.chooseOffer] }
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: offer)
            try await commune.carryOn(id, by: engine) { $0.tasks?.map(\.kind) == [.answerReferral] }
            let referral = try await commune.waitingReferral(of: child, in: id)
            _ = try await commune.clinic.call(Referrals.accept, AcceptReferral(id: referral))
            try await commune.carryOn(id, by: engine) { $0.tasks?.map(\.kind) == [.recordDelivery] }
            _ = try await commune.clinic.call(
                Deliveries.record,
                RecordDelivery(child: child, on: Commune.today).with { $0.referral = referral })
            try await commune.review(file)
            commune.deployment.set(day: day("2021-03-16"))
            try await commune.carryOn(id, by: engine) { $0.status == .done }
            let done = try await commune.run(id)
            #expect(done.story?.first { $0.step == "delivered" }?.on == Commune.today)
        }
    }

    @Test("a provider that says no is followed by another, and holds nothing")
    func another() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let (child, provider) = (try await commune.child(), try await commune.provider())
            let first = try await commune.offer("Một", of: provider)
            let second = try await commune.offer("Hai", of: provider)
            let id = try await commune.assessed(child)
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: first)
            let referral = try await commune.waitingReferral(of: child, in: id)
            _ = try await commune.clinic.call(
                Referrals.decline, DeclineReferral(id: referral, reason: "Hết chỗ."))
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: second)
            let other = try await commune.waitingReferral(of: child, in: id)
            _ = try await commune.clinic.call(Referrals.accept, AcceptReferral(id: other))
            _ = try await commune.task(.recordDelivery, of: id)
            let statuses = try await commune.referrals(of: child).map(\.status)
            #expect(Set(statuses) == [.declined, .accepted])
        }
    }

    @Test("where nobody takes the child it ends undone, and says so")
    func nobody() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child()
            let id = try await commune.assessed(child)
            try await commune.answer(.chooseOffer, of: id, .declined)
            let undone = try await commune.run(id) { $0.status == .undone }
            #expect(undone.endedOn == Commune.today)
            #expect(undone.story?.last?.english == "Not granted: somebody who takes the child.")
            #expect(try await commune.referrals(of: child) == [])
        }
    }

    @Test("cancelled, it gives back the place that it held, and the reason of a refusal is told")
    func cancelled() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let (child, offer) = (try await commune.child(), try await commune.offer(of: commune.provider()))
            let id = try await commune.assessed(child)
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: offer)
            _ = try await commune.waitingReferral(of: child, in: id)
            _ = try await commune.officer().call(
                Workflows.cancel, CancelWorkflow(id: id, reason: "Gia đình đã tự lo được."))
            let undone = try await commune.run(id) { $0.status == .undone }
            #expect(undone.story?.last?.english == "Undone: a place held at the offer.")
            #expect(undone.tasks == [])
            #expect(try await commune.referrals(of: child).map(\.status) == [.cancelled])
            let again = try await commune.officer().refusal(
                of: Workflows.cancel, CancelWorkflow(id: id, reason: "Lần nữa."))
            #expect(again?.status == .failedPrecondition)
        }
    }

    @Test("an offer that refuses the child undoes the run, with the service's own reason in its story")
    func refused() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child()
            let id = try await commune.assessed(child)
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: OfferID(at: .now()))
            let undone = try await commune.run(id) { $0.status == .undone }
            let last = try #require(undone.story?.last)
            #expect(last.step == "place-held")
            #expect(last.english.hasPrefix("Not granted: a place held at the offer. Why: "))
        }
    }

    @Test("what cannot be undone becomes somebody's task, and the run says so")
    func notUndone() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let (child, offer) = (try await commune.child(), try await commune.offer(of: commune.provider()))
            let id = try await commune.assessed(child)
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: offer)
            let referral = try await commune.waitingReferral(of: child, in: id)
            _ = try await commune.clinic.call(Referrals.accept, AcceptReferral(id: referral))
            _ = try await commune.clinic.call(
                Deliveries.record,
                RecordDelivery(child: child, on: Commune.today).with { $0.referral = referral })
            _ = try await commune.task(.reviewCase, of: id)
            // Served: there is nothing left that could be taken back.
            _ = try await commune.officer().call(Workflows.cancel, CancelWorkflow(id: id, reason: "Dừng."))
            let undone = try await commune.run(id) { $0.status == .undone }
            #expect(undone.tasks?.map(\.kind) == [.undoByHand])
            #expect(undone.tasks?.first?.method == "catalogue.Referrals/Cancel")
            #expect(undone.story?.last?.english.contains("somebody's task") == true)
            try await commune.answer(.undoByHand, of: id, .agreed)
            #expect(try await commune.run(id).tasks == [])
        }
    }

    @Test("a provider that takes the child and then does not leaves nothing to give back")
    func notDelivered() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let (child, offer) = (try await commune.child(), try await commune.offer(of: commune.provider()))
            let id = try await commune.assessed(child)
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: offer)
            let referral = try await commune.waitingReferral(of: child, in: id)
            _ = try await commune.clinic.call(Referrals.accept, AcceptReferral(id: referral))
            _ = try await commune.task(.recordDelivery, of: id)
            _ = try await commune.clinic.call(
                Referrals.decline, DeclineReferral(id: referral, reason: "Thiết bị hỏng."))
            let undone = try await commune.run(id) { $0.status == .undone }
            #expect(undone.story?.last?.step == "not-delivered")
            #expect(undone.tasks == [])
        }
    }

    @Test("what is entered in the child's case elsewhere is looked at on the next day at the latest")
    func elsewhere() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child()
            let file = try await commune.openCase(of: child)
            let id = try await commune.respond(to: file, of: child)
            _ = try await commune.task(.assessCase, of: id)
            _ = try await commune.run(id) { $0.status == .waiting }
            let far = commune.deployment.client(
                as: "thai-binh/tien-hai", scope: ["thai-binh"], language: .en
            ).by(Person(id: "bao"))
            for kind in [AssessCase.Kind.initial, .detailed] {
                _ = try await far.call(
                    Cases.assess, AssessCase(id: file, risk: .moderate).with { $0.kind = kind })
            }
            commune.deployment.set(day: day("2021-03-16"))
            try await commune.deployment.running("gateway").tend()
            _ = try await commune.task(.chooseOffer, of: id)
        }
    }

    @Test("when the child leaves the register the run ends, and with it what it had given to do")
    func closed() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child()
            let id = try await commune.assessed(child)
            _ = try await commune.task(.chooseOffer, of: id)
            _ = try await commune.lead.call(Children.close, CloseChild(id: child, reason: .deceased))
            let ended = try await commune.run(id) { $0.status == .ended }
            #expect(ended.tasks == [])
        }
    }

    @Test("a second run of a kind for a child, one without a case, one out of reach: each is refused")
    func refusals() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child()
            let file = try await commune.openCase(of: child)
            _ = try await commune.respond(to: file, of: child)
            let officer = commune.officer()
            let second = StartWorkflow(
                workflow: .respond, child: child,
                mandate: try commune.mandate(.respond, for: child, by: officer)
            ).with { $0.case = HandledCaseID(of: file) }
            expect(try await officer.refusal(of: Workflows.start, second), .alreadyExists, at: "/workflow")
            let other = try await commune.child("Trẻ Thứ Hai")
            let bare = StartWorkflow(
                workflow: .respond, child: other,
                mandate: try commune.mandate(.respond, for: other, by: officer))
            expect(try await officer.refusal(of: Workflows.start, bare), .invalidArgument, at: "/case")
            let stranger = commune.deployment.client(as: "thai-binh/tien-hai", language: .en)
            let far = StartWorkflow(
                workflow: .respond, child: other,
                mandate: try commune.mandate(.respond, for: other, by: stranger)
            ).with { $0.case = HandledCaseID(of: file) }
            expect(try await stranger.refusal(of: Workflows.start, far), .notFound, at: "/child")
        }
    }
}

extension Commune {
    /// A run whose case is assessed.
    func assessed(_ child: ChildID) async throws -> WorkflowID {
        let file = try await openCase(of: child)
        let id = try await respond(to: file, of: child)
        try await assess(file)
        return id
    }

    /// Plans, has it decided and reviews.
    func review(_ file: CaseID) async throws {
        _ = try await officer().call(
            Cases.plan,
            PlanCase(id: file, goals: [CaseGoal(text: "An toàn")], nextReview: day("2021-06-15")))
        _ = try await lead.call(Cases.decide, DecideCase(id: file, outcome: .approve))
        _ = try await officer().call(
            Cases.review, ReviewCase(id: file, outcome: .carryOn).with { $0.nextReview = day("2021-09-15") })
    }
}
