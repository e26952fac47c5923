import CatalogueAPI
import RegistryAPI

extension Act {
    /// All that can be done from a child's file, in the order in which it is offered.
    static let all = ofChild + ofCase + ofThings

    static let ofChild = [
        Act(
            "home", Children.update, child: "id", ["commune", "address", "povertyStatus", "on"],
            isChange: true),
        Act(
            "identity", Children.update, child: "id",
            ["name", "sex", "birthDate", "ethnicity", "personalNumber"], isChange: true),
        Act("circumstance", Circumstances.add, child: "child", ["code", "start", "evidence"]),
        Act(
            "caregiver", Caregivers.link, child: "child", ["relation", "start"],
            making: Making(
                Caregivers.register, ["name", "sex", "birthYear", "phone", "personalNumber", "commune"],
                as: "caregiver")),
        Act(
            "open-case", Cases.open, child: "child", ["concern", "source", "channel", "on", "note"],
            usual: ["source": CaseSource.officer.rawValue, "channel": CaseChannel.commune.rawValue]),
        Act(
            "place", Placements.begin, child: "child",
            [
                "kind", "caregiver", "provider", "start", "expectedEnd", "kinPassedOver", "apart",
                "childSaid",
                "heardOn",
            ],
            from: ["caregiver": .caregiver, "provider": .facility]),
        Act(
            "delivery", Deliveries.record, child: "child", ["provider", "domain", "on", "note"],
            from: ["provider": .provider], needed: ["provider", "domain"]),
        Act("transfer", Children.transfer, child: "child", ["to", "reason"]),
        Act(
            "close", Children.close, child: "id", ["reason", "on", "note"],
            except: ["reason": [ChildStatus.active.rawValue]]),
        Act("reopen", Children.reopen, child: "id", ["on", "note"]),
    ]

    static let ofCase = [
        Act("assess", Cases.assess, of: .case, ["risk", "on", "note"]),
        Act("plan", Cases.plan, of: .case, goals + ["nextReview", "on"]),
        Act("decide", Cases.decide, of: .case, ["outcome", "on", "note"]),
        Act("carry-out", Cases.carryOut, of: .case, ["on", "note"]),
        Act("review", Cases.review, of: .case, ["outcome", "risk", "nextReview", "on", "note"]),
        Act("protect", Cases.protect, of: .case, ["measure", "on", "note"]),
        Act("close-case", Cases.close, of: .case, ["reason", "on", "note"]),
    ]

    /// As many as a page holds; a plan of more has them entered by its next version.
    private static let goals = (0..<4).flatMap { ["goals.\($0).text", "goals.\($0).by"] }

    static let ofThings = [
        Act("end-circumstance", Circumstances.end, of: .circumstance, ["end"]),
        Act("unlink", Caregivers.unlink, of: .link, ["end"]),
        Act("visit", Placements.visit, of: .placement, as: "placement", ["on", "finding", "heard"]),
        Act("extend", Placements.extend, of: .placement, ["expectedEnd"]),
        Act("end-placement", Placements.end, of: .placement, ["end"]),
        Act(
            "served", Deliveries.record, child: "child", of: .referral, as: "referral", ["on", "note"]),
        Act("accept-referral", Referrals.accept, of: .referral, ["until"]),
        Act("decline-referral", Referrals.decline, of: .referral, ["reason"]),
        Act("cancel-referral", Referrals.cancel, of: .referral, ["reason"]),
        Act("accept-transfer", Children.accept, of: .transfer, ["on"]),
        Act("decline-transfer", Children.decline, of: .transfer, ["reason"], then: .work),
        Act("withdraw-transfer", Children.withdraw, of: .transfer, ["reason"]),
    ]

    /// Of a case, what its step waits for: the first of these is what is due.
    static func next(after step: CaseStep) -> [Act] {
        let names: [String] =
            switch step {
            case .reported: ["assess", "protect", "close-case"]
            case .screened: ["assess", "protect", "close-case"]
            case .assessed: ["plan", "protect", "close-case"]
            case .planned: ["decide", "protect", "close-case"]
            case .approved: ["review", "carry-out", "protect", "close-case"]
            case .closed: []
            }
        return names.compactMap(Act.named)
    }

    /// Of a referral that stands so.
    static func next(after status: ReferralStatus) -> [Act] {
        let names: [String] =
            switch status {
            case .waiting: ["accept-referral", "decline-referral", "cancel-referral"]
            case .accepted: ["served", "decline-referral", "cancel-referral"]
            case .queued: ["cancel-referral"]
            case .served, .declined, .cancelled, .expired: []
            }
        return names.compactMap(Act.named)
    }
}
