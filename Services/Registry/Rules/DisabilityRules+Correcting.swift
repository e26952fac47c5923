import RegistryAPI
import ServiceKit
import Vocabulary

extension DisabilityRules {
    /// The determination as the request corrects it. `child` is its child.
    func correct(
        _ disability: Sought<Disability>, by request: CorrectDisability, of child: RegisteredChild?
    ) throws -> Disability {
        var checks = Checks(reference, today: today)
        let known = disability.value
        let cleared = checks.clear(
            request.clear,
            of: [
                "certificate": request.certificate != nil, "screening": request.screening != nil,
                "minutes": request.minutes != nil, "certifiedOn": request.certifiedOn != nil,
            ])
        let day = request.determinedOn ?? known?.determinedOn ?? today
        let determined =
            DayBound.named("determinedOn", request.determinedOn)
            ?? .recorded(RegistryDay.determination, on: day, of: known?.id)
        checks.day(day, since: .birth(of: child), at: "/determinedOn")
        if let council = request.council {
            checks.unit(council, on: min(day, today), at: "/council")
        } else if let known, let day = request.determinedOn, day <= today {
            checks.unit(known.council, on: day, at: "/determinedOn")
        }
        let certificate: String? = request.certificate.map {
            checks.words($0, at: "/certificate", upTo: 50)
        }
        let minutes: String? = request.minutes.map { checks.words($0, at: "/minutes", upTo: 50) }
        let number = cleared.contains("certificate") ? nil : certificate ?? known?.certificate
        // Without a certificate it has no day either.
        let takesDayOff = cleared.contains("certifiedOn") || cleared.contains("certificate")
        let certifiedOn = request.certifiedOn ?? (takesDayOff ? nil : known?.certifiedOn)
        check(certifiedOn: certifiedOn, certificate: number, determinedOn: determined, &checks)
        let screening = cleared.contains("screening") ? nil : request.screening ?? known?.screening
        if let screening { checks.part("/screening") { check(screening, of: child, on: day, &$0) } }
        var corrected = try checks.finish(disability)
        corrected.type = request.type ?? corrected.type
        corrected.degree = request.degree ?? corrected.degree
        corrected.council = request.council ?? corrected.council
        corrected.determinedOn = request.determinedOn ?? corrected.determinedOn
        (corrected.certificate, corrected.certifiedOn) = (number, certifiedOn)
        corrected.minutes = cleared.contains("minutes") ? nil : minutes ?? corrected.minutes
        corrected.screening = screening
        return corrected
    }
}
