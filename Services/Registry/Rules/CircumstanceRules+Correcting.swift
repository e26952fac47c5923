import RegistryAPI
import ServiceKit
import Vocabulary

extension CircumstanceRules {
    /// The circumstance as the request corrects it. `child` is its child.
    func correct(
        _ circumstance: Sought<ChildCircumstance>, by request: CorrectCircumstance, of child: RegisteredChild?
    ) throws -> ChildCircumstance {
        var checks = Checks(reference, today: today)
        let known = circumstance.value
        let cleared = checks.clear(
            request.clear, of: ["end": request.end != nil, "evidence": request.evidence != nil])
        let start = request.start ?? known?.start
        let end = cleared.contains("end") ? nil : request.end ?? known?.end
        if let start {
            if let known { code(known.code, from: start, &checks) }
            checks.day(start, since: .birth(of: child), at: "/start")
        }
        if let end { checks.day(end, since: .start(request.start, or: start, of: known?.id), at: "/end") }
        let evidence: String? = request.evidence.map { checks.words($0, at: "/evidence", upTo: 1000) }
        var corrected = try checks.finish(circumstance)
        corrected.start = request.start ?? corrected.start
        corrected.end = end
        corrected.evidence = cleared.contains("evidence") ? nil : evidence ?? corrected.evidence
        return corrected
    }
}
