public import Vocabulary

/// The contract of the funding service: where money comes from, what it is promised to, what was paid.
public enum FundingContract {
    public static let name = "funding"
}

public typealias AllocationID = ID<Allocation>
public typealias CommitmentID = ID<Commitment>
public typealias DonationID = ID<Donation>
public typealias EntitlementID = ID<Entitlement>
public typealias EstimateID = ID<Estimate>
public typealias PaymentID = ID<Payment>
public typealias NoticeID = ID<Notice>
public typealias ProposalID = ID<AidProposal>
public typealias RunID = ID<PaymentRun>
public typealias SettlementID = ID<Settlement>
public typealias SourceID = ID<Source>
public typealias SpendingFindingID = ID<SpendingFinding>
public typealias SpendingInspectionID = ID<SpendingInspection>
public typealias WaiverID = ID<Waiver>
