import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func pledgeDonation(_ request: PledgeDonation, _ tx: Transaction) throws -> Donation {
        let source = try tx.sources.seekOwn(request.source, at: "/source", by: tx, of: \.unit)
        let donation = try DonationRules(tx).pledge(request, as: request.id ?? tx.newID(), to: source)
        try tx.donations.refuseTaken(request.id)
        let pledge = try Periods<DonatedAmount>().record(
            DonatedAmount(aspect: .pledge, amount: request.amount), from: donation.on, as: tx.newID(),
            learned: tx.learned)
        return try say(
            pledge, of: donation, after: Periods(), posting: "donationPledged", at: "/on", tx
        ) { .donationPledged($0) }
    }

    func receiveDonation(_ request: ReceiveDonation, _ tx: Transaction) throws -> Donation {
        let sought = try tx.donations.seekOwn(request.id, at: "/id", by: tx, of: \.unit)
        let received = try DonationRules(tx).receive(sought, by: request)
        let known = try tx.donationFacts.periods(of: request.id)
        let receipt = try known.record(
            received, from: request.on ?? tx.today, as: tx.newID(), learned: tx.learned)
        try requireOnce(receipt, of: sought.get(), at: request.document == nil ? "/on" : "/document", tx)
        return try say(
            receipt, of: sought.get(), after: known, posting: "donationReceived", at: "/on", tx
        ) { .donationReceived($0) }
    }

    func correctDonation(_ request: CorrectDonation, _ tx: Transaction) throws -> Donation {
        let sought = try tx.donations.seekOwn(request.id, at: "/id", by: tx, of: \.unit)
        // Of one out of reach nothing is said, and no day either.
        let known = try sought.value.map { try tx.donationFacts.periods(of: $0.id) } ?? Periods()
        let source = try sought.value.flatMap { try tx.sources.find($0.source) }
        let corrected = try DonationRules(tx).correct(sought, known, to: source, by: request)
        let version = try tx.refusing(at: "/fact", asking: tx.donationFacts.recorder) {
            try known.correct(request.fact, to: corrected, from: request.on, learned: tx.learned)
        }
        switch version.value.aspect {
        case .pledge: break
        case .receipt: try requireOnce(version, of: sought.get(), at: "/fact", tx)
        case .thanks: try requireUnused(version, of: sought.get(), at: "/document", tx)
        }
        return try say(
            version, of: sought.get(), after: known, posting: "donationCorrected",
            at: request.amount == nil ? "/on" : "/amount", tx
        ) { .donationCorrected($0) }
    }

    func voidDonationFact(_ request: VoidDonationFact, _ tx: Transaction) throws -> Donation {
        let donation = try tx.donations.seekOwn(request.id, at: "/id", by: tx, of: \.unit).get()
        let known = try tx.donationFacts.periods(of: request.id)
        let version = try tx.refusing(at: "/fact", asking: tx.donationFacts.recorder) {
            try known.void(request.fact, learned: tx.learned)
        }
        return try say(
            version, of: donation, after: known, posting: "donationVoided", at: "/fact", tx
        ) { .donationVoided($0) }
    }

    func thankDonor(_ request: ThankDonor, _ tx: Transaction) throws -> Donation {
        let sought = try tx.donations.seekOwn(request.id, at: "/id", by: tx, of: \.unit)
        let thanks = try DonationRules(tx).thank(
            sought, next: sought.value.map { try nextNumber(of: $0, tx) } ?? 1, by: request)
        let known = try tx.donationFacts.periods(of: request.id)
        let version = try known.record(
            thanks, from: request.on ?? tx.today, as: tx.newID(), learned: tx.learned)
        try requireUnused(version, of: sought.get(), at: "/receipt", tx)
        return try say(
            version, of: sought.get(), after: known, posting: "donorThanked", at: "/on", tx
        ) { .donorThanked($0) }
    }

    /// The next number that is free in the unit's book of the year: offices may have given numbers of their own.
    private func nextNumber(of donation: Donation, _ tx: Transaction) throws -> Int {
        let (names, year) = (tx.units.names(of: donation.unit, on: tx.today), donation.year)
        var next = try tx.donations.thanked(of: names, year: year) + 1
        while try tx.donations.thanked(by: "\(next)/\(year)".documentKey, of: names, year: year) != nil {
            next += 1
        }
        return next
    }

    /// A number of a receipt is given once a year, whatever became of it.
    private func requireUnused(
        _ thanks: FactVersion<DonatedAmount>, of donation: Donation, at pointer: String, _ tx: Transaction
    ) throws {
        let names = tx.units.names(of: donation.unit, on: tx.today)
        try DonationRules(tx).requireUnused(
            thanks.value,
            earlier: tx.donations.thanked(
                by: thanks.value.numberKey, of: names, year: donation.year, except: thanks.fact), at: pointer)
    }

    func askPublicAccount(_ request: AskPublicAccount, _ snapshot: Snapshot) throws -> PublicAccount {
        // Whoever gave, and whoever might, is to see what was done: names only of who wishes it.
        snapshot.authorizeByRoleAlone()
        var checks = Checks(snapshot.reference, today: snapshot.today)
        checks.unit(request.unit, at: "/unit")
        checks.budgetYear(request.year, at: "/year")
        try checks.finish()
        let names = snapshot.units.names(of: request.unit, on: snapshot.today)
        let page = try ListPage(request, in: DonationRecords.order)
        let spending = try snapshot.donations.spending(of: names, year: request.year)
        let gifts = try page.reply(snapshot.donations.gifts(to: names, year: request.year, page)) { found in
            found.map { PublicGift(donor: $0.isNamed ? $0.donor : nil, received: $0.received, on: $0.on) }
        }
        return PublicAccount(
            unit: request.unit, year: request.year,
            received: try snapshot.donations.received(by: names, year: request.year),
            paid: try spending.reduce(Total.zero) { try $0.plus($1.paid) }, spending: spending
        ).with { ($0.gifts, $0.next) = (gifts.items, gifts.next) }
    }

    func listDonations(_ request: ListDonations, _ snapshot: Snapshot) throws -> List<Donation> {
        try snapshot.page(request, of: snapshot.donations, within: request.unit, marking: \.provisional)
    }

    func listDonationHistory(
        _ request: ListDonationHistory, _ snapshot: Snapshot
    ) throws -> List<DonationFactEntry> {
        _ = try snapshot.donations.seek(request.donation, at: "/donation", by: snapshot, in: \.unit).get()
        return try HistoryPage.reply(
            request, of: request.donation, in: snapshot.donationFacts, showing: DonationFactEntry.init)
    }

    private func requireOnce(
        _ receipt: FactVersion<DonatedAmount>, of donation: Donation, at pointer: String, _ tx: Transaction
    ) throws {
        let (day, received) = (receipt.days.from, receipt.value)
        let others = try tx.donations.receipts(to: donation.source, of: received.amount, on: day)
        try DonationRules(tx).requireOnce(
            received, on: day, of: donation.donor, others: others.filter { $0.fact != receipt.fact },
            by: tx.donationFacts.recorder, at: pointer)
    }

    /// Keeps what is said of a donation and tells of it, with what its source has then. `known` is what was said of it until
    /// now. Where the money is not there on some day, that is told at `pointer`.
    private func say(
        _ version: FactVersion<DonatedAmount>, of donation: Donation, after known: Periods<DonatedAmount>,
        posting event: String, at pointer: String, _ tx: Transaction,
        telling told: (DonationFacts) -> FundingEvent
    ) throws -> Donation {
        var said = known
        said.append(version)
        let now = try donation.standing(as: said)
        try DonationRules(tx).requireThankedFor(now, said.thanks, at: pointer)
        var source = try tx.sources.get(donation.source, at: "/id")
        source.amount = try source.amount.plus(now.received.minus(donation.received), at: "/amount")
        // The ledger first: it says what is in the way, where less would be there than is allocated or has come.
        try post(ledger.donated(now, was: known, now: said, as: event), at: pointer, tx)
        try tx.sources.save(source)
        try tx.donations.save(now)
        try tx.donationFacts.append(version, of: now.id, by: tx.recorder)
        tx.emit(told(DonationFacts(donation: now, fact: DonationFact(version))))
        return now
    }
}

extension DonationFactEntry {
    init(_ recorded: RecordedVersion<DonatedAmount>) {
        let (version, said) = (recorded.version, recorded.version.value)
        self.init(
            fact: version.fact, aspect: said.aspect, kind: version.kind, from: version.days.from,
            amount: said.amount, stands: recorded.stands, recordedAt: version.learned.moment,
            unit: recorded.recorder.unit)
        (document, reason, recordedBy) = (said.document, said.reason, recorded.recorder.person)
    }
}
