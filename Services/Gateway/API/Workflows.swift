public import Bus
public import Vocabulary

/// Work that crosses departments, step by step, for one child: it waits for others' decisions, survives crashes and undoes itself when
/// somebody says no (docs/workflows).
public enum Workflows {
    /// Starts a workflow by a mandate that the caller has signed. ALREADY_EXISTS when one of its kind runs for the child.
    public static let start = Command<StartWorkflow, Workflow>("gateway.Workflows/Start", needs: .caseworker)
    /// One run: where it stands, what it waits for, and its story in sentences. Of a unit in the caller's reach, or of a child who lives
    /// there by now.
    public static let get = Query<GetWorkflow, Workflow>("gateway.Workflows/Get", needs: .caseworker)
    /// Runs that units of the caller's reach have started, without their stories; every member of the request narrows the list.
    public static let list = Feed<ListWorkflows, Workflow>("gateway.Workflows/List", needs: .caseworker)
    /// Tells a run what a person has decided: the answer to a task, or the mandate of who takes the run over. FAILED_PRECONDITION
    /// out of turn and the second time.
    public static let signal = Command<SignalWorkflow, Workflow>(
        "gateway.Workflows/Signal", needs: .caseworker)
    /// Ends a run: what it has done is undone, the last first. FAILED_PRECONDITION when it has ended or is being undone.
    public static let cancel = Command<CancelWorkflow, Workflow>(
        "gateway.Workflows/Cancel", needs: .caseworker)
    /// Every mandate by which a run was carried on, as its giver signed it and as the coordinator took it in: of units in the caller's
    /// reach where what is confidential may be seen, for it names the child. Each is a look at that child.
    public static let mandates = Feed<ListMandates, GivenMandate>(
        "gateway.Workflows/Mandates", needs: .auditor)
}

/// What a workflow is for.
public enum WorkflowKind: String, Choice {
    /// A report on a child is followed to its review: assessed, sent to who can help, helped.
    case respond
    /// A child is taken in tonight: case and place at once, then file, notice, decision, before the admission ends.
    case admit
    /// A child's home moves to another commune: that one takes it over, and what the child has follows.
    case transfer
    /// A family takes a child in for a time: matched, checked, on trial, to its term, seen by visits, extended or ended.
    case foster
}

/// How a run stands.
public enum WorkflowStatus: String, Choice {
    /// It goes on by itself, or tries to reach a service that is away.
    case running
    /// It waits for a fact, a day or somebody's answer.
    case waiting
    /// Who gave the mandate may not go on: somebody in charge has to take the run over.
    case parked
    /// Somebody said no, or it was cancelled: what it did is being undone.
    case undoing
    /// Everything is done.
    case done
    /// What it did was undone, or is somebody's task where that could not be.
    case undone
    /// The child has left the register: what was held for it each department has ended by itself.
    case ended
}

/// One run of a workflow for one child.
public struct Workflow: Composite {
    public var id: WorkflowID
    public var workflow: WorkflowKind
    /// The version it was started with, and keeps.
    public var version: Int
    public var child: ChildID
    /// The unit whose mandate it runs by.
    public var unit: UnitPath
    /// The person of it who signed; nil for a program.
    public var person: PersonCode?
    public var status: WorkflowStatus
    /// The day it was started.
    public var begunOn: Day
    /// The day it ended; nil while it has not.
    public var endedOn: Day?
    /// The last day on which the mandate can be used.
    public var mandateUntil: Day
    /// What it waits for, each somebody's; nil in lists.
    public var tasks: [WorkflowTask]?
    /// What was done, in its order; nil in lists.
    public var story: [StoryLine]?
}

/// One line of a run's story.
public struct StoryLine: Composite {
    /// Its number in the run's journal.
    public var number: Int
    /// The step's short name, the same in every run: `place-held`.
    public var step: String
    /// What was called, where something was: `catalogue.Referrals/Create`.
    public var method: String?
    public var on: Day
    public var vietnamese: String
    public var english: String
}

public struct StartWorkflow: Composite {
    public var workflow: WorkflowKind
    /// One who lives in the caller's reach; the mandate's.
    public var child: ChildID
    /// The child's open case: needed of `respond`; of `admit` where there is one, which is then not opened anew.
    public var `case`: HandledCaseID?
    /// The catalogue's id of the facility that takes the child in, of `admit`; needed where no caregiver is named.
    public var provider: ProviderID?
    /// Who takes the child in: of `admit` needed where no facility is named, of `foster` where a family is found already.
    public var caregiver: CaregiverID?
    /// The commune that the child goes to live in, needed of `transfer`: one of today.
    public var to: UnitPath?
    /// Why, needed of `transfer`: 1 to 1,000 characters; the other commune sees it. Kept sealed.
    public var reason: String?
    /// Until when the family tries, needed of `foster`: not in the past.
    public var trialUntil: Day?
    /// Until when the child is to live with the family after that, needed of `foster`: later than the trial.
    public var until: Day?
    /// What the caller signed for this run: its own unit and person, the coordinator as bearer, the child, the methods of the workflow,
    /// and a day that has not passed, at most two years ahead.
    public var mandate: Mandate
}

public struct GetWorkflow: Composite {
    public var id: WorkflowID
}

public struct ListWorkflows: Composite {
    /// Started by this unit or one below it.
    public var unit: UnitPath?
    public var child: ChildID?
    public var workflow: WorkflowKind?
    public var status: WorkflowStatus?

    public init() {}
}

public struct ListMandates: Composite {
    /// Given by this unit or one below it.
    public var unit: UnitPath?
    /// Of this run.
    public var run: WorkflowID?

    public init() {}
}

/// A mandate as the coordinator took it in, signed by it beside the giver: so that it had come by then cannot be made up later.
public struct GivenMandate: IssuedDocument {
    public var id: MandateID
    /// With the giver's signature.
    public var mandate: Mandate
    /// The day on which it was given.
    public var on: Day
    /// Over all of the above, by the coordinator, at the moment at which the mandate came.
    public var serviceSignature: ServiceSignature?

    public static var kind: String { "mandate" }
    public var identity: String { id.text }
}

/// What somebody says to what a workflow asks.
public enum WorkflowAnswer: String, Choice {
    /// It is done, or agreed to.
    case agreed
    /// It is refused, or cannot be.
    case declined
}

/// Either `task` and `answer`, or `mandate`.
public struct SignalWorkflow: Composite {
    public var id: WorkflowID
    /// An open task of the run that is answered and not done elsewhere.
    public var task: TaskID?
    public var answer: WorkflowAnswer?
    /// The offer that was chosen, where the task asks for one and the answer agrees.
    public var offer: OfferID?
    /// The family that was chosen, where the task asks for one and the answer agrees.
    public var caregiver: CaregiverID?
    /// Takes the run over: signed by the caller for this run, as at its start.
    public var mandate: Mandate?
}

public struct CancelWorkflow: Composite {
    public var id: WorkflowID
    /// 1 to 500 characters on one line; kept sealed.
    public var reason: String
}
