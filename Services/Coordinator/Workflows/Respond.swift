import Bus
import CatalogueAPI
import GatewayAPI
import RegistryAPI
import Vocabulary

/// From a report on a child to the review of what was done: docs/workflows/respond.md.
enum Respond {
    static let first = WorkflowCode(
        kind: .respond, version: 1,
        methods: [
            Cases.outline.name, Cases.get.name, Referrals.create.name, Referrals.cancel.name,
        ], body: body)

    /// Providers that may say no before it is given up.
    private static let mostTries = 3
    /// Days for which a place is held at first.
    private static let heldFor = 30

    private static func body(_ flow: Flow) async throws {
        guard let handled = flow.run.input.case else { try await flow.stop("case-missing") }
        let (file, unit) = (CaseID(of: handled), flow.run.unit)
        let stands = try await flow.look(
            "case-assessed", Cases.outline, OutlineCases(child: flow.run.child),
            task: TaskDraft(
                .assessCase, unit: unit, method: Cases.assess.name, request: #"{"id":"\#(file)"}"#)
        ) { outlines in
            outlines.items.first { $0.id == file && $0.step != .reported && $0.step != .screened }?.step
        }
        if stands == .closed { return }
        let held = try await place(flow)
        let referral = held.kept
        guard
            try await flow.wait(
                "delivered", for: .referral(referral.id),
                task: TaskDraft(
                    .recordDelivery, unit: referral.to, due: referral.until,
                    method: Deliveries.record.name,
                    request: #"{"child":"\#(flow.run.child)","referral":"\#(referral.id)"}"#),
                { $0.isOver ? $0.status == .served : nil })
        else {
            // It has ended, and holds nothing that could be given back.
            flow.letGo(held.number)
            try await flow.stop("not-delivered")
        }
        // Of the delivery, however late it was heard of: what was reviewed then is reviewed.
        let since = flow.today
        _ = try await flow.look(
            "case-reviewed", Cases.get, GetCase(id: file),
            task: TaskDraft(
                .reviewCase, unit: unit, method: Cases.review.name, request: #"{"id":"\#(file)"}"#)
        ) { file in
            file.step == .closed || file.history.contains { $0.kind == .review && $0.on >= since }
                ? true : nil
        }
    }

    /// A place where the provider takes the child. Who says no is followed by another, as often as somebody names one.
    private static func place(_ flow: Flow) async throws -> Done<Place> {
        let (child, unit) = (flow.run.child, flow.run.unit)
        for _ in 0..<mostTries {
            let charge = try await flow.charge(
                "offer-asked",
                TaskDraft(
                    .chooseOffer, unit: unit, method: Offers.match.name, request: #"{"child":"\#(child)"}"#))
            guard let offer = try await flow.answer("offer-chosen", to: charge).offer else { break }
            let until = flow.today.advanced(by: heldFor)
            let held = try await flow.step(
                "place-held", Referrals.create,
                CreateReferral(child: child, offer: offer, until: until).with {
                    ($0.id, $0.on, $0.orWait) = (flow.id("referral"), flow.today, true)
                },
                keeping: { Place(id: $0.id, to: $0.to, until: $0.until) },
                undo: { place in
                    try Act(
                        Referrals.cancel,
                        CancelReferral(id: place.id, reason: CoordinatorTexts.reasonOfUndoing))
                })
            let answer = try await flow.wait(
                "accepted", for: .referral(held.kept.id),
                task: TaskDraft(
                    .answerReferral, unit: held.kept.to, due: held.kept.until, method: Referrals.accept.name,
                    request: #"{"id":"\#(held.kept.id)"}"#)
            ) { state -> Taken? in
                switch state.status {
                case .queued, .waiting: nil
                case .accepted, .served: Taken(isTaken: true, until: state.until)
                case .declined, .cancelled, .expired: Taken(isTaken: false, until: state.until)
                }
            }
            if answer.isTaken {
                return Done(
                    number: held.number,
                    kept: Place(id: held.kept.id, to: held.kept.to, until: answer.until))
            }
            // It holds no place any more.
            flow.letGo(held.number)
        }
        try await flow.stop("no-place")
    }

    private struct Place: Codable {
        let id: ReferralID
        let to: UnitPath
        let until: Day
    }

    private struct Taken: Codable {
        let isTaken: Bool
        let until: Day
    }
}
