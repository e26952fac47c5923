public import Bus
public import Vocabulary

/// The plans as data.
public enum Plans {
    /// Puts a plan in force, or a new version of one. Publishing what is in force already changes nothing.
    public static let publish = Command<PublishPlan, PublishedPlan>("reporting.Plans/Publish", needs: .lead)
    /// The version in force.
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
}

public struct GetPlan: Composite {
    /// The id of a published plan (NOT_FOUND otherwise).
    public var id: String
}

public struct ListPlans: Composite, PagedRequest {
    /// The page after this `next`.
    public var after: String?
    /// 1 to 500; 200 when absent.
    public var limit: Int?

    public init() {}
}
