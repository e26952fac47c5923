public import Bus
public import Vocabulary

extension Estimates {
    /// What one version of an estimate says otherwise than an earlier one, line by line, with what was asked for between them.
    public static let changes = Query<AskEstimateChanges, EstimateChanges>(
        "funding.Estimates/Changes", needs: .comptroller)
}

public struct AskEstimateChanges: Composite {
    public var id: EstimateID
    /// The earlier version; the one before ``version`` when absent.
    public var earlier: Int?
    /// The later one, from 2 on; the latest when absent.
    public var version: Int?
}
extension AskEstimateChanges: BoundedMembers {
    public static let bounds = ["earlier": 1...100_000, "version": 2...100_000]
}

/// Two versions of an estimate beside each other.
public struct EstimateChanges: Composite {
    public var id: EstimateID
    public var unit: UnitPath
    /// The earlier version.
    public var earlier: Int
    /// The later one.
    public var version: Int
    /// Only lines that are otherwise, in the order of the later version, those that are left out last.
    public var lines: [EstimateChange]
    /// The sum of the earlier version, in đồng.
    public var earlierTotal: Money
    /// The sum of the later one, in đồng.
    public var total: Money
    /// Why versions between them were returned, the first first.
    public var remarks: [String]
}

/// A line that two versions have otherwise.
public struct EstimateChange: Composite {
    /// The activity's id in the plan.
    public var activity: String
    public var source: SourceID
    /// In đồng; absent of a line that is new.
    public var earlierAmount: Money?
    /// In đồng; absent of a line that is left out.
    public var amount: Money?
    /// How the earlier amount was arrived at, where that is said otherwise now.
    public var earlierReason: String?
    /// How the later amount was arrived at.
    public var reason: String?
}
