public import Vocabulary

extension Estimate {
    public init(
        id: EstimateID, version: Int, unit: UnitPath, plan: String, year: Int, lines: [EstimateLine],
        total: Money, status: EstimateStatus, draftedBy: UnitPath
    ) {
        (self.id, self.version, self.unit, self.plan, self.year) = (id, version, unit, plan, year)
        (self.lines, self.total, self.status, self.draftedBy) = (lines, total, status, draftedBy)
    }
}

extension EstimateLine {
    public init(activity: sending String, source: SourceID, amount: Money, reason: String) {
        (self.activity, self.source, self.amount, self.reason) = (activity, source, amount, reason)
    }
}

extension DraftEstimate {
    public init(unit: UnitPath, plan: String, year: Int, lines: [EstimateLine]) {
        (self.unit, self.plan, self.year, self.lines) = (unit, plan, year, lines)
    }
}

extension SubmitEstimate { public init(id: EstimateID) { self.id = id } }

extension ReturnEstimate {
    public init(id: EstimateID, remark: String) { (self.id, self.remark) = (id, remark) }
}

extension ApproveEstimate { public init(id: EstimateID) { self.id = id } }

extension AskEstimateChanges { public init(id: EstimateID) { self.id = id } }

extension EstimateChanges {
    public init(
        id: sending EstimateID, unit: UnitPath, earlier: Int, version: Int, lines: [EstimateChange],
        earlierTotal: Money, total: Money, remarks: [String]
    ) {
        (self.id, self.unit, self.earlier, self.version) = (id, unit, earlier, version)
        (self.lines, self.earlierTotal, self.total, self.remarks) = (lines, earlierTotal, total, remarks)
    }
}

extension EstimateChange {
    public init(activity: String, source: SourceID) { (self.activity, self.source) = (activity, source) }
}
