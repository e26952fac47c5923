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
        let day = checks.day(request.on, since: .start(of: source.value), at: "/on")
        let source = try checks.finish(source)
        return Donation(
            id: id, source: source.id, sourceKind: source.kind, unit: source.unit, year: source.year,
            donor: donor, pledged: .zero, received: .zero, status: .pledged, on: day
        ).with { $0.isNamed = request.isNamed == true }
    }

    /// Thanks for the donation. `next` is the number that the unit gives next.
    func thank(_ donation: Sought<Donation>, next: Int, by request: ThankDonor) throws -> DonatedAmount {
        var checks = Checks(reference, today: today)
        let receipt: String? = checks.title(request.receipt, at: "/receipt", upTo: 50)
        checks.day(request.on ?? today, since: .pledge(donation.value), at: "/on")
        let known = try checks.finish(donation)
        if let before = known.receipt, let day = known.thankedOn {
            throw Refusal.precondition(
                "/id",
                Message("funding.thanked-already", ["receipt": before, "day": day.description])
                    .about(known.id, told: ["donorThanked"]))
        }
        guard known.received > .zero else {
            throw Refusal.precondition("/id", Message("funding.nothing-came").about(known.id))
        }
        return .thanks(by: receipt ?? "\(next)/\(known.year)")
    }

    /// A number of a receipt is one donation's, once: `earlier` has it, or had it before that was voided.
    func requireUnused(_ thanks: DonatedAmount, earlier: Receipt?, at pointer: String) throws {
        guard let earlier else { return }
        throw Refusal.exists(
            pointer,
            Message(
                "funding.receipt-taken",
                ["receipt": earlier.document ?? thanks.document ?? "", "id": earlier.donation.text]
            ).about(earlier.fact))
    }

    /// Whoever was thanked has given something: the thanks are taken back first. `donation` is as it is to stand.
    func requireThankedFor(_ donation: Donation, _ thanks: Fact<DonatedAmount>?, at pointer: String) throws {
        guard let thanks, donation.received == .zero else { return }
        throw Refusal.precondition(
            pointer,
            Message(
                "funding.thanks-stand",
                ["receipt": thanks.value.document ?? "", "day": thanks.days.from.description]
            ).about(thanks.id))
    }

    /// What came.
    func receive(_ donation: Sought<Donation>, by request: ReceiveDonation) throws -> DonatedAmount {
        var checks = Checks(reference, today: today)
        if let amount = request.amount { checks.positive(amount, at: "/amount") }
        checks.day(request.on ?? today, since: .pledge(donation.value), at: "/on")
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
        check(request, fact, known, of: donation.value, to: source, &checks)
        let document = checks.title(
            request.document, at: "/document", upTo: fact?.value.aspect == .thanks ? 50 : 100)
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
        case .thanks: break
        }
        // Another reason alone corrects nothing.
        var corrected = fact.value
        (corrected.amount, corrected.document) = (amount, document ?? fact.value.document)
        if corrected.aspect == .thanks { corrected.numberKey = corrected.document?.documentKey }
        if corrected == fact.value, (request.on ?? fact.days.from) == fact.days.from { return corrected }
        corrected.reason = reason
        return corrected
    }

    /// What of a correction is wrong in itself: a pledge lies before the thanks for it, and thanks have no amount.
    private func check(
        _ request: CorrectDonation, _ fact: Fact<DonatedAmount>?, _ known: Periods<DonatedAmount>,
        of donation: Donation?, to source: Source?, _ checks: inout Checks
    ) {
        let aspect = fact?.value.aspect
        if let amount = request.amount {
            checks.positive(amount, at: "/amount")
            if aspect == .thanks { checks.fail("/amount", "funding.thanks-without-amount") }
        }
        guard let day = request.on else { return }
        let isOfPledge = aspect == .receipt || aspect == .thanks
        let pledge = known.pledge
        checks.day(
            day,
            since: isOfPledge
                ? .recorded(FundingDay.pledge, on: pledge?.days.from, of: pledge?.id) : .start(of: source),
            at: "/on")
        if aspect == .pledge, donation != nil, let thanks = known.thanks, thanks.days.from < day {
            checks.fail(
                "/on",
                Message(
                    "funding.thanked-earlier",
                    [
                        "day": "\(day)", "receipt": thanks.value.document ?? "",
                        "thanked": "\(thanks.days.from)",
                    ]
                ).about(thanks.id))
        }
    }

    private func require(_ amount: Money, within toCome: Money, of donation: DonationID) throws {
        guard amount <= toCome, toCome > .zero else {
            throw Refusal.precondition(
                "/amount",
                Message("funding.donation-exceeded", ["left": "\(toCome.dong)"]).about(donation))
        }
    }
}
