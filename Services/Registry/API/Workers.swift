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
public struct Worker: Codable, Hashable, Sendable {
    public let id: WorkerID
    public let name: String
    public let unit: UnitPath
    public let role: WorkerRole
    /// The first day in this unit and role.
    public let from: Day
    /// The last day of work; nil while it lasts.
    public let until: Day?
    public let phone: String?

    public init(
        id: WorkerID, name: String, unit: UnitPath, role: WorkerRole, from: Day, until: Day? = nil,
        phone: String? = nil
    ) {
        self.id = id
        self.name = name
        self.unit = unit
        self.role = role
        self.from = from
        self.until = until
        self.phone = phone
    }
}

/// A worker to be entered.
public struct RegisterWorker: Codable, Hashable, Sendable {
    public let id: WorkerID?
    public let name: String
    public let unit: UnitPath
    public let role: WorkerRole
    /// Today when left out.
    public let from: Day?
    public let phone: String?

    public init(
        id: WorkerID? = nil, name: String, unit: UnitPath, role: WorkerRole, from: Day? = nil,
        phone: String? = nil
    ) {
        self.id = id
        self.name = name
        self.unit = unit
        self.role = role
        self.from = from
        self.phone = phone
    }
}

/// What is nil stays as it is.
public struct UpdateWorker: Codable, Hashable, Sendable {
    public let id: WorkerID
    public let unit: UnitPath?
    public let role: WorkerRole?
    public let phone: String?
    /// The last day of work.
    public let until: Day?
    /// The day that a new unit or role counts from; today when left out.
    public let on: Day?

    public init(
        id: WorkerID, unit: UnitPath? = nil, role: WorkerRole? = nil, phone: String? = nil,
        until: Day? = nil, on: Day? = nil
    ) {
        self.id = id
        self.unit = unit
        self.role = role
        self.phone = phone
        self.until = until
        self.on = on
    }
}

public struct ListWorkers: Codable, Hashable, Sendable {
    /// A unit: the worker's or one above it.
    public let unit: UnitPath?
    public let role: WorkerRole?
    /// Only those at work on this day.
    public let on: Day?

    public init(unit: UnitPath? = nil, role: WorkerRole? = nil, on: Day? = nil) {
        self.unit = unit
        self.role = role
        self.on = on
    }
}
