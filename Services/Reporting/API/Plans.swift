public import Bus
public import Vocabulary

/// The plans as data.
public enum Plans {
    /// Puts a plan in force, or a new version of one. Publishing what is in force already changes nothing.
    public static let publish = Command<PublishPlan, PublishedPlan>("reporting.Plans/Publish", needs: .lead)
    /// Puts another version of a published plan in force, with what changed and why. Figures as known on an earlier day go by the
    /// version that was in force then.
    public static let revise = Command<RevisePlan, PublishedPlan>("reporting.Plans/Revise", needs: .lead)
    /// The version in force, or another.
    public static let get = Query<GetPlan, PublishedPlan>("reporting.Plans/Get", needs: .anyone)
    /// The plans that are published, the newest version of each, by id.
    public static let list = Query<ListPlans, List<PublishedPlan>>("reporting.Plans/List", needs: .anyone)
}

public struct PublishPlan: Composite {
    /// At most 1 MiB as JSON; the caller must act for its area.
    public var plan: PlanDocument
}

/// A plan as it was published, with its version.
public struct PublishedPlan: Composite {
    public var plan: PlanDocument
    /// From 1.
    public var version: Int
    /// The day of this version.
    public var publishedOn: Day
    /// Who leads it today, where the office that the plan names has passed that on.
    public var actingLead: UnitPath?
    /// What this version changed; nil for the first.
    public var revision: PlanRevision?
}

/// What a version of a plan changed, and why.
public struct PlanRevision: Composite {
    /// Nil where it was published anew without a word.
    public var reason: String?
    /// The decision that changed the plan: number, day.
    public var decision: String?
    public var changes: [PlanChange]
}

/// What part of a plan a version changed.
public enum PlanPart: String, Choice {
    /// What is said once: name, period, area, lead and the like.
    case head
    case indicator, activity, duty
    /// What a clause gives units to do.
    case tasks
}

/// How a version changed a part of a plan.
public enum PlanChangeKind: String, Choice {
    case added, removed, altered
}

/// One part of a plan that a version changed.
public struct PlanChange: Composite {
    public var part: PlanPart
    public var kind: PlanChangeKind
    /// Its id, or the clause of tasks; nil of the head.
    public var id: String?
    /// The members that are others now; nil of what was added or removed.
    public var members: [String]?
}

public struct RevisePlan: Composite {
    /// The whole plan as it is to be, under the id of a published one (NOT_FOUND otherwise): at most 1 MiB as JSON; the caller must
    /// act for its area and for that of the plan in force.
    public var plan: PlanDocument
    /// 1 to 2,000 characters on one line.
    public var reason: String
    /// The decision that changes the plan: number, day; 1 to 200 characters on one line.
    public var decision: String?
}

public struct GetPlan: Composite {
    /// The id of a published plan (NOT_FOUND otherwise).
    public var id: String
    /// One of its versions, from 1 (NOT_FOUND otherwise); the one in force when absent.
    public var version: Int?
}

public struct ListPlans: Composite, PagedRequest {
    /// The page after this `next`.
    public var after: String?
    /// 1 to 500; 200 when absent.
    public var limit: Int?

    public init() {}
}
