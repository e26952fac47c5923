import RegistryAPI
import ServiceKit
import Vocabulary

extension CaregiverRules {
    /// The link as the request corrects it. `child` and `caregiver` are those that it links.
    func correct(
        _ link: Sought<CaregiverLink>, by request: CorrectCaregiverLink, of child: RegisteredChild?,
        with caregiver: Caregiver?
    ) throws -> CaregiverLink {
        var checks = Checks(reference, today: today)
        let known = link.value
        let cleared = checks.clear(request.clear, of: ["end": request.end != nil])
        let start = request.start ?? known?.start
        let end = cleared.contains("end") ? nil : request.end ?? known?.end
        if let start { checks.day(start, since: .birth(of: child), at: "/start") }
        if let end { checks.day(end, since: .start(request.start, or: start, of: known?.id), at: "/end") }
        if let caregiver, let start, let relation = request.relation ?? known?.relation {
            fits(relation, caregiver, child, on: start, &checks)
        }
        var corrected = try checks.finish(link)
        corrected.relation = request.relation ?? corrected.relation
        corrected.start = request.start ?? corrected.start
        corrected.end = end
        return corrected
    }
}
