public import Bus
public import Vocabulary

/// The communication plan of a unit's year: which campaigns, for whom, where, by which channels, in which months, with which money
/// (Hưng Yên plan, V.5).
public enum Communication {
    /// Plans a year. ALREADY_EXISTS where the unit has a plan of it: that one is revised.
    public static let plan = Command<PlanCommunication, CommunicationPlan>(
        "campaigns.Communication/Plan", needs: .communicator)
    /// Says what is planned otherwise, in place of what was said before: it is to be approved again.
    public static let revise = Command<ReviseCommunication, CommunicationPlan>(
        "campaigns.Communication/Revise", needs: .communicator)
    /// Approves a plan as it was said last. FAILED_PRECONDITION where a budget line of it is none that the fund has told of.
    public static let approve = Command<ApproveCommunication, CommunicationPlan>(
        "campaigns.Communication/Approve", needs: .lead)
    /// Takes back what was said of a plan last and never was so: that it was approved, revised, or planned at all; then it never was. The
    /// approval is taken back by who may approve.
    public static let void = Command<VoidCommunication, CommunicationPlan>(
        "campaigns.Communication/Void", needs: .communicator)
    /// A plan beside what was done of it by the day.
    public static let get = Query<GetCommunication, CommunicationProgress>(
        "campaigns.Communication/Get", needs: .reader)
    /// Plans, the latest year first; every member of the request narrows the list.
    public static let list = Query<ListCommunication, List<CommunicationPlan>>(
        "campaigns.Communication/List", needs: .reader)
}

/// Whether a plan may be followed.
public enum CommunicationStatus: String, Choice {
    case drafted, approved
}

/// One campaign that is planned.
public struct CommunicationLine: Composite {
    /// By which campaigns say that they are this one: ``Campaign/plannedIn``. 1 to 200, each once.
    public var number: Int
    /// 1 to 300 characters on one line.
    public var title: String
    /// At least one, each once.
    public var audiences: [Audience]
    /// The units it is for, each with all below it: at least one, each once.
    public var area: [UnitPath]
    /// At least one, each once.
    public var channels: [Channel]
    /// 1 to 12: the months in which something is to happen. At least one, each once.
    public var months: [Int]
    /// How many events, 0 to 100,000.
    public var events: Int?
    /// How many people face to face, 0 to 10,000,000.
    public var people: Int?
    /// What pays for it, an allocation of the plan's year.
    public var budgetLine: BudgetLineID?
}
extension CommunicationLine: BoundedMembers {
    public static let bounds = ["number": 1...200, "events": 0...100_000, "people": 0...10_000_000]
}

/// The communication plan of a year.
public struct CommunicationPlan: Composite {
    public var id: CommunicationPlanID
    public var title: String
    /// Who leads it.
    public var unit: UnitPath
    /// A calendar year.
    public var year: Int
    /// By number.
    public var lines: [CommunicationLine]
    /// From 1, one more with every revision.
    public var version: Int
    public var status: CommunicationStatus
    /// The version that was approved last; nil while none was.
    public var approvedVersion: Int?
    /// The day on which that was.
    public var approvedOn: Day?
    /// Why it was revised last.
    public var reason: String?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Nil otherwise.
    public var provisional: Bool?
}

public struct PlanCommunication: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: CommunicationPlanID?
    /// 1 to 300 characters on one line.
    public var title: String
    /// 2000 to 2199.
    public var year: Int
    /// 1 to 200.
    public var lines: [CommunicationLine]
    /// Who leads it; the caller when left out.
    public var unit: UnitPath?
    /// The day that it was planned, not in the future; today when left out.
    public var on: Day?
}
extension PlanCommunication: BoundedMembers { public static let bounds = ["year": 2000...2199] }

public struct ReviseCommunication: Composite {
    /// The plan.
    public var id: CommunicationPlanID
    /// 1 to 300 characters on one line; as it was when left out.
    public var title: String?
    /// All lines, 1 to 200. Numbers that campaigns name stay among them (FAILED_PRECONDITION otherwise).
    public var lines: [CommunicationLine]
    /// 1 to 1,000 characters on one line.
    public var reason: String
    /// Refused (ABORTED) when the plan has been revised since this version.
    public var ifVersion: Int?
    /// Not before the last step, not in the future; today when left out.
    public var on: Day?
}

public struct ApproveCommunication: Composite {
    /// One that is drafted.
    public var id: CommunicationPlanID
    /// Not before the last step, not in the future; today when left out.
    public var on: Day?
}

public struct VoidCommunication: Composite {
    /// The plan.
    public var id: CommunicationPlanID
    /// Which step, by what it made of the plan, planned or revised to a draft, or approved: the last one (FAILED_PRECONDITION otherwise).
    public var step: CommunicationStatus
    /// Of which version. No campaign is a line that is not in the version before, or any line of a plan that never was
    /// (FAILED_PRECONDITION).
    public var version: Int
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

public struct GetCommunication: Composite {
    public var id: CommunicationPlanID
    /// The day that is asked about; ``knownOn`` when left out, and today without that. NOT_FOUND before it was planned.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
}

/// A plan, and what was done of it.
public struct CommunicationProgress: Composite {
    public var plan: CommunicationPlan
    /// By number.
    public var lines: [LineProgress]
    /// Campaigns of the plan's unit that begin in its year and are none of its lines, at most 500.
    public var unplanned: [CampaignID]
}

/// What was done of one planned campaign by the day.
public struct LineProgress: Composite {
    public var number: Int
    /// The campaigns that are this line, at most 500, with how far each is.
    public var campaigns: [FollowedCampaign]
    /// The months in which events of theirs were held.
    public var heldIn: [Int]
    /// Planned months that are over, in which none was.
    public var missed: [Int]
    /// What their events came to.
    public var reach: ReachSummary
    /// Whether the fund has told of the budget line; nil where there is none.
    public var budgetLineSeen: Bool?
}

/// A campaign that is a line of a plan.
public struct FollowedCampaign: Composite {
    public var id: CampaignID
    public var status: CampaignStatus
}

public struct ListCommunication: Composite, DatedRequest {
    /// A unit: the one that leads the plan or one above it.
    public var unit: UnitPath?
    public var year: Int?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?

    public init() {}
}
