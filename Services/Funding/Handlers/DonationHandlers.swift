import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    private func rules(_ snapshot: Snapshot) -> DonationRules {
        DonationRules(reference: reference, today: snapshot.today)
    }

    func pledgeDonation(_ request: PledgeDonation, _ tx: Transaction) throws -> Donation {
        let source = try tx.sources.seek(request.source, at: "/source", by: tx, in: \.unit)
        let donation = try rules(tx).pledge(request, as: request.id ?? tx.newID(), to: source)
        try tx.donations.refuseTaken(request.id)
        try post([ledger(tx).pledged(donation)], at: "/on", tx)
        try tx.stand(FactSubject(donation.id), Standing(Entered.entered), from: donation.on)
        return try save(donation, tx) { .donationPledged($0) }
    }

    func receiveDonation(_ request: ReceiveDonation, _ tx: Transaction) throws -> Donation {
        let current = try tx.donations.seek(request.id, at: "/id", by: tx, in: \.unit)
        let (donation, amount) = try rules(tx).receive(current, by: request)
        var source = try tx.sources.get(donation.source, at: "/id")
        source.amount = try source.amount.plus(amount, at: "/amount")
        try tx.sources.save(source)
        try post(
            [ledger(tx).received(amount, of: donation, on: request.on ?? tx.today)], at: "/on", tx)
        return try save(donation, tx) { .donationReceived($0) }
    }

    func listDonations(_ request: ListDonations, _ snapshot: Snapshot) throws -> List<Donation> {
        let page = try ListPage(request, in: DonationRecords.order)
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let found = try snapshot.donations.list(
            request, within: snapshot.units(request.unit, at: "/unit"), asOf, page)
        return try page.reply(found) { $0.marked(asOf, in: \.provisional) }
    }

    private func save(
        _ donation: Donation, _ tx: Transaction, telling event: (Donation) -> FundingEvent
    ) throws -> Donation {
        try tx.donations.save(donation)
        tx.emit(event(donation))
        return donation
    }
}
