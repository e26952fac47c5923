import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    /// Keeps what the funding service's log says that an indicator or a report may count.
    func followFunding(_ recorded: Recorded<FundingEvent>, _ tx: Transaction) throws {
        let (facts, star, position) = (tx.facts, tx.star, recorded.position)
        switch recorded.event {
        case .allocationMade(let told), .allocationRevised(let told), .allocationCorrected(let told),
            .allocationVoided(let told):
            let allocation = told.allocation
            try facts.learn(.allocation, allocation.id.text, at: position, allocation)
            try tx.knownAmounts.learn(told, learned: recorded.learned, by: recorded.recorder)
        case .commitmentReserved(let commitment), .commitmentConfirmed(let commitment):
            try facts.learn(.commitment, commitment.id.text, at: position, commitment)
        case .commitmentReleased(let commitment):
            // Its amount is what was paid of it: what it held until then stays with what was said before.
            try facts.learn(.release, commitment.id.text, at: position, commitment)
        case .paymentMade(let payment), .paymentReversed(let payment):
            try facts.learn(.payment, payment.id.text, at: position, payment)
        case .paymentReturned(let told):
            let kept = try told.payment.amount.minus(told.payment.returned ?? .zero)
            try facts.learn(
                .payment, told.payment.id.text, at: position, told.payment.with { $0.amount = kept })
        case .assistancePaid(let told): try star.learn(told, returned: false, at: position)
        case .assistanceReturned(let told): try star.learn(told, returned: true, at: position)
        case .waiverGranted(let waiver), .waiverEnded(let waiver), .waiverCorrected(let waiver),
            .waiverContradicted(let waiver):
            try star.learn(waiver, isVoided: false, at: position)
        case .waiverVoided(let waiver): try star.learn(waiver, isVoided: true, at: position)
        case .sourceOpened, .sourceSupplemented, .sourceCarriedOver, .sourceCorrected, .sourceVoided,
            .aidSought, .aidSubmitted, .aidSigned, .aidRefused, .aidCorrected, .aidVoided, .estimateDrafted,
            .estimateSubmitted,
            .estimateReturned, .estimateApproved, .donationPledged, .donationReceived, .donationCorrected,
            .donationVoided,
            .entitlementGranted, .entitlementChanged, .entitlementSuspended, .entitlementResumed,
            .entitlementStopped, .entitlementCorrected, .entitlementVoided, .monthListed, .monthPaid,
            .noticePosted, .noticeTakenDown, .yearSettled, .settlementCorrected, .donorThanked,
            .spendingInspectionOpened, .spendingFaultFound, .spendingFaultMended,
            .spendingInspectionCorrected, .spendingInspectionVoided:
            break
        }
    }

    /// Takes back what that log no longer has after the point. Nothing of reporting's own hangs on it: figures are counted anew.
    func forgetFunding(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        try tx.knownAmounts.forget(after: point)
        try tx.star.forget(after: point, of: FundingContract.name)
        try tx.facts.forget(after: point)
        return []
    }
}
