public import Vocabulary

/// What an event of the registry is about, and what it says of it: followers choose by this, whatever it was that happened.
public enum RegistryTopic: Sendable {
    case child(ChildFacts)
    /// Whether two entries are one child.
    case childPair(ChildPairFacts)
    /// That an entry is another one, or after all is not.
    case merge(ChildMergeFacts, VersionKind)
    case circumstance(CircumstanceFacts, VersionKind)
    /// What is confidential about a child has followed its closure.
    case confidential(FollowedCircumstances)
    case disability(DisabilityFacts, VersionKind)
    case caregiver(CaregiverFacts)
    /// Whether two entries are one caregiver.
    case caregiverPair(CaregiverPairFacts)
    case caregiverMerge(CaregiverMergeFacts, VersionKind)
    case link(CaregiverLinkFacts, VersionKind)
    case worker(WorkerFacts)
    case workerMerge(WorkerMergeFacts, VersionKind)
    case `case`(CaseFacts)
    /// Whether it never was at all.
    case placement(PlacementFacts, isVoided: Bool)
    case visit(PlacementVisitFacts, VersionKind)
    /// That something was noted of a placement.
    case note(PlacementNoteFacts, VersionKind)
    /// That a determination of disability was asked for.
    case application(DisabilityApplicationFacts, VersionKind)
    /// That a child was screened.
    case screening(ChildScreeningFacts, VersionKind)
    /// That a caregiver may take in children whose kin it is not.
    case approval(CarerApprovalFacts, VersionKind)
    case transfer(TransferFacts)
    /// A decision of the chair.
    case act(ActFacts, VersionKind)
    case opening(FileOpeningFacts)
    /// Nobody can know any more who it was.
    case forgetting(of: String)

    /// The id of whom it is told of.
    var subject: String {
        switch self {
        case .child(let facts): facts.child.text
        case .childPair(let facts): facts.child.text
        case .merge(let facts, _): facts.duplicate.text
        case .circumstance(let facts, _): facts.child.text
        case .confidential(let facts): facts.child.text
        case .disability(let facts, _): facts.child.text
        case .caregiver(let facts): facts.caregiver.text
        case .caregiverPair(let facts): facts.caregiver.text
        case .caregiverMerge(let facts, _): facts.duplicate.text
        case .link(let facts, _): facts.child.text
        case .worker(let facts): facts.worker.text
        case .workerMerge(let facts, _): facts.duplicate.text
        case .case(let facts): facts.child.text
        case .placement(let facts, _): facts.child.text
        case .visit(let facts, _): facts.child.text
        case .note(let facts, _): facts.child.text
        case .application(let facts, _): facts.child.text
        case .approval(let facts, _): facts.caregiver.text
        case .screening(let facts, _): facts.child.text
        case .transfer(let facts): facts.child.text
        case .act(let facts, _): facts.child.text
        case .opening(let facts): facts.child.text
        case .forgetting(let person): person
        }
    }
}

extension RegistryEvent {
    /// The types of those that are of a case (``RegistryTopic/case(_:)``): all that anybody learns of one who may not see what is
    /// confidential.
    public static let typesOfCases = Set(
        [
            "caseOpened", "caseAssigned", "caseAssessed", "caseProtected", "casePlanned", "caseDecided",
            "caseCarriedOut", "caseReviewed", "caseClosed", "caseCorrected", "caseResumed",
        ].map { "\(source).\($0)" })

    public var topic: RegistryTopic {
        switch self {
        case .childRegistered(let facts), .childUpdated(let facts), .childClosed(let facts),
            .childReopened(let facts), .childCorrected(let facts):
            .child(facts)
        case .childDuplicateDecided(let facts): .childPair(facts)
        case .childMerged(let facts): .merge(facts, .recorded)
        case .childUnmerged(let facts): .merge(facts, .voided)
        case .circumstanceAdded(let facts): .circumstance(facts, .recorded)
        case .circumstanceEnded(let facts): .circumstance(facts, .ended)
        case .circumstanceCorrected(let facts): .circumstance(facts, .corrected)
        case .circumstanceVoided(let facts): .circumstance(facts, .voided)
        case .confidentialFollowed(let facts): .confidential(facts)
        case .disabilityDetermined(let facts): .disability(facts, .recorded)
        case .disabilityCorrected(let facts): .disability(facts, .corrected)
        case .disabilityVoided(let facts): .disability(facts, .voided)
        case .caregiverRegistered(let facts), .caregiverUpdated(let facts), .caregiverCorrected(let facts):
            .caregiver(facts)
        case .caregiverDuplicateDecided(let facts): .caregiverPair(facts)
        case .caregiverMerged(let facts): .caregiverMerge(facts, .recorded)
        case .caregiverUnmerged(let facts): .caregiverMerge(facts, .voided)
        case .caregiverLinked(let facts): .link(facts, .recorded)
        case .caregiverUnlinked(let facts): .link(facts, .ended)
        case .caregiverLinkCorrected(let facts): .link(facts, .corrected)
        case .caregiverLinkVoided(let facts): .link(facts, .voided)
        case .workerRegistered(let facts), .workerUpdated(let facts), .workerCorrected(let facts):
            .worker(facts)
        case .workerMerged(let facts): .workerMerge(facts, .recorded)
        case .workerUnmerged(let facts): .workerMerge(facts, .voided)
        case .caseOpened(let facts), .caseAssigned(let facts), .caseAssessed(let facts),
            .caseProtected(let facts), .casePlanned(let facts), .caseDecided(let facts),
            .caseCarriedOut(let facts), .caseReviewed(let facts), .caseClosed(let facts),
            .caseCorrected(let facts), .caseResumed(let facts):
            .case(facts)
        case .placementBegun(let facts), .placementExtended(let facts), .placementEnded(let facts),
            .placementCorrected(let facts):
            .placement(facts, isVoided: false)
        case .placementVoided(let facts): .placement(facts, isVoided: true)
        case .childTransferAsked(let facts), .childTransferAccepted(let facts),
            .childTransferDeclined(let facts), .childTransferWithdrawn(let facts):
            .transfer(facts)
        case .placementVisited(let facts): .visit(facts, .recorded)
        case .placementVisitVoided(let facts): .visit(facts, .voided)
        case .carerApproved(let facts): .approval(facts, .recorded)
        case .carerApprovalEnded(let facts): .approval(facts, .ended)
        case .carerApprovalCorrected(let facts): .approval(facts, .corrected)
        case .carerApprovalVoided(let facts): .approval(facts, .voided)
        case .childScreened(let facts): .screening(facts, .recorded)
        case .childScreeningVoided(let facts): .screening(facts, .voided)
        case .disabilityApplied(let facts): .application(facts, .recorded)
        case .disabilityApplicationWithdrawn(let facts): .application(facts, .ended)
        case .disabilityApplicationVoided(let facts): .application(facts, .voided)
        case .placementNoted(let facts): .note(facts, .recorded)
        case .placementNoteVoided(let facts): .note(facts, .voided)
        case .actDrafted(let facts): .act(facts, .recorded)
        case .actSubmitted(let facts), .actGivenBack(let facts), .actSigned(let facts),
            .actIssued(let facts), .actCorrected(let facts):
            .act(facts, .corrected)
        case .actRevoked(let facts): .act(facts, .ended)
        case .actVoided(let facts): .act(facts, .voided)
        case .fileOpened(let facts), .fileOpeningReviewed(let facts): .opening(facts)
        case .childForgotten(let facts): .forgetting(of: facts.child.text)
        case .caregiverForgotten(let facts): .forgetting(of: facts.caregiver.text)
        }
    }
}
