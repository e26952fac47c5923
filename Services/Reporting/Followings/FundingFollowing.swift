import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    /// Keeps what the funding service's log says that an indicator or a report may count.
    func followFunding(_ recorded: Recorded<FundingEvent>, _ tx: Transaction) throws {
        let facts = tx.facts
        let (position, today) = (recorded.position, tx.today)
        switch recorded.event {
        case .allocationMade(let allocation), .allocationRevised(let allocation):
            try facts.learn(.allocation, allocation.id.text, at: position, knownOn: today, allocation)
        case .commitmentReserved(let commitment), .commitmentConfirmed(let commitment),
            .commitmentReleased(let commitment):
            try facts.learn(.commitment, commitment.id.text, at: position, knownOn: today, commitment)
        case .paymentMade(let payment), .paymentReversed(let payment):
            try facts.learn(.payment, payment.id.text, at: position, knownOn: today, payment)
        case .sourceOpened, .estimateDrafted, .estimateSubmitted, .estimateReturned, .estimateApproved,
            .donationPledged, .donationReceived, .waiverGranted, .waiverEnded,
            .waiverContradicted:
            break
        }
    }
}
