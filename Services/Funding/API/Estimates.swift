public import Bus
public import Vocabulary

/// Yearly estimates (dự toán) of units, in versions.
public enum Estimates {
    /// Begins an estimate, or, with the id of one that is not waiting for approval, writes its next version.
    public static let draft = Command<DraftEstimate, Estimate>("funding.Estimates/Draft", needs: .accountant)
    /// Hands a drafted version in for approval.
    public static let submit = Command<SubmitEstimate, Estimate>(
        "funding.Estimates/Submit", needs: .accountant)
    /// Sends a submitted version back with what is to be mended.
    public static let `return` = Command<ReturnEstimate, Estimate>(
        "funding.Estimates/Return", needs: .treasurer)
    /// Puts a submitted version in force, in the name of the estimate's unit: a People's Committee for itself and those below
    /// it. FAILED_PRECONDITION when more than a line's new amount is already allocated.
    public static let approve = Command<ApproveEstimate, Estimate>(
        "funding.Estimates/Approve", needs: .approver)
    /// Estimates that the caller may see; every member of the request narrows the list.
    public static let list = Query<ListEstimates, List<Estimate>>(
        "funding.Estimates/List", needs: .comptroller)
}

/// One version of a unit's estimate for one plan and one budget year.
public struct Estimate: Composite {
    public var id: EstimateID
    /// From 1.
    public var version: Int
    public var unit: UnitPath
    /// The plan's id: `thai-binh-2020-2025`.
    public var plan: String
    /// The budget year.
    public var year: Int
    public var lines: [EstimateLine]
    /// The sum of the lines, in đồng.
    public var total: Money
    public var status: EstimateStatus
    /// Who drafted this version, and who approved it: that both are kept is the trace of the four eyes.
    public var draftedBy: UnitPath
    /// What is to be mended, when it was returned.
    public var remark: String?
    /// The unit that approved it, once it was.
    public var approvedBy: UnitPath?
    public var approvedOn: Day?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Absent otherwise.
    public var provisional: Bool?
}

/// How far an estimate is.
public enum EstimateStatus: String, Choice {
    case draft, submitted, returned, approved
    /// Was in force, until a later version was approved.
    case superseded
}

/// What one activity is to cost, out of one source.
public struct EstimateLine: Composite {
    /// The activity's id in the plan: `III.5`. An activity and a source come together once in an estimate.
    public var activity: String
    /// One of the estimate's year and province.
    public var source: SourceID
    /// More than 0.
    public var amount: Money
    /// How the amount was arrived at.
    public var reason: String
}

public struct DraftEstimate: Composite {
    /// Its new id, or that of the estimate whose next version this is.
    public var id: EstimateID?
    /// A unit of today; ALREADY_EXISTS when it has another estimate of the plan and year.
    public var unit: UnitPath
    /// The plan's id, 1 to 100 characters; unit, plan and year stay in the next version. The fund does not know the plans: that
    /// it is one, and has the lines' activities, is not checked.
    public var plan: String
    /// The budget year, 2000 to 2199.
    public var year: Int
    /// 1 to 1,000.
    public var lines: [EstimateLine]
    /// The day that it was drafted: not in the future, not before the version before it; today when absent.
    public var on: Day?
}

public struct SubmitEstimate: Composite {
    /// One whose latest version is a draft.
    public var id: EstimateID
    /// The day that it was handed in: not before it was drafted, not in the future; today when absent.
    public var on: Day?
}

public struct ReturnEstimate: Composite {
    /// One whose latest version is submitted.
    public var id: EstimateID
    /// What is to be mended, 1 to 2,000 characters on one line.
    public var remark: String
    /// The day that it was sent back: not before it was handed in, not in the future; today when absent.
    public var on: Day?
}

public struct ApproveEstimate: Composite {
    /// One whose latest version is submitted.
    public var id: EstimateID
    /// The day of the decision: not before it was handed in, nor before the version in force was approved, not in the future;
    /// today when absent.
    public var on: Day?
}

/// Every member narrows the list, which shows the latest version of each.
public struct ListEstimates: Composite, DatedRequest {
    public var id: EstimateID?
    /// This unit and those below it.
    public var unit: UnitPath?
    /// The plan's id.
    public var plan: String?
    /// The budget year.
    public var year: Int?
    public var status: EstimateStatus?
    /// Every version, oldest first, instead of the latest.
    public var allVersions: Bool?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// `next` of the page before; the first page when absent.
    public var after: String?
    /// 1 to 500 items; 200 when absent.
    public var limit: Int?

    public init() {}
}
