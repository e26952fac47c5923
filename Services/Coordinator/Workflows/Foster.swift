import Bus
import FundingAPI
import GatewayAPI
import RegistryAPI
import RegistryKnown
import Store
import Vocabulary

/// A family takes a child in for a time: docs/workflows/foster.md.
enum Foster {
    static let first = WorkflowCode(
        kind: .foster, version: 1, methods: [Placements.extend.name, Placements.end.name], body: body)

    /// Families that may not do before it is given up.
    private static let mostTries = 3

    private static func body(_ flow: Flow) async throws {
        let (input, unit) = (flow.run.input, flow.run.unit)
        guard let trialUntil = input.trialUntil, let until = input.until else {
            try await flow.stop("term-missing")
        }
        let family = try await family(flow)
        let decision = try await flow.charge("decision-asked", TaskDraft(.decideFoster, unit: unit))
        guard try await flow.answer("decided", to: decision).answer == .agreed else {
            try await flow.stop("not-granted")
        }
        let (placement, start) = try await handOver(to: family, until: trialUntil, flow)
        let trial = try await flow.charge("trial-asked", TaskDraft(.judgeTrial, unit: unit, due: trialUntil))
        let following = try await [allowance(flow)] + visits(placement, since: start, flow)
        guard try await flow.answer("trial-passed", to: trial, beside: following).answer == .agreed else {
            _ = try await flow.step(
                "given-back", Placements.end, EndPlacement(id: placement), keeping: \.id)
            try await flow.stop("trial-failed")
        }
        _ = try await flow.step(
            "term-set", Placements.extend, ExtendPlacement(id: placement, expectedEnd: until),
            keeping: \.id)
        try await flow.wait("settled-in", forAll: following)
        try await end(placement, until: until, flow)
    }

    /// A family that may take the child in. Where one may not another is looked for, as often as somebody names one.
    private static func family(_ flow: Flow) async throws -> CaregiverID {
        let unit = flow.run.unit
        var matched = flow.run.input.caregiver
        for _ in 0..<mostTries {
            if matched == nil {
                let charge = try await flow.charge("family-asked", TaskDraft(.chooseFamily, unit: unit))
                matched = try await flow.answer("family-chosen", to: charge).caregiver
            }
            guard let family = matched else { break }
            let check = try await flow.charge(
                "check-asked",
                TaskDraft(
                    .checkFamily, unit: unit, method: Caregivers.get.name, request: #"{"id":"\#(family)"}"#))
            if try await flow.answer("family-checked", to: check).answer == .agreed,
                try await isApproved(family, flow)
            {
                return family
            }
            matched = nil
        }
        try await flow.stop("no-family")
    }

    /// Whether the chief approves who fits (Decree 56/2017, forms 09, 11): by the registry, where somebody who was approved for another
    /// child is already, and kin of the child need not be.
    private static func isApproved(_ family: CaregiverID, _ flow: Flow) async throws -> Bool {
        let child = flow.run.child
        let draft = try TaskDraft(.approveCarer, unit: flow.run.unit).calling(
            Caregivers.approve, ApproveCarer(caregiver: family, places: 1, checkedOn: flow.today))
        let subjects = [Fact.approvals(of: family).subject, Fact.kin(of: child).subject]
        return try await flow.decision("family-approved", by: subjects, task: draft) { tx in
            try tx.isKinOrApproved(family, for: child)
        } == .agreed
    }

    /// The family takes the child in: what the law wants to be said then, under seal, who hands it over says. From which day on. What
    /// was begun and never was, before it was heard of, is asked for anew, by the same day.
    private static func handOver(
        to family: CaregiverID, until last: Day, _ flow: Flow
    ) async throws -> (PlacementID, Day) {
        let draft = try await flow.draft(.handOver, by: "care.hand-over", noting: "hand-over-due")
        while true {
            let id: PlacementID = flow.id("placement")
            let request = BeginPlacement(child: flow.run.child, kind: .timeLimitedFoster).with {
                ($0.id, $0.caregiver, $0.expectedEnd) = (id, family, last)
            }
            let start: Day? = try await flow.wait(
                "handed-over", for: .placement(id), task: draft.calling(Placements.begin, request)
            ) { state -> Day?? in .some(state.isVoided ? nil : state.start) }
            if let start { return (id, start) }
        }
    }

    /// What the child, or who looks after it, is due from month to month: the unit says when that is granted, or that nothing is due.
    private static func allowance(_ flow: Flow) async throws -> Charged {
        let (child, unit) = (flow.run.child, flow.run.unit)
        let draft = TaskDraft(
            .grantAllowance, unit: unit, method: Entitlements.grant.name,
            request: #"{"child":"\#(child)","unit":"\#(unit)"}"#)
        return .answered(try await flow.charge("allowance-asked", draft))
    }

    /// The visits that the law wants to be made in the first months, each until somebody was there.
    private static func visits(
        _ id: PlacementID, since start: Day, _ flow: Flow
    ) async throws -> [Charged] {
        let request = #"{"placement":"\#(id)"}"#
        func charged(
            _ name: String, by deadline: String, _ isMade: @escaping @Sendable ([Day], Day?) -> Bool
        ) async throws -> Charged {
            let draft = try await flow.draft(
                .visitPlacement, by: deadline, noting: "\(name)-due", from: start,
                method: Placements.visit.name, request: request)
            let charge = try await flow.charge("\(name)-asked", draft)
            let (visits, placement) = (Fact.visits(of: id), Fact.placement(id))
            return Charged(charge: charge, subjects: [visits.subject, placement.subject]) { tx in
                let made = try tx.told.latest(of: visits)?.state.visits.map(\.on).sorted() ?? []
                let isOver = try tx.told.latest(of: placement)?.state.isOver ?? false
                return isOver || isMade(made, draft.due)
            }
        }
        return [
            try await charged("first-visit", by: "care.monitor-first") { made, _ in !made.isEmpty },
            // Who came late for the first time has come for the second too.
            try await charged("second-visit", by: "care.monitor-second") { made, due in
                made.count > 1 || (due.flatMap { due in made.last.map { $0 >= due } } ?? false)
            },
        ]
    }

    /// Until the placement ends; extended, it is looked at again by its new last day.
    private static func end(_ id: PlacementID, until last: Day, _ flow: Flow) async throws {
        var until: Day? = last
        while let due = until {
            until = try await flow.wait(
                "term-over", for: .placement(id),
                task: TaskDraft(
                    .endFoster, unit: flow.run.unit, due: due, method: Placements.end.name,
                    request: #"{"id":"\#(id)"}"#)
            ) { state -> Term? in
                if state.isOver { return Term(extendedUntil: nil) }
                guard let next = state.expectedEnd, next > due else { return nil }
                return Term(extendedUntil: next)
            }.extendedUntil
        }
    }

    private struct Term: Codable {
        /// Nil once it is over.
        let extendedUntil: Day?
    }
}

extension Snapshot {
    /// Whether somebody may take a child in today: as its kin, or approved. Under each of the entries that are one person something may
    /// have been told.
    fileprivate func isKinOrApproved(_ carer: CaregiverID, for child: ChildID) throws -> Bool {
        let entries = try knownCaregivers.entries(of: carer)
        func isToday(_ start: Day, _ end: Day?) -> Bool { start <= today && end.map { $0 >= today } ?? true }
        let isApproved = try entries.contains { entry in
            try told.latest(of: Fact.approvals(of: entry))?.state.approvals.contains {
                isToday($0.start, $0.end)
            } ?? false
        }
        if isApproved { return true }
        return try knownChildren.entries(of: child).contains { entry in
            try told.latest(of: Fact.kin(of: entry))?.state.links.contains {
                entries.contains($0.caregiver) && isToday($0.start, $0.end)
            } ?? false
        }
    }
}
