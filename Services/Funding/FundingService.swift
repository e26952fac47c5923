import FundingAPI
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Where the money comes from and where it went.
struct FundingService: DepartmentService {
    static let name = FundingContract.name
    static let events: (any DomainEvent.Type)? = FundingEvent.self
    static let texts = FundingTexts.catalogue

    let reference: Reference

    init(reference: Reference) { self.reference = reference }

    var routes: [Route] {
        Route(Sources.open, openSource)
        Route(Sources.list, listSources)

        Route(Estimates.draft, draftEstimate)
        Route(Estimates.submit, submitEstimate)
        Route(Estimates.return, returnEstimate)
        Route(Estimates.approve, approveEstimate)
        Route(Estimates.list, listEstimates)

        Route(Allocations.allocate, allocate)
        Route(Allocations.revise, reviseAllocation)
        Route(Allocations.list, listAllocations)

        Route(Commitments.reserve, reserve)
        Route(Commitments.confirm, confirmCommitment)
        Route(Commitments.release, releaseCommitment)
        Route(Commitments.list, listCommitments)

        Route(Payments.pay, pay)
        Route(Payments.reverse, reversePayment)
        Route(Payments.list, listPayments)

        Route(Donations.pledge, pledgeDonation)
        Route(Donations.receive, receiveDonation)
        Route(Donations.list, listDonations)

        Route(Waivers.grant, grantWaiver)
        Route(Waivers.end, endWaiver)
        Route(Waivers.list, listWaivers)

        Route(Ledger.entries, listEntries)
        Route(Ledger.balance, balance)
        Route(Ledger.trial, trialBalance)
    }

    var followings: [Following] {
        [
            Following(RegistryEvent.self) { recorded, tx in
                switch recorded.event {
                case .childRegistered(let facts), .childUpdated(let facts): try tx.knownChildren.learn(facts)
                case .childClosed(let facts): try tx.knownChildren.close(facts.child, on: facts.on)
                default: break
                }
            }
        ]
    }
}
