public import Bus
public import Vocabulary

/// The plans as data.
public enum Plans {
    /// Puts a plan in force, or a new version of one. Publishing what is in force already changes nothing.
    public static let publish = Command<PublishPlan, PublishedPlan>("reporting.Plans/Publish", needs: .lead)
    /// The version in force.
    public static let get = Query<GetPlan, PublishedPlan>("reporting.Plans/Get", needs: .anyone)
    /// The plans that are published.
    public static let list = Query<ListPlans, PlanList>("reporting.Plans/List", needs: .anyone)
}

public struct PublishPlan: Codable, Hashable, Sendable {
    public let plan: PlanDocument

    public init(plan: PlanDocument) { self.plan = plan }
}

/// A plan as it was published, with its version.
public struct PublishedPlan: Codable, Hashable, Sendable {
    public let plan: PlanDocument
    /// From 1.
    public let version: Int
    public let publishedOn: Day

    public init(plan: PlanDocument, version: Int, publishedOn: Day) {
        self.plan = plan
        self.version = version
        self.publishedOn = publishedOn
    }
}

public struct GetPlan: Codable, Hashable, Sendable {
    public let id: String

    public init(id: String) { self.id = id }
}

public struct ListPlans: Codable, Hashable, Sendable {
    public init() {}
}

public struct PlanList: Codable, Hashable, Sendable {
    /// The newest version of each, by id.
    public let items: [PublishedPlan]

    public init(items: [PublishedPlan]) { self.items = items }
}
