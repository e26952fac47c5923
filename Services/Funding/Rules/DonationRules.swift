import Bus
import FundingAPI
import ServiceKit
import Vocabulary

/// What a donor promises, and what of it comes.
struct DonationRules {
    let reference: Reference
    let today: Day

    func pledge(_ request: PledgeDonation, as id: DonationID, to source: Sought<Source>) throws -> Donation {
        var checks = Checks(reference, today: today)
        let donor: String = checks.words(request.donor, at: "/donor")
        let day = request.on ?? today
        checks.positive(request.amount, at: "/amount")
        checks.day(day, since: source.value?.on, at: "/on")
        let source = try checks.finish(source)
        return Donation(
            id: id, source: source.id, sourceKind: source.kind, unit: source.unit, year: source.year,
            donor: donor, pledged: request.amount, received: .zero, on: day)
    }

    /// The donation as it is then, and what came.
    func receive(
        _ donation: Sought<Donation>, by request: ReceiveDonation
    ) throws -> (donation: Donation, amount: Money) {
        var checks = Checks(reference, today: today)
        if let amount = request.amount { checks.positive(amount, at: "/amount") }
        checks.day(request.on ?? today, since: donation.value?.on, at: "/on")
        var received = try checks.finish(donation)
        let toCome = try received.pledged.minus(received.received)
        let amount = request.amount ?? toCome
        guard amount <= toCome, toCome > .zero else {
            throw Refusal.precondition(
                "/amount", Message("funding.donation-exceeded", ["left": "\(toCome.dong)"]))
        }
        received.received = try received.received.plus(amount)
        return (received, amount)
    }
}
