import Bus
import CatalogueAPI
import ServiceKit
import Vocabulary

extension ProviderRules {
    /// What a correction says. Throws ``FactRefusal`` with the facts in the way.
    func correct(
        _ provider: Sought<ProviderTimelines>, by request: CorrectProvider, learned: Learned
    ) throws -> [FactVersion<ProviderSaying>] {
        var checks = Checks(reference, today: today)
        check(request.care, &checks)
        let (known, aspect) = try checks.finish(provider, correcting: request.fact)
        let fact = try known.history.standing(request.fact)
        let isOpening = known.opening()?.id == request.fact
        let held: Licence? = if case .licence(let held) = fact.value { held } else { nil }
        let licence = aspect == .licence ? changed(held, by: request, &checks) : nil
        checks.refuseForeign(
            [
                ("place", request.place != nil, .place),
                ("meetsStandard", request.meetsStandard != nil, .standard),
                ("licence", request.licence != nil, .licence),
                ("licenceAuthority", request.licenceAuthority != nil, .licence),
                ("licenceUntil", request.licenceUntil != nil, .licence), ("care", request.care != nil, .care),
                ("clear", request.clear?.isEmpty == false, .licence),
                ("reason", request.reason != nil, .standing),
            ], to: aspect)
        let moved = [request.fact] + (isOpening ? known.saidWithOpening : [])
        if let day = request.on {
            checks.day(day, at: "/on")
            if request.place == nil {
                for place in known.places(saidBy: moved) { checks.unit(place, on: day, at: "/on") }
            }
        }
        if let place = request.place {
            let day = request.on ?? fact.days.from
            checks.unit(place, on: day == .first ? today : day, at: "/place")
        }
        let reason: String? = request.reason.map { checks.words($0, at: "/reason", upTo: 500) }
        if isOpening && reason != nil { checks.fail("/reason", "catalogue.opening-kept") }
        try checks.finish()
        let value: ProviderSaying? =
            switch fact.value {
            case .identity: nil
            case .place: request.place.map { .place(unit: $0) }
            case .standard(_, let how):
                request.meetsStandard.map { .standard(isMet: $0, certification: how) }
            case .licence: request.saysLicence ? .licence(licence) : nil
            case .care: request.care.map { .care($0) }
            case .standing(let status, _): reason.map { .standing(status: status, reason: $0) }
            }
        var said = [
            try known.correct(request.fact, to: value, from: request.on, learned: learned)
        ]
        if let day = request.on {
            for other in moved.dropFirst() {
                said.append(
                    try known.correct(other, from: day, learned: learned, cause: request.fact))
            }
        }
        return said
    }

    /// What it says that a fact never was. Throws ``FactRefusal`` with the facts in the way.
    func void(
        _ provider: Sought<ProviderTimelines>, by request: VoidProviderFact, learned: Learned
    ) throws -> [FactVersion<ProviderSaying>] {
        let known = try provider.get()
        _ = try known.correctable(request.fact)
        guard known.opening()?.id != request.fact else {
            throw Refusal.precondition(
                "/fact", Message("catalogue.opening-voided").about(request.fact))
        }
        return [try known.void(request.fact, learned: learned)]
    }
}

extension ProviderTimelines {
    /// Where these facts say that it stands.
    fileprivate func places(saidBy facts: [FactID]) -> [UnitPath] {
        self[.place].history.facts().filter { facts.contains($0.id) }.compactMap { fact in
            if case .place(let unit) = fact.value { unit } else { nil }
        }
    }

    /// What the registration said of place, licence and places by kind of care: it moves with the day of the opening.
    fileprivate var saidWithOpening: [FactID] {
        guard let opening = opening() else { return [] }
        return [ProviderAspect.place, .licence, .care].flatMap { self[$0].history.facts() }
            .filter { $0.recorded.at == opening.recorded.at && $0.days.from == opening.days.from }
            .map(\.id)
    }
}
