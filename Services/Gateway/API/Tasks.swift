public import Bus
public import Vocabulary

/// What units and persons have to do next so that workflows go on: done when the fact is there or the answer given, not when somebody
/// ticks it.
public enum Tasks {
    /// Open tasks of the caller's own unit and of those below it; every member of the request narrows the list. That a child is reported
    /// on, or taken in, is told to caseworkers in reach alone: anybody else has what providers have to do, and not what for.
    public static let list = Feed<ListTasks, WorkflowTask>("gateway.Tasks/List", needs: .reader)
    /// The caller takes a task of its unit upon itself; FAILED_PRECONDITION when another person has it.
    public static let take = Command<TakeTask, WorkflowTask>("gateway.Tasks/Take", needs: .reader)
    /// Hands a task of the caller's unit on to somebody by their code, as it is written, or back to the unit.
    public static let pass = Command<PassTask, WorkflowTask>("gateway.Tasks/Pass", needs: .reader)
    /// Keeps a task of the caller's unit out of the list until a day that is not after its last, 30 days ahead where it has none.
    public static let snooze = Command<SnoozeTask, WorkflowTask>("gateway.Tasks/Snooze", needs: .reader)
}

/// What is to be done.
public enum TaskKind: String, Choice {
    /// Assess the case.
    case assessCase
    /// Choose the offer that the child is sent to, or say that there is none.
    case chooseOffer
    /// The provider answers a referral.
    case answerReferral
    /// The provider enters what the child received.
    case recordDelivery
    /// Review the case.
    case reviewCase
    /// Complete the file of an emergency admission.
    case completeFile
    /// Announce in the media that the parents of an abandoned child are sought.
    case publishNotice
    /// Decide on the admission: the chair does.
    case decideAdmission
    /// Find what comes after an admission that is about to end.
    case endAdmission
    /// The commune that a child goes to live in takes it over, or does not.
    case answerTransfer
    /// See to a place at school or kindergarten where the child lives now.
    case arrangeSchool
    /// See through, or take back, a referral of a child who lives elsewhere now.
    case settleReferral
    /// Grant anew, where the child lives now, what it is paid from where it lived.
    case moveAllowance
    /// Choose a family that takes the child in for a time, or say that there is none.
    case chooseFamily
    /// Check whether the family may take the child in.
    case checkFamily
    /// Approve who takes the child in, where that is no kin of it, or say that they are not approved: the chief does.
    case approveCarer
    /// Decide that the child is given into the family's care: the chair does.
    case decideFoster
    /// Hand the child over to the family.
    case handOver
    /// Say whether child and family have found together.
    case judgeTrial
    /// Grant the monthly allowance of a child in a family's care, or say that none is due.
    case grantAllowance
    /// See how the child is where it lives.
    case visitPlacement
    /// End the child's stay with the family, or extend it.
    case endFoster
    /// Take the run over from who may not go on.
    case takeOver
    /// Undo by hand what could not be undone.
    case undoByHand
    /// Say what becomes of a step that was lost when a service was restored, and cannot be done again.
    case redoByHand
}

/// One thing that a unit, or a person of it, has to do.
public struct WorkflowTask: Composite {
    public var id: TaskID
    public var run: WorkflowID
    /// Nil for who is no caseworker where the run is.
    public var workflow: WorkflowKind?
    public var kind: TaskKind
    public var child: ChildID
    /// Whose it is.
    public var unit: UnitPath
    /// Who of it has taken it, or was given it.
    public var person: PersonCode?
    /// The last day on which it is in time; nil where none is said.
    public var due: Day?
    /// Days past that day; nil while it is in time.
    public var daysLate: Int?
    /// The deadline that says so: a code of the reference data's deadlines.
    public var deadline: String?
    /// Not shown before that day.
    public var snoozedUntil: Day?
    /// What to call: `catalogue.Referrals/Accept`.
    public var method: String?
    /// What to call it with, as far as is known: JSON.
    public var request: String?
    /// The day it was closed; nil while it is open.
    public var closedOn: Day?
    public var vietnamese: String
    public var english: String
}

public struct ListTasks: Composite {
    /// Of this unit, or one below it.
    public var unit: UnitPath?
    /// The code of the person who has it.
    public var person: PersonCode?
    public var run: WorkflowID?
    /// Only what is past its last day when true, only what is not when false.
    public var overdue: Bool?
    /// Snoozed ones too.
    public var withSnoozed: Bool?

    public init() {}
}

public struct TakeTask: Composite {
    /// An open one.
    public var id: TaskID
}

public struct PassTask: Composite {
    /// An open one.
    public var id: TaskID
    /// A person's code, whether anybody of the unit has it or not; nobody in particular when left out.
    public var person: PersonCode?
}

public struct SnoozeTask: Composite {
    /// An open one.
    public var id: TaskID
    /// After today, and not after the task's last day; within 30 days where it has none.
    public var until: Day
}
