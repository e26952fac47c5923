public import Bus
public import Vocabulary

/// The people whose work it is: those whom the plans want taught.
public enum Workers {
    /// Enters a worker or collaborator of child protection.
    public static let register = Command<RegisterWorker, Worker>(
        "registry.Workers/Register", needs: .caseworker)
    /// Moves a worker to another unit or role, or says that it has left.
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
    /// 10 digits from 0, or 11 from 02.
    public var phone: String?
}

/// A worker to be entered.
public struct RegisterWorker: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: WorkerID?
    /// 2 to 100 characters.
    public var name: String
    /// A unit of today that the caller may act for.
    public var unit: UnitPath
    public var role: WorkerRole
    /// Today when left out.
    public var from: Day?
    /// A Vietnamese number, 10 digits from 0 or 11 from 02; `+84` and blanks are put right.
    public var phone: String?
    /// That it is somebody else than a worker with the same name and telephone, or unit, who works on the same days.
    public var confirmedDistinct: Bool?
}

/// What is nil stays as it is.
public struct UpdateWorker: Composite {
    /// A worker who has not left (FAILED_PRECONDITION otherwise).
    public var id: WorkerID
    /// A unit of the day `on` that the caller may act for, as it must for the one before.
    public var unit: UnitPath?
    public var role: WorkerRole?
    /// A Vietnamese number, 10 digits from 0 or 11 from 02; `+84` and blanks are put right.
    public var phone: String?
    /// The last day of work.
    public var until: Day?
    /// The day that a new unit or role counts from; today when left out.
    public var on: Day?
    /// That it is somebody else than a worker with the same name and telephone, or unit, who works on the same days.
    public var confirmedDistinct: Bool?
}

public struct ListWorkers: Composite {
    /// A unit: the worker's or one above it.
    public var unit: UnitPath?
    public var role: WorkerRole?
    /// Only those at work on this day.
    public var on: Day?

    public init() {}
}
