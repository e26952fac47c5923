import Bus
import FundingAPI
import ServiceKit
import Vocabulary

/// What a donor promises, and what of it comes.
struct DonationRules: Rules {
    let reference: Reference
    let today: Day

    /// Nothing is said of its amounts yet: ``Donation/standing(as:)`` does.
    func pledge(_ request: PledgeDonation, as id: DonationID, to source: Sought<Source>) throws -> Donation {
        var checks = Checks(reference, today: today)
        let donor: String = checks.title(request.donor, at: "/donor")
        checks.positive(request.amount, at: "/amount")
        let day = checks.day(request.on, since: source.value?.on, at: "/on")
        let source = try checks.finish(source)
        return Donation(
            id: id, source: source.id, sourceKind: source.kind, unit: source.unit, year: source.year,
            donor: donor, pledged: .zero, received: .zero, status: .pledged, on: day
        ).with { $0.isNamed = request.isNamed == true }
    }

    /// The donation with the donor thanked. `next` is the number that the unit gives next.
    func thank(_ donation: Sought<Donation>, next: Int, by request: ThankDonor) throws -> Donation {
        var checks = Checks(reference, today: today)
        let receipt: String? = checks.title(request.receipt, at: "/receipt", upTo: 50)
        let day = checks.day(request.on, since: donation.value?.on, at: "/on")
        var thanked = try checks.finish(donation)
        if let before = thanked.receipt, let day = thanked.thankedOn {
            throw Refusal.precondition(
                "/id",
                Message("funding.thanked-already", ["receipt": before, "day": day.description])
                    .about(thanked.id, told: ["donorThanked"]))
        }
        guard thanked.received > .zero else {
            throw Refusal.precondition("/id", Message("funding.nothing-came").about(thanked.id))
        }
        (thanked.receipt, thanked.thankedOn) = (receipt ?? "\(next)/\(thanked.year)", day)
        return thanked
    }

    /// A number of a receipt is one donation's: `earlier` has it.
    func requireOnce(_ thanked: Donation, earlier: Donation?) throws {
        guard let earlier, earlier.id != thanked.id else { return }
        throw Refusal.exists(
            "/receipt",
            Message("funding.receipt-taken", ["receipt": earlier.receipt ?? "", "id": earlier.id.text])
                .about(earlier.id, told: ["donorThanked"]))
    }

    /// What came.
    func receive(_ donation: Sought<Donation>, by request: ReceiveDonation) throws -> DonatedAmount {
        var checks = Checks(reference, today: today)
        if let amount = request.amount { checks.positive(amount, at: "/amount") }
        checks.day(request.on ?? today, since: donation.value?.on, at: "/on")
        let document = checks.title(request.document, at: "/document", upTo: 100)
        let donation = try checks.finish(donation)
        let toCome = try donation.pledged.minus(donation.received)
        let amount = request.amount ?? toCome
        try require(amount, within: toCome, of: donation.id)
        return DonatedAmount(aspect: .receipt, amount: amount, document: document)
    }

    /// What the fact that the request names says when it is put right: nil of a fact that is none. `known` is what was said of
    /// the donation until now, `source` the one that it goes to.
    func correct(
        _ donation: Sought<Donation>, _ known: Periods<DonatedAmount>, to source: Source?,
        by request: CorrectDonation
    ) throws -> DonatedAmount? {
        var checks = Checks(reference, today: today)
        let fact = known.history.facts().first { $0.id == request.fact }
        if let amount = request.amount { checks.positive(amount, at: "/amount") }
        if let day = request.on {
            let first = fact?.value.aspect == .receipt ? known.pledge?.days.from : source?.on
            checks.day(day, since: first, at: "/on")
        }
        let document = checks.title(request.document, at: "/document", upTo: 100)
        if document != nil, fact?.value.aspect == .pledge {
            checks.fail("/document", "funding.pledge-without-document")
        }
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let current = try checks.finish(donation)
        guard let fact else { return nil }
        let amount = request.amount ?? fact.value.amount
        switch fact.value.aspect {
        case .receipt:
            let others = try current.received.minus(fact.value.amount)
            try require(amount, within: current.pledged.minus(others), of: current.id)
        case .pledge:
            guard amount >= current.received else {
                throw Refusal.precondition(
                    "/amount",
                    Message("funding.pledge-below-received", ["received": "\(current.received.dong)"])
                        .about(current.id, told: ["donationReceived"]))
            }
        }
        // Another reason alone corrects nothing.
        var corrected = fact.value
        (corrected.amount, corrected.document) = (amount, document ?? fact.value.document)
        if corrected == fact.value, (request.on ?? fact.days.from) == fact.days.from { return corrected }
        corrected.reason = reason
        return corrected
    }

    private func require(_ amount: Money, within toCome: Money, of donation: DonationID) throws {
        guard amount <= toCome, toCome > .zero else {
            throw Refusal.precondition(
                "/amount",
                Message("funding.donation-exceeded", ["left": "\(toCome.dong)"]).about(donation))
        }
    }
}
