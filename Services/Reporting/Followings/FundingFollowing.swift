internal import FundingAPI
internal import ServiceKit
internal import Store
internal import Vocabulary

/// What reporting keeps of the funding service's log.
enum FundingFollowing {
    static let following = Following(FundingEvent.self, apply: keep)

    @Sendable static func keep(_ recorded: Recorded<FundingEvent>, _ tx: Transaction) throws {
        let facts = tx.facts
        let (position, known) = (recorded.position, tx.today)
        switch recorded.event {
        case .sourceOpened(let source):
            try facts.add(.source, source.id.text, at: position, known: known, source)
        case .allocationMade(let allocation), .allocationRevised(let allocation):
            try facts.add(.allocation, allocation.id.text, at: position, known: known, allocation)
        case .commitmentReserved(let commitment), .commitmentConfirmed(let commitment),
            .commitmentReleased(let commitment):
            try facts.add(.commitment, commitment.id.text, at: position, known: known, commitment)
        case .paymentMade(let payment), .paymentReversed(let payment):
            try facts.add(.payment, payment.id.text, at: position, known: known, payment)
        case .donationPledged(let donation), .donationReceived(let donation):
            try facts.add(.donation, donation.id.text, at: position, known: known, donation)
        default: break
        }
    }
}
