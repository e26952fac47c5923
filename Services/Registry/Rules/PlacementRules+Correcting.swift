import RegistryAPI
import ServiceKit
import Vocabulary

extension PlacementRules {
    /// The placement as the request corrects it. `child` is its child, `caregiver` and `facility` those that the request names.
    /// `said` is all that was said of it so far.
    func correct(
        _ placement: Sought<Placement>, by request: CorrectPlacement, of child: RegisteredChild?,
        with caregiver: Sought<Caregiver?>, at facility: Sought<Facility?> = .found(nil),
        after said: [Placement] = []
    ) throws -> Placement {
        var checks = Checks(reference, today: today)
        let known = placement.value
        let cleared = checks.clear(
            request.clear,
            of: [
                "provider": request.provider != nil, "caregiver": request.caregiver != nil,
                "expectedEnd": request.expectedEnd != nil, "end": request.end != nil,
            ])
        func kept<Value>(_ member: String, _ given: Value?, _ before: Value?) -> Value? {
            cleared.contains(member) ? nil : given ?? before
        }
        let start = request.start ?? known?.start
        let end = kept("end", request.end, known?.end)
        let expectedEnd = kept("expectedEnd", request.expectedEnd, known?.expectedEnd)
        let carer = kept("caregiver", request.caregiver, known?.caregiver)
        if let start { checks.day(start, since: .birth(of: child), at: "/start") }
        if let end { checks.day(end, since: .start(request.start, or: start, of: known?.id), at: "/end") }
        if let kind = request.kind ?? known?.kind, known != nil {
            if kind.needsCaregiver && carer == nil {
                checks.fail("/caregiver", "registry.placement-caregiver")
            } else if carer == nil && kept("provider", request.provider, known?.provider) == nil {
                checks.fail("/provider", "registry.placement-nobody")
            }
            if kind.needsExpectedEnd && expectedEnd == nil {
                checks.fail("/expectedEnd", "registry.placement-expected-end")
            }
            if let expectedEnd, let start {
                expected(
                    expectedEnd, kind, from: start, .start(request.start, or: start, of: known?.id), &checks)
            }
        }
        check(PlacementWords(request), of: child, &checks)
        var (corrected, named, _) = try checks.finish(placement, caregiver, facility)
        try FactVersions.require(
            request.ifVersion, of: said,
            [
                "kind": { $0.kind }, "provider": { $0.provider }, "caregiver": { $0.caregiver },
                "start": { $0.start }, "expectedEnd": { $0.expectedEnd }, "end": { $0.end },
            ])
        corrected.kind = request.kind ?? corrected.kind
        corrected.provider = kept("provider", request.provider, corrected.provider)
        corrected.caregiver = kept("caregiver", named?.id, corrected.caregiver)
        corrected.start = request.start ?? corrected.start
        corrected.expectedEnd = expectedEnd
        corrected.end = end
        return corrected
    }
}
