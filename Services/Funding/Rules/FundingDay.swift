import FundingAPI
import ServiceKit
import Vocabulary

/// What sets a first or last day in the fund.
enum FundingDay: String, DatedWord {
    case source, allocation, commitment, confirmation, release, payment, lastPayment, aidStep, waiver, yearEnd
    case lastPosting, decision, posting, notice, month, list, inspection, finding, pledge
    case estimateStep, estimateInForce
}

extension DayBound {
    static func start(of source: Source?) -> DayBound? {
        .recorded(
            FundingDay.source, on: source?.on, of: source?.id, told: ["sourceOpened", "sourceCorrected"])
    }

    static func pledge(_ donation: Donation?) -> DayBound? {
        .recorded(
            FundingDay.pledge, on: donation?.on, of: donation?.id,
            told: ["donationPledged", "donationCorrected"])
    }

    static func decision(on entitlement: KeptEntitlement?) -> DayBound? {
        .recorded(FundingDay.decision, on: entitlement?.terms.decidedOn, of: entitlement?.id)
    }

    /// The last step that a proposal took.
    static func lastStep(of proposal: AidProposal?) -> DayBound? {
        .recorded(FundingDay.aidStep, on: proposal?.submittedOn ?? proposal?.on, of: proposal?.id)
    }

    /// The last step that a version of an estimate took.
    static func lastStep(of estimate: Estimate?, on day: Day?) -> DayBound? {
        .recorded(FundingDay.estimateStep, on: day, of: estimate?.id)
    }

    static func opening(of inspection: SpendingInspection?) -> DayBound? {
        .recorded(
            FundingDay.inspection, on: inspection?.on, of: inspection?.id,
            told: ["spendingInspectionOpened", "spendingInspectionCorrected"])
    }
}
