public import Bus
public import Vocabulary

/// The people whose work it is: those whom the plans want taught.
public enum Workers {
    /// Enters a worker or collaborator of child protection.
    public static let register = Command<RegisterWorker, Worker>(
        "registry.Workers/Register", needs: .caseworker)
    /// One worker.
    public static let get = Query<GetWorker, Worker>("registry.Workers/Get", needs: .reader)
    /// Gives a worker another unit or role from a day on, says that it has left or come back, and puts right who it is; what
    /// the request leaves out stays as it is.
    public static let update = Command<UpdateWorker, Worker>("registry.Workers/Update", needs: .caseworker)
    /// Workers that the caller may see; every member of the request narrows the list.
    public static let list = Feed<ListWorkers, Worker>("registry.Workers/List", needs: .reader)
    /// Enters workers from a clerk's table.
    public static let `import` = Import<RegisterWorker>("registry.Workers/Import", needs: .caseworker)
}

/// What a worker does for children. Which roles an indicator counts is the plan's to say.
public enum WorkerRole: String, Choice {
    /// An officer in charge of children's matters in a commune, a district or the province.
    case childOfficer
    /// Works at a provider of services.
    case providerOfficer
    /// An officer of a social organisation.
    case organisationOfficer
    /// A paid or unpaid collaborator in a hamlet.
    case collaborator
    case teacher
}

/// A person who works in child protection.
public struct Worker: Composite {
    public var id: WorkerID
    public var name: String
    public var unit: UnitPath
    public var role: WorkerRole
    /// The first day in this unit and role.
    public var from: Day
    /// The last day of work; nil while it lasts.
    public var until: Day?
    public var standing: WorkerStanding
    /// 10 digits from 0, or 11 from 02.
    public var phone: String?
    /// From 1, one more with every command that said something of the worker.
    public var version: Int
    /// Its other entries, which were merged into this one, in the order of their ids; nil of none. Said of one who is asked for by id, and
    /// by a merge.
    public var aliases: [WorkerID]?
    /// True of a worker as known on a day of which more may still be learned: one that is not over. Nil otherwise.
    public var provisional: Bool?
}

/// A worker to be entered.
public struct RegisterWorker: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: WorkerID?
    /// 2 to 100 characters.
    public var name: String
    /// A unit of the day ``from`` that the caller may act for.
    public var unit: UnitPath
    public var role: WorkerRole
    /// The first day at work: nothing is known of the worker before. Today when left out.
    public var from: Day?
    /// A Vietnamese number, 10 digits from 0 or 11 from 02; `+84` and blanks are put right.
    public var phone: String?
    /// That it is somebody else than a worker with the same name and telephone, or unit, who works on the same days.
    public var confirmedDistinct: Bool?
}

public struct GetWorker: Composite {
    public var id: WorkerID
    /// The day that is asked about; ``knownOn`` when left out. NOT_FOUND before the first day at work.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
}

/// What is nil stays as it is. Unit and role change from the day ``on``, neither with the other, and what begins later stays as
/// it is; name and telephone are put right for every day.
public struct UpdateWorker: Composite {
    public var id: WorkerID
    /// 2 to 100 characters.
    public var name: String?
    /// A unit of the day `on` that the caller may act for, as it must for the worker's unit now.
    public var unit: UnitPath?
    public var role: WorkerRole?
    /// A Vietnamese number, 10 digits from 0 or 11 from 02; `+84` and blanks are put right.
    public var phone: String?
    /// What is taken off: `phone`.
    public var clear: [String]?
    /// The last day of work, of one who was at work then (FAILED_PRECONDITION otherwise); not in the future.
    public var until: Day?
    /// The first day of work again, of one who had left by then (FAILED_PRECONDITION otherwise).
    public var since: Day?
    /// The day that a new unit or role counts from, one at work (FAILED_PRECONDITION otherwise); ``since`` when left out, and
    /// today without that.
    public var on: Day?
    /// Refused (ABORTED) when the worker has been changed since this version.
    public var ifVersion: Int?
    /// That it is somebody else than a worker with the same name and telephone, or unit, who works on the same days.
    public var confirmedDistinct: Bool?
}
extension UpdateWorker: ClearingMembers {
    public static let clears = ["phone"]
}

public struct ListWorkers: Composite {
    /// A unit: the worker's or one above it.
    public var unit: UnitPath?
    public var role: WorkerRole?
    /// Any when left out, those who have left and those entered by mistake too.
    public var standing: WorkerStanding?
    /// The day that is asked about; ``knownOn`` when left out, and today without that. Whom the caller may see is judged by
    /// the worker's unit now.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?

    public init() {}
}
