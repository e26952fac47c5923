public import Vocabulary

/// What the registry tells the other departments. No payload says who a child is: no name, no number, no address.
public enum RegistryEvent: DomainEvent {
    case childRegistered(ChildFacts)
    case childUpdated(ChildFacts)
    case childClosed(ChildFacts)
    case childReopened(ChildFacts)
    /// Something of it never was so: corrected or voided.
    case childCorrected(ChildFacts)
    /// Somebody said whether two entries are one child.
    case childDuplicateDecided(ChildPairFacts)
    /// Two entries are one child from now on.
    case childMerged(ChildMergeFacts)
    /// They are not, after all.
    case childUnmerged(ChildMergeFacts)
    /// Another commune is asked to take it over.
    case childTransferAsked(TransferFacts)
    /// It does: where the child lives, an event of its own tells.
    case childTransferAccepted(TransferFacts)
    case childTransferDeclined(TransferFacts)
    case childTransferWithdrawn(TransferFacts)
    /// The key of its own was destroyed: nobody can know any more who it was. What was counted of it stays.
    case childForgotten(ForgottenChildFacts)
    case circumstanceAdded(CircumstanceFacts)
    case circumstanceEnded(CircumstanceFacts)
    /// Never was as said before, but so.
    case circumstanceCorrected(CircumstanceFacts)
    /// Never was at all; says what was said last.
    case circumstanceVoided(CircumstanceFacts)
    /// What is confidential about a child has followed what was said of its closure. Comes with each closure, and with what is put
    /// right or taken back of one, also where there is nothing: how many events there are tells nobody what there is.
    case confidentialFollowed(FollowedCircumstances)
    case disabilityDetermined(DisabilityFacts)
    /// Never was as said before, but so.
    case disabilityCorrected(DisabilityFacts)
    /// Never was at all; says what was said last.
    case disabilityVoided(DisabilityFacts)
    /// Somebody asked who looks after a child how it gets on.
    case childScreened(ChildScreeningFacts)
    /// Never was at all; says what was said last.
    case childScreeningVoided(ChildScreeningFacts)
    /// Somebody asked a council to determine a child's disability.
    case disabilityApplied(DisabilityApplicationFacts)
    /// It was taken back.
    case disabilityApplicationWithdrawn(DisabilityApplicationFacts)
    /// Never was at all; says what was said last.
    case disabilityApplicationVoided(DisabilityApplicationFacts)
    case caregiverRegistered(CaregiverFacts)
    case caregiverUpdated(CaregiverFacts)
    /// Something of it never was so: corrected or voided.
    case caregiverCorrected(CaregiverFacts)
    /// Somebody said whether two entries are one caregiver.
    case caregiverDuplicateDecided(CaregiverPairFacts)
    /// Two entries are one caregiver from now on.
    case caregiverMerged(CaregiverMergeFacts)
    /// They are not, after all.
    case caregiverUnmerged(CaregiverMergeFacts)
    /// As of a child.
    case caregiverForgotten(ForgottenCaregiverFacts)
    case caregiverLinked(CaregiverLinkFacts)
    case caregiverUnlinked(CaregiverLinkFacts)
    /// Never was as said before, but so.
    case caregiverLinkCorrected(CaregiverLinkFacts)
    /// Never was at all; says what was said last.
    case caregiverLinkVoided(CaregiverLinkFacts)
    /// A caregiver may take in children whose kin it is not.
    case carerApproved(CarerApprovalFacts)
    /// From a day on it may not any more.
    case carerApprovalEnded(CarerApprovalFacts)
    /// Never was as said before, but so.
    case carerApprovalCorrected(CarerApprovalFacts)
    /// Never was at all; says what was said last.
    case carerApprovalVoided(CarerApprovalFacts)
    case workerRegistered(WorkerFacts)
    case workerUpdated(WorkerFacts)
    /// Something of it never was so: corrected or voided.
    case workerCorrected(WorkerFacts)
    /// Two entries are one worker from now on.
    case workerMerged(WorkerMergeFacts)
    /// They are not, after all.
    case workerUnmerged(WorkerMergeFacts)
    case caseOpened(CaseFacts)
    /// Somebody else works on it from now on.
    case caseAssigned(CaseFacts)
    case caseAssessed(CaseFacts)
    case caseProtected(CaseFacts)
    case casePlanned(CaseFacts)
    /// The plan was approved, or given back.
    case caseDecided(CaseFacts)
    case caseCarriedOut(CaseFacts)
    case caseReviewed(CaseFacts)
    case caseClosed(CaseFacts)
    /// Something of what was done in it never was so, or never was.
    case caseCorrected(CaseFacts)
    /// The closure of the child that it had ended with never was: it goes on as it stood before.
    case caseResumed(CaseFacts)
    case placementBegun(PlacementFacts)
    case placementExtended(PlacementFacts)
    case placementEnded(PlacementFacts)
    /// Never was as said before, but so.
    case placementCorrected(PlacementFacts)
    /// Never was at all; says what was said last.
    case placementVoided(PlacementFacts)
    /// Somebody has seen how a child is in its placement.
    case placementVisited(PlacementVisitFacts)
    /// Never was at all; says what was said last.
    case placementVisitVoided(PlacementVisitFacts)
    /// Something was noted of a placement under seal: what the child said, or why it is with neither kin nor siblings.
    case placementNoted(PlacementNoteFacts)
    /// Never was at all; says what was said last.
    case placementNoteVoided(PlacementNoteFacts)
    /// A decision of the chair on a child was drafted.
    case actDrafted(ActFacts)
    /// It was laid before the chair.
    case actSubmitted(ActFacts)
    /// The chair gave it back.
    case actGivenBack(ActFacts)
    case actSigned(ActFacts)
    case actIssued(ActFacts)
    /// It no longer holds.
    case actRevoked(ActFacts)
    /// Never was as said before, but so.
    case actCorrected(ActFacts)
    /// Never was at all; says what was said last.
    case actVoided(ActFacts)
    /// Somebody opened a child's file out of their reach: it waits for the lead agency.
    case fileOpened(FileOpeningFacts)
    /// The lead agency has said whether that was right.
    case fileOpeningReviewed(FileOpeningFacts)

    public static var source: String { RegistryContract.name }

    public var subject: String { topic.subject }

    /// A circumstance that a law keeps private, and all of a case: what it was opened for is such a matter too.
    public var isConfidential: Bool {
        switch topic {
        case .circumstance(let facts, _): facts.confidential
        case .confidential, .case: true
        case .child, .childPair, .merge, .disability, .caregiver, .caregiverPair, .caregiverMerge, .link,
            .worker, .workerMerge, .placement, .visit, .note, .application, .screening, .approval, .transfer,
            .opening, .act, .forgetting:
            false
        }
    }
}

/// `circumstanceAdded` has no end unless it was entered ended; `circumstanceEnded` has one.
public struct CircumstanceFacts: Composite {
    public var id: CircumstanceID
    public var child: ChildID
    public var code: String
    /// The first day it held.
    public var start: Day
    /// The last day it held.
    public var end: Day?
    /// Whether only who has the role `confidential` may see it; of the office that entered it the register alone knows.
    public var confidential: Bool
}
extension CircumstanceFacts: CodedMembers { public static let codes = ["code": ReferenceTable.circumstance] }

/// A child's confidential circumstances that ended with it, or go on again.
public struct FollowedCircumstances: Composite {
    public var child: ChildID
    /// As they are after it, each once.
    public var circumstances: [CircumstanceFacts]
}

/// What followers learn of a determination of disability.
public struct DisabilityFacts: Composite {
    public var id: DisabilityID
    public var child: ChildID
    public var type: DisabilityType
    public var degree: DisabilityDegree
    /// The determination with the latest day is the child's disability from that day on.
    public var on: Day
}

/// What followers learn of who cares for which child, from when to when: `caregiverLinked` has no end unless it was entered
/// ended.
public struct CaregiverLinkFacts: Composite {
    public var id: CaregiverLinkID
    public var caregiver: CaregiverID
    public var child: ChildID
    public var relation: CareRelation
    /// The first day of care.
    public var start: Day
    /// The last day.
    public var end: Day?
}

/// A case after the event that carries it.
public struct CaseFacts: Composite {
    public var id: CaseID
    public var child: ChildID
    /// The one that keeps the file: the child's when the case was opened, or that took the child over.
    public var commune: UnitPath
    public var worker: CaseWorker?
    public var concern: CaseConcern
    public var step: CaseStep
    /// As assessed last.
    public var risk: RiskLevel?
    /// Nil before there is a plan and after a review that does not carry on.
    public var nextReview: Day?
    /// Only when closed.
    public var closedFor: CaseClosure?
    /// Whether this step came after the day it was due.
    public var late: Bool
    /// The day of the step.
    public var on: Day
}

/// What followers learn of a placement; `placementBegun` has no end unless it was entered ended.
public struct PlacementFacts: Composite {
    public var id: PlacementID
    public var child: ChildID
    public var kind: PlacementKind
    /// The facility, when it is one of the catalogue's.
    public var provider: ProviderID?
    /// The first day.
    public var start: Day
    /// By when it is to end; nil when nobody has said.
    public var expectedEnd: Day?
    /// The last day.
    public var end: Day?
}

/// What followers learn of a child's file that was opened out of reach; by whom, each event says.
public struct FileOpeningFacts: Composite {
    public var id: FileOpeningID
    public var child: ChildID
    /// What was asked: `registry.Children/Get`.
    public var method: String
    /// The last day on which the review is in time; nil where no limit was known.
    public var due: Day?
    /// Nil while it waits.
    public var verdict: OpeningVerdict?
}
