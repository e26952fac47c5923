import CatalogueAPI
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// The registry: every method and its handler, nothing else.
struct RegistryService: DepartmentService {
    static let name = RegistryContract.name
    static let events: (any DomainEvent.Type)? = RegistryEvent.self
    static let proof: (any LogProof.Type)? = RegisterProof.self
    static let texts = RegistryTexts.catalogue

    var routes: [Route] {
        Route(Children.register, registerChild)
        Route(Children.get, getChild).broken(by: recordOpening)
        Route(Children.update, updateChild)
        Route(Children.search, searchChildren)
        Route(Children.list, listChildren)
        Route(Children.import, importChild)
        Route(Children.close, closeChild)
        Route(Children.reopen, reopenChild)
        Route(Children.correct, correctChild)
        Route(Children.void, voidChildFact)
        Route(Children.settle, settleChildren)
        Route(Children.listUnsettled, listUnsettledChildren)
        Route(Children.history, listChildHistory).broken(by: recordOpening)
        Route(Children.forget, forgetChild)
        Route(Children.findDuplicates, findDuplicates).long
        Route(Children.identify, identifyChildren)
        Route(Children.transfer, transferChild)
        Route(Children.accept, acceptTransfer)
        Route(Children.decline, declineTransfer)
        Route(Children.withdraw, withdrawTransfer)
        Route(Children.listTransfers, listTransfers)
        Route(Children.merge, mergeChildren)
        Route(Children.unmerge, unmergeChild)
        Route(Children.listDuplicates, listDuplicates)
        Route(Children.decideDuplicate, decideDuplicate)

        Route(Circumstances.add, addCircumstance)
        Route(Circumstances.end, endCircumstance)
        Route(Circumstances.correct, correctCircumstance)
        Route(Circumstances.void, voidCircumstance)
        Route(Circumstances.list, listCircumstances).broken(by: recordOpening)

        Route(Disabilities.determine, determineDisability)
        Route(Disabilities.correct, correctDisability)
        Route(Disabilities.void, voidDisability)
        Route(Disabilities.screeningForm, askScreeningForm)
        Route(Disabilities.screen, screenChild)
        Route(Disabilities.voidScreening, voidScreening)
        Route(Disabilities.listScreenings, listScreenings).broken(by: recordOpening)
        Route(Disabilities.apply, applyForDisability)
        Route(Disabilities.withdraw, withdrawApplication)
        Route(Disabilities.voidApplication, voidApplication)
        Route(Disabilities.listApplications, listApplications).broken(by: recordOpening)
        Route(Disabilities.certify, certifyDisability)
        Route(Disabilities.due, listDueDisabilities)
        Route(Disabilities.list, listDisabilities).broken(by: recordOpening)

        Route(Caregivers.register, registerCaregiver)
        Route(Caregivers.get, getCaregiver)
        Route(Caregivers.update, updateCaregiver)
        Route(Caregivers.correctHome, correctCaregiverHome)
        Route(Caregivers.voidHome, voidCaregiverHome)
        Route(Caregivers.history, listCaregiverHistory)
        Route(Caregivers.link, linkCaregiver)
        Route(Caregivers.unlink, unlinkCaregiver)
        Route(Caregivers.correct, correctCaregiverLink)
        Route(Caregivers.void, voidCaregiverLink)
        Route(Caregivers.list, listCaregivers).broken(by: recordOpening)
        Route(Caregivers.approve, approveCarer)
        Route(Caregivers.endApproval, endCarerApproval)
        Route(Caregivers.correctApproval, correctCarerApproval)
        Route(Caregivers.voidApproval, voidCarerApproval)
        Route(Caregivers.listApprovals, listCarerApprovals)
        Route(Caregivers.search, searchCaregivers)
        Route(Caregivers.merge, mergeCaregivers)
        Route(Caregivers.unmerge, unmergeCaregiver)
        Route(Caregivers.forget, forgetCaregiver)
        Route(Caregivers.findDuplicates, findCaregiverDuplicates).long
        Route(Caregivers.listDuplicates, listCaregiverDuplicates)
        Route(Caregivers.decideDuplicate, decideCaregiverDuplicate)

        Route(Workers.register, registerWorker)
        Route(Workers.get, getWorker)
        Route(Workers.update, updateWorker)
        Route(Workers.correct, correctWorker)
        Route(Workers.void, voidWorkerFact)
        Route(Workers.history, listWorkerHistory)
        Route(Workers.list, listWorkers)
        Route(Workers.import, importWorker)
        Route(Workers.search, searchWorkers)
        Route(Workers.merge, mergeWorkers)
        Route(Workers.unmerge, unmergeWorker)

        Route(Cases.open, openCase)
        Route(Cases.assess, assessCase)
        Route(Cases.protect, protectCase)
        Route(Cases.plan, planCase)
        Route(Cases.decide, decideCase)
        Route(Cases.carryOut, carryOutCase)
        Route(Cases.review, reviewCase)
        Route(Cases.close, closeCase)
        Route(Cases.correct, correctCaseEntry)
        Route(Cases.void, voidCaseEntry)
        Route(Cases.assign, assignCase)
        Route(Cases.get, getCase)
        Route(Cases.list, listCases)
        Route(Cases.due, listDueCases)
        Route(Cases.outline, outlineCases).broken(by: recordOpening)

        Route(Placements.begin, beginPlacement)
        Route(Placements.extend, extendPlacement)
        Route(Placements.end, endPlacement)
        Route(Placements.correct, correctPlacement)
        Route(Placements.void, voidPlacement)
        Route(Placements.list, listPlacements).broken(by: recordOpening)
        Route(Placements.visit, visitPlacement)
        Route(Placements.voidVisit, voidPlacementVisit)
        Route(Placements.hear, hearChild)
        Route(Placements.voidNote, voidPlacementNote)
        Route(Placements.listNotes, listPlacementNotes)
        Route(Placements.listVisits, listPlacementVisits).broken(by: recordOpening)
        Route(Placements.due, listDuePlacements)

        Route(Acts.draft, draftAct)
        Route(Acts.submit, submitAct)
        Route(Acts.giveBack, giveBackAct)
        Route(Acts.sign, signAct)
        Route(Acts.issue, issueAct)
        Route(Acts.revoke, revokeAct)
        Route(Acts.correct, correctAct)
        Route(Acts.void, voidAct)
        Route(Acts.list, listActs)
        Route(Acts.due, listDueActs)

        Route(Openings.list, listOpenings)
        Route(Openings.review, reviewOpening)
    }

    var followings: [Following] {
        [Following(CatalogueEvent.self, apply: followCatalogue, forget: forgetCatalogue)]
    }
}
