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
    /// Puts a submitted version in force. Whoever drafts cannot approve without the role `treasurer` over the
    /// estimate's unit. FAILED_PRECONDITION when more than a line's new amount is already allocated.
    public static let approve = Command<ApproveEstimate, Estimate>(
        "funding.Estimates/Approve", needs: .treasurer)
    /// Estimates that the caller may see; every member of the request narrows the list.
    public static let list = Query<ListEstimates, EstimateList>("funding.Estimates/List", needs: .reader)
}

public typealias EstimateID = ID<Estimate>

/// One version of a unit's estimate for one plan and one budget year.
public struct Estimate: Codable, Hashable, Sendable {
    public let id: EstimateID
    /// From 1.
    public let version: Int
    public let unit: UnitPath
    /// The plan's id: `thai-binh-2020-2025`.
    public let plan: String
    public let year: Int
    public let lines: [EstimateLine]
    public let total: Money
    public let status: EstimateStatus
    /// Who drafted this version, and who approved it: that both are kept is the trace of the four eyes.
    public let draftedBy: UnitPath
    /// What is to be mended, when it was returned.
    public let remark: String?
    public let approvedBy: UnitPath?
    public let approvedOn: Day?

    public init(
        id: EstimateID, version: Int, unit: UnitPath, plan: String, year: Int, lines: [EstimateLine],
        total: Money, status: EstimateStatus, draftedBy: UnitPath, remark: String? = nil,
        approvedBy: UnitPath? = nil, approvedOn: Day? = nil
    ) {
        self.id = id
        self.version = version
        self.unit = unit
        self.plan = plan
        self.year = year
        self.lines = lines
        self.total = total
        self.status = status
        self.draftedBy = draftedBy
        self.remark = remark
        self.approvedBy = approvedBy
        self.approvedOn = approvedOn
    }
}

/// How far an estimate is.
public enum EstimateStatus: String, Choice {
    case draft, submitted, returned, approved
    /// Was in force, until a later version was approved.
    case superseded
}

/// What one activity is to cost, out of one source.
public struct EstimateLine: Codable, Hashable, Sendable {
    /// The activity's id in the plan: `III.5`. An activity and a source come together once in an estimate.
    public let activity: String
    public let source: SourceID
    /// More than 0.
    public let amount: Money
    /// How the amount was arrived at.
    public let reason: String

    public init(activity: String, source: SourceID, amount: Money, reason: String) {
        self.activity = activity
        self.source = source
        self.amount = amount
        self.reason = reason
    }
}

public struct DraftEstimate: Codable, Hashable, Sendable {
    /// Its new id, or that of the estimate whose next version this is.
    public let id: EstimateID?
    public let unit: UnitPath
    public let plan: String
    public let year: Int
    public let lines: [EstimateLine]

    public init(id: EstimateID? = nil, unit: UnitPath, plan: String, year: Int, lines: [EstimateLine]) {
        self.id = id
        self.unit = unit
        self.plan = plan
        self.year = year
        self.lines = lines
    }
}

public struct SubmitEstimate: Codable, Hashable, Sendable {
    public let id: EstimateID

    public init(id: EstimateID) {
        self.id = id
    }
}

public struct ReturnEstimate: Codable, Hashable, Sendable {
    public let id: EstimateID
    public let remark: String

    public init(id: EstimateID, remark: String) {
        self.id = id
        self.remark = remark
    }
}

public struct ApproveEstimate: Codable, Hashable, Sendable {
    public let id: EstimateID

    public init(id: EstimateID) {
        self.id = id
    }
}

/// Every member narrows the list, which shows the latest version of each.
public struct ListEstimates: Codable, Hashable, Sendable {
    public let id: EstimateID?
    public let unit: UnitPath?
    public let plan: String?
    public let year: Int?
    public let status: EstimateStatus?
    /// Every version, oldest first, instead of the latest.
    public let allVersions: Bool?

    public init(
        id: EstimateID? = nil, unit: UnitPath? = nil, plan: String? = nil, year: Int? = nil,
        status: EstimateStatus? = nil, allVersions: Bool? = nil
    ) {
        self.id = id
        self.unit = unit
        self.plan = plan
        self.year = year
        self.status = status
        self.allVersions = allVersions
    }
}

public struct EstimateList: Codable, Hashable, Sendable {
    public let items: [Estimate]

    public init(items: [Estimate]) {
        self.items = items
    }
}
