import FundingAPI
import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// Where the money comes from and where it went.
struct FundingService: DepartmentService {
    static let name = FundingContract.name
    static let events: (any DomainEvent.Type)? = FundingEvent.self
    static let proof: (any LogProof.Type)? = LedgerProof.self
    static let texts = FundingTexts.catalogue

    var routes: [Route] {
        Route(Sources.open, openSource)
        Route(Sources.supplement, supplementSource)
        Route(Sources.carryOver, carryOverSource)
        Route(Sources.correct, correctSource)
        Route(Sources.void, voidSourceFact)
        Route(Sources.history, listSourceHistory)
        Route(Sources.list, listSources)

        Route(AidProposals.seek, seekAid)
        Route(AidProposals.submit, submitAid)
        Route(AidProposals.sign, signAid)
        Route(AidProposals.refuse, refuseAid)
        Route(AidProposals.correct, correctAid)
        Route(AidProposals.void, voidAid)
        Route(AidProposals.list, listAidProposals)

        Route(Estimates.draft, draftEstimate)
        Route(Estimates.submit, submitEstimate)
        Route(Estimates.return, returnEstimate)
        Route(Estimates.approve, approveEstimate)
        Route(Estimates.list, listEstimates)
        Route(Estimates.changes, askEstimateChanges)
        Route(Estimates.compute, computeEstimate).long

        Route(Allocations.allocate, allocateMoney)
        Route(Allocations.revise, reviseAllocation)
        Route(Allocations.correct, correctAllocation)
        Route(Allocations.void, voidAllocationFact)
        Route(Allocations.get, getAllocation)
        Route(Allocations.history, listAllocationHistory)
        Route(Allocations.list, listAllocations)

        Route(Commitments.reserve, reserveMoney)
        Route(Commitments.confirm, confirmCommitment)
        Route(Commitments.release, releaseCommitment)
        Route(Commitments.list, listCommitments)

        Route(Payments.pay, payMoney)
        Route(Payments.reverse, reversePayment)
        Route(Payments.list, listPayments)

        Route(Donations.pledge, pledgeDonation)
        Route(Donations.receive, receiveDonation)
        Route(Donations.correct, correctDonation)
        Route(Donations.void, voidDonationFact)
        Route(Donations.thank, thankDonor)
        Route(Donations.account, askPublicAccount)
        Route(Donations.history, listDonationHistory)
        Route(Donations.list, listDonations)

        Route(Waivers.grant, grantWaiver)
        Route(Waivers.end, endWaiver)
        Route(Waivers.correct, correctWaiver)
        Route(Waivers.void, voidWaiver)
        Route(Waivers.list, listWaivers)

        Route(Entitlements.assess, assessEntitlements)
        Route(Entitlements.grant, grantEntitlement)
        Route(Entitlements.change, changeEntitlement)
        Route(Entitlements.stop, stopEntitlement)
        Route(Entitlements.suspend, suspendEntitlement)
        Route(Entitlements.resume, resumeEntitlement)
        Route(Entitlements.correct, correctEntitlement)
        Route(Entitlements.void, voidEntitlement)
        Route(Entitlements.differences, listDifferences)
        Route(Entitlements.run, runMonth)
        Route(Entitlements.return, returnLine)
        Route(Entitlements.list, listEntitlements)
        Route(Entitlements.lines, listRunLines)
        Route(Entitlements.payees, listPayees)
        Route(Entitlements.runs, listRuns)

        Route(Notices.post, postNotice)
        Route(Notices.takeDown, takeDownNotice)
        Route(Notices.list, listNotices)

        Route(Settlements.close, closeSettlement)
        Route(Settlements.correct, correctSettlement)
        Route(Settlements.get, getSettlement)

        Route(SpendingInspections.open, openSpendingInspection)
        Route(SpendingInspections.find, findFault)
        Route(SpendingInspections.mend, mendFault)
        Route(SpendingInspections.correct, correctSpendingInspection)
        Route(SpendingInspections.void, voidSpendingInspection)
        Route(SpendingInspections.list, listSpendingInspections)

        Route(Ledger.entries, listEntries)
        Route(Ledger.balance, askBalance)
        Route(Ledger.trial, askTrialBalance)
    }

    var followings: [Following] { [followingRegistry] }
}
