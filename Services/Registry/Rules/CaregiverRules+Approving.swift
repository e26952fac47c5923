import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What is so of a caregiver for some days, with an id of its own.
protocol AroundCaregiver: Composite, PeriodValue {
    var caregiver: CaregiverID { get }
    var days: DayRange { get }
}

extension CarerApproval: AroundCaregiver {
    var days: DayRange { DayRange(start, end) }
    /// Somebody is approved once at a time.
    func collides(with _: CarerApproval) -> Bool { true }

    var facts: CarerApprovalFacts {
        CarerApprovalFacts(id: id, caregiver: caregiver, start: start, places: places).with { $0.end = end }
    }
}

extension CaregiverRules {
    /// `existing` are the caregiver's approvals so far.
    func approve(
        _ request: ApproveCarer, of caregiver: Sought<Caregiver>, as id: CarerApprovalID,
        existing: [CarerApproval]
    ) throws -> CarerApproval {
        var checks = Checks(reference, today: today)
        checks.number(request.places, of: ApproveCarer.self, at: "/places")
        checks.day(request.checkedOn, at: "/checkedOn")
        let start = checks.day(request.start, since: .named("checkedOn", request.checkedOn), at: "/start")
        if let end = request.end {
            checks.day(end, notBefore: .said(request.start, today, as: "start"), at: "/end")
        }
        if let day = request.trainedOn { checks.day(day, at: "/trainedOn") }
        let decision: String? = checks.words(request.decision, at: "/decision", upTo: 100)
        let caregiver = try checks.finish(caregiver)
        let approval = CarerApproval(
            id: id, caregiver: caregiver.id, start: start, places: request.places,
            checkedOn: request.checkedOn
        ).with { ($0.end, $0.trainedOn, $0.decision) = (request.end, request.trainedOn, decision) }
        if let same = existing.first(where: { $0.days.overlaps(approval.days) }) {
            throw Refusal.exists(
                "/start",
                Message("registry.approved-already", ["id": same.id.text, "day": "\(same.start)"])
                    .about(same.id))
        }
        return approval
    }

    /// The approval as the request corrects it.
    func correctApproval(
        _ approval: Sought<CarerApproval>, by request: CorrectCarerApproval
    ) throws -> CarerApproval {
        var checks = Checks(reference, today: today)
        let known = approval.value
        let cleared = checks.clear(
            request.clear,
            of: [
                "end": request.end != nil, "trainedOn": request.trainedOn != nil,
                "decision": request.decision != nil,
            ])
        if let places = request.places {
            checks.number(places, of: CorrectCarerApproval.self, at: "/places")
        }
        let checkedOn = request.checkedOn ?? known?.checkedOn
        let start = request.start ?? known?.start
        let end = cleared.contains("end") ? nil : request.end ?? known?.end
        if let checkedOn { checks.day(checkedOn, at: "/checkedOn") }
        if let start {
            checks.day(
                start,
                since: .named("checkedOn", request.checkedOn)
                    ?? .recorded(RegistryDay.carerCheck, on: checkedOn, of: known?.id), at: "/start")
        }
        if let end {
            checks.day(
                end,
                notBefore: .named("start", request.start)
                    ?? .recorded(RegistryDay.approval, on: start, of: known?.id), at: "/end")
        }
        if let day = request.trainedOn { checks.day(day, at: "/trainedOn") }
        let decision: String? = checks.words(request.decision, at: "/decision", upTo: 100)
        var corrected = try checks.finish(approval)
        corrected.places = request.places ?? corrected.places
        corrected.checkedOn = request.checkedOn ?? corrected.checkedOn
        (corrected.start, corrected.end) = (request.start ?? corrected.start, end)
        corrected.trainedOn =
            cleared.contains("trainedOn") ? nil : request.trainedOn ?? corrected.trainedOn
        corrected.decision = cleared.contains("decision") ? nil : decision ?? corrected.decision
        return corrected
    }

    func endApproval(_ approval: Sought<CarerApproval>, on day: Day?) throws -> CarerApproval {
        var checks = Checks(reference, today: today)
        let day = day ?? today
        checks.day(
            day,
            notBefore: .recorded(RegistryDay.approval, on: approval.value?.start, of: approval.value?.id),
            at: "/end")
        var ended = try checks.finish(approval)
        ended.end = day
        return ended
    }
}

extension PlacementRules {
    /// Whether somebody fosters a child whose kin it is not: who has to be approved.
    func needsApproval(_ placement: Placement, beside family: KnownFamily) -> Bool {
        placement.kind == .timeLimitedFoster
            && !(placement.caregiver.map { family.includes($0) } ?? true)
    }

    /// Throws FAILED_PRECONDITION where a carer was approved, but not on the first day of a placement, and RESOURCE_EXHAUSTED where it
    /// fosters as many on a day as it may. `others` are those whom it fosters on days of the placement. One whom nobody has approved yet
    /// takes the child in, and is to be approved (``Placements/due``): many were placed before anybody kept a list.
    func require(_ approvals: [CarerApproval], for placement: Placement, beside others: [Placement]) throws {
        guard let last = approvals.last, let carer = placement.caregiver else { return }
        guard let approval = approvals.first(where: { $0.days.contains(placement.start) }) else {
            throw Refusal.precondition(
                "/caregiver",
                Message("registry.carer-not-approved", ["id": carer.text, "day": "\(placement.start)"])
                    .about(last.id))
        }
        let arrivals = Set(others.map(\.start).filter { placement.days.contains($0) } + [placement.start])
        // Whoever was entered twice is one.
        let full = arrivals.sorted().first { day in
            approval.days.contains(day)
                && Set(others.filter { $0.days.contains(day) }.map(\.child)).count >= approval.places
        }
        guard let full else { return }
        let message = Message(
            "registry.carer-full",
            ["id": carer.text, "day": "\(full)", "places": "\(approval.places)"])
        throw Refusal(
            .resourceExhausted, message, violations: [Refusal.Violation("/caregiver", message)])
    }
}
