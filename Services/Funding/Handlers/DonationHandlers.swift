import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func pledgeDonation(_ request: PledgeDonation, _ tx: Transaction) throws -> Donation {
        let source = try tx.sources.get(request.source, at: "/source")
        try tx.authorize(source.unit, at: "/source")
        var checks = Checks(reference, today: tx.today)
        let donor = checks.words(request.donor, at: "/donor")
        checks.positive(request.amount, at: "/amount")
        try checks.finish()
        let donation = Donation(
            id: request.id ?? tx.newID(), source: source.id, sourceKind: source.kind, unit: source.unit,
            year: source.year, donor: donor, pledged: request.amount, received: .zero, on: tx.today)
        try tx.donations.refuseTaken(request.id)
        try tx.donations.save(donation)
        try tx.ledger.post(
            Bookkeeping.pledged(donation), for: "donationPledged", of: donation.id.text, unit: donation.unit,
            year: donation.year, on: tx.today)
        tx.emit(FundingEvent.donationPledged(donation))
        return donation
    }

    func receiveDonation(_ request: ReceiveDonation, _ tx: Transaction) throws -> Donation {
        let current = try tx.donations.get(request.id, at: "/id")
        try tx.authorize(current.unit, at: "/id")
        let toCome = try current.pledged.minus(current.received)
        let amount = request.amount ?? toCome
        var checks = Checks(reference, today: tx.today)
        if request.amount != nil { checks.positive(amount, at: "/amount") }
        try checks.finish()
        guard amount <= toCome, toCome > .zero else {
            throw Refusal.precondition(
                "/amount", Message("funding.donation-exceeded", ["left": "\(toCome.dong)"]))
        }
        var received = current
        received.received = try current.received.plus(amount)
        let source = try tx.sources.get(current.source, at: "/id")
        try tx.sources.setAmount(source.amount.plus(amount, at: "/amount"), of: source.id)
        try tx.donations.save(received)
        try tx.ledger.post(
            Bookkeeping.received(amount, of: received), for: "donationReceived", of: received.id.text,
            unit: received.unit, year: received.year, on: tx.today)
        tx.emit(FundingEvent.donationReceived(received))
        return received
    }

    func listDonations(_ request: ListDonations, _ snapshot: Snapshot) throws -> List<Donation> {
        let page = try ListPage(request, in: DonationRecords.order)
        return try page.reply(
            snapshot.donations.list(request, within: snapshot.units(request.unit, at: "/unit"), page))
    }
}
