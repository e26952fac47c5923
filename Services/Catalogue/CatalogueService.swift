import CatalogueAPI
import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// Who offers what to whom, and who received it.
struct CatalogueService: DepartmentService {
    static let name = CatalogueContract.name
    static let events: (any DomainEvent.Type)? = CatalogueEvent.self
    static let proof: (any LogProof.Type)? = CatalogueProof.self
    static let texts = CatalogueTexts.catalogue

    var routes: [Route] {
        Route(Providers.register, registerProvider)
        Route(Providers.update, updateProvider)
        Route(Providers.get, getProvider)
        Route(Providers.list, listProviders)
        Route(Providers.certify, certifyProvider)
        Route(Providers.close, closeProvider)
        Route(Providers.reopen, reopenProvider)
        Route(Providers.correct, correctProvider)
        Route(Providers.void, voidProviderFact)
        Route(Providers.history, listProviderHistory)

        Route(Offers.publish, publishOffer)
        Route(Offers.update, updateOffer)
        Route(Offers.withdraw, withdrawOffer)
        Route(Offers.search, searchOffers)
        Route(Offers.match, matchOffers)
        Route(Offers.correct, correctOffer)
        Route(Offers.void, voidOfferFact)
        Route(Offers.history, listOfferHistory)

        Route(Referrals.create, createReferral)
        Route(Referrals.accept, acceptReferral)
        Route(Referrals.decline, declineReferral)
        Route(Referrals.cancel, cancelReferral)
        Route(Referrals.expire, expireReferrals)
        Route(Referrals.list, listReferrals)

        Route(Deliveries.record, recordDelivery)
        Route(Deliveries.correct, correctDelivery)
        Route(Deliveries.list, listDeliveries)
        Route(Deliveries.import, importDelivery)

        Route(Networks.establish, establishNetwork)
        Route(Networks.addMember, addNetworkMember)
        Route(Networks.removeMember, removeNetworkMember)
        Route(Networks.correctMember, correctNetworkMember)
        Route(Networks.voidMember, voidNetworkMember)
        Route(Networks.dissolve, dissolveNetwork)
        Route(Networks.correct, correctNetwork)
        Route(Networks.void, voidNetwork)
        Route(Networks.get, getNetwork)
        Route(Networks.list, listNetworks)

        Route(Pilots.start, startPilot)
        Route(Pilots.evaluate, evaluatePilot)
        Route(Pilots.scale, scalePilot)
        Route(Pilots.stop, stopPilot)
        Route(Pilots.correct, correctPilot)
        Route(Pilots.void, voidPilot)
        Route(Pilots.correctStep, correctPilotStep)
        Route(Pilots.voidStep, voidPilotStep)
        Route(Pilots.get, getPilot)
        Route(Pilots.list, listPilots)

        Route(Upgrades.propose, proposeUpgrade)
        Route(Upgrades.refuse, refuseUpgrade)
        Route(Upgrades.approve, approveUpgrade)
        Route(Upgrades.fund, fundUpgrade)
        Route(Upgrades.complete, completeUpgrade)
        Route(Upgrades.certify, certifyUpgrade)
        Route(Upgrades.correct, correctUpgrade)
        Route(Upgrades.void, voidUpgrade)
        Route(Upgrades.list, listUpgrades)
    }

    var followings: [Following] { [followingRegistry] }
}
