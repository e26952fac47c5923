import CatalogueAPI
import ServiceKit
import Vocabulary

/// What speaks for an offer, in words: what it asks, which the child meets, its places, how far it is, what it costs.
extension MismatchWords {
    func inclusions(of match: MatchRules.Match) -> [Inclusion] {
        let asked = met(match.offer.eligibility)
        let who = asked.isEmpty ? [(.everyone, Message("catalogue.for-everyone"))] : asked
        return (who + [places(of: match), way(to: match), cost(of: match.offer)]).map { code, message in
            Inclusion(code: code, sentence: CatalogueTexts.catalogue.render(message, in: language))
        }
    }

    private typealias Said = (code: Inclusion.Code, message: Message)

    private func met(_ asked: Eligibility) -> [Said] {
        var said: [Said] = []
        switch (asked.minimumAge, asked.maximumAge) {
        case (let least?, let most?):
            said.append((.age, Message("catalogue.for-ages", ["from": "\(least)", "to": "\(most)"])))
        case (let least?, nil): said.append((.age, message(.tooYoung(minimum: least))))
        case (nil, let most?): said.append((.age, message(.tooOld(maximum: most))))
        case (nil, nil): break
        }
        func add(_ codes: [String]?, _ code: Inclusion.Code, _ mismatch: ([String]) -> Mismatch) {
            guard let codes, !codes.isEmpty else { return }
            said.append((code, message(mismatch(codes))))
        }
        add(asked.circumstances, .circumstance) { .circumstance($0) }
        add(asked.disabilityTypes, .disability) { .disabilityType($0) }
        add(asked.disabilityDegrees, .disability) { .disabilityDegree($0) }
        if let area = asked.area, !area.isEmpty { said.append((.area, message(.area(area)))) }
        add(asked.poverty, .poverty) { .poverty($0) }
        return said
    }

    private func places(of match: MatchRules.Match) -> Said {
        guard let free = match.free else { return (.places, Message("catalogue.no-limit")) }
        return (
            .places,
            Message("catalogue.places-free", ["free": "\(free)", "waiting": "\(match.waiting)"])
        )
    }

    private func way(to match: MatchRules.Match) -> Said {
        let nearness = ["nearness": [match.nearness.term]]
        guard let kilometres = match.kilometres else {
            return (.near, Message("catalogue.lies", terms: nearness))
        }
        return (
            .near, Message("catalogue.lies-away", ["kilometres": "\(kilometres)"], terms: nearness)
        )
    }

    private func cost(of offer: Offer) -> Said {
        guard offer.cost > .zero else { return (.cost, Message("catalogue.costs-nothing")) }
        return (.cost, Message("catalogue.costs", ["amount": "\(offer.cost.dong)"]))
    }
}
